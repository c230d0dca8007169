import { explain } from '../dialogs'
import { shareCurrentPage } from '../share'
import { askForm } from './form'
import type { BuiltIn } from './host'

const openTypes = new Set(['', 'share', 'agreePrivacyAuthorization', 'feedback', 'getPhoneNumber'])

export const button: BuiltIn = ({ element, props, emit }) => {
  element.addEventListener('click', () => {
    if (props.disabled) {
      return
    }
    if (props.formType) {
      askForm(element, props.formType)
    }
    if (props.openType === 'share') {
      shareCurrentPage('button', element)
    }
    if (props.openType === 'agreePrivacyAuthorization') {
      emit('agreeprivacyauthorization', {})
    }
    if (props.openType === 'feedback') {
      void explain('在手机上会打开微信的意见反馈页', '写的话和图会到小程序后台的“用户反馈”里。')
    }
    if (props.openType === 'getPhoneNumber') {
      void askPhoneNumber().then((detail) => emit('getphonenumber', detail))
    }
  })
  return {
    update(property) {
      if (property === 'openType' && !openTypes.has(props.openType)) {
        throw new Error(`预览没有 <button open-type="${props.openType}">`)
      }
      element.setAttribute('role', 'button')
      element.setAttribute('type', props.type)
      element.setAttribute('size', props.size)
      element.toggleAttribute('plain', props.plain)
      element.toggleAttribute('loading', props.loading)
      element.toggleAttribute('disabled', props.disabled)
      element.ariaDisabled = props.disabled ? 'true' : null
      element.setAttribute('hover-class', props.disabled ? 'none' : props.hoverClass)
      element.toggleAttribute('hover-stop-propagation', props.hoverStopPropagation)
    },
  }
}

/** WeChat asks the person; the number itself is only given to the function that exchanges the code. */
async function askPhoneNumber(): Promise<{ code?: string; errMsg: string }> {
  const answer = await wx.showModal({
    title: '微信绑定的手机号',
    content: '允许小程序使用微信绑定的手机号吗？（演示号码）',
    confirmText: '允许',
    cancelText: '不允许',
  })
  return (answer as { confirm: boolean }).confirm
    ? { code: `phone-${crypto.randomUUID()}`, errMsg: 'getPhoneNumber:ok' }
    : { errMsg: 'getPhoneNumber:fail user deny' }
}

export const navigator: BuiltIn = ({ element, props }) => {
  element.setAttribute('role', 'link')
  element.addEventListener('click', () => {
    const { url, delta } = props
    switch (props.openType) {
      case 'navigate':
        return wx.navigateTo({ url })
      case 'redirect':
        return wx.redirectTo({ url })
      case 'switchTab':
        return wx.switchTab({ url })
      case 'reLaunch':
        return wx.reLaunch({ url })
      case 'navigateBack':
        return wx.navigateBack({ delta })
      default:
        throw new Error(`预览没有 <navigator open-type="${props.openType}">`)
    }
  })
  return {
    update() {
      element.setAttribute('hover-class', props.hoverClass)
      element.toggleAttribute('hover-stop-propagation', props.hoverStopPropagation)
    },
  }
}
