import type { EditablePost } from '../../cloudfunctions/contract/post'
import { doneNotice } from '../services/act'
import type { Notice } from '../services/deed-words'
import { isOut } from './post-stand'

interface Question {
  title: string
  content: string
}

type Withdrawn = Pick<EditablePost, 'isHidden' | 'visibleAt' | 'publishAt'>

/** What people could read is gone for good; before that it is a draft again, of whoever may read it. */
export function withdrawalOf(post: Withdrawn, now: number): { button: string; question: Question } {
  if (isOut(post, now)) {
    const question = { title: '撤回这一篇吗', content: '撤回以后谁也看不到，不能再发。' }
    return { button: '撤回，不给大家看了', question }
  }
  if (post.isHidden) {
    const question = { title: '撤回给作者吗', content: '撤回以后是作者的草稿，作者会收到消息，改好了再送。' }
    return { button: '撤回给作者', question }
  }
  const question = { title: '撤回来改吗', content: '撤回以后是草稿，改好了再送。' }
  return { button: '撤回来改', question }
}

/** What became of it, as the cloud says it. */
export function withdrawn({ state, isHidden }: Pick<EditablePost, 'state' | 'isHidden'>): Notice {
  if (state === 'withdrawn') {
    return doneNotice('撤回了', '谁也看不到了。')
  }
  return isHidden
    ? doneNotice('还给作者了', '作者收到了消息，改好了再送。')
    : doneNotice('撤回来了', '改好了再送一次。')
}

export function deletionOf({ isHidden }: Pick<EditablePost, 'isHidden'>): Question {
  const unseen = isHidden ? '这是别人的草稿，您看不到写了什么。' : ''
  return { title: '删掉这一篇吗', content: `${unseen}字和照片都会删掉，找不回来。` }
}
