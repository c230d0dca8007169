import type { Failure } from './api'
import type { Notice } from './deed-words'
import { errorText, isKnown, reportCode } from './error-text'

/** Why something typed was not carried out. What was typed is still there, and it says so. */
export function failureNotice(error: Failure): Notice {
  const { title, text } = errorText(error)
  if (error.code === 'NETWORK') {
    return {
      tone: 'amber',
      icon: 'wifi-off',
      title: '还没交上去',
      text: '网络不好，填的都留着，请过一会儿再试。',
    }
  }
  if (error.code === 'CHECK_UNAVAILABLE') {
    return {
      tone: 'amber',
      icon: 'error-circle',
      title: '还没有送出去',
      text: '微信的文字检查现在不通，填的都留着，请过一会儿再送。',
    }
  }
  if (error.code === 'MAINTENANCE' || error.code === 'UNKNOWN_METHOD') {
    return { tone: 'amber', icon: 'time', title, text: `${text}填的都留着。` }
  }
  if (error.code === 'INTERNAL' || error.code === 'SERVICE') {
    const code = `报修时请说代码 ${reportCode(error)}。`
    return { tone: 'amber', icon: 'error-circle', title, text: `是我们这边出了问题，填的都留着。${code}` }
  }
  const code = isKnown(error) ? '' : `还不行，请报修，说代码 ${reportCode(error)}。`
  return { tone: 'amber', icon: 'error-circle', title, text: text + code }
}
