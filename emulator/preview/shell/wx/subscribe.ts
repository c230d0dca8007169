import { openModal } from '../dialogs'
import { settings } from '../settings'
import { WxFailure, wxCall } from './outcome'

/** What WeChat calls the templates of this machine in its question. */
const names: Readonly<Record<string, string>> = {
  'local-offer': '候补有位置提醒',
  'local-shift': '班次变动提醒',
  'local-need': '求助进展提醒',
}

/** WeChat takes no more in one question. */
const MOST = 3

/** WeChat's own question about 订阅消息. As in WeChat it comes on a tap only, and a yes is one message a template. */
export const subscribe = {
  requestSubscribeMessage: wxCall<{ tmplIds: string[] }>('requestSubscribeMessage', async ({ tmplIds }) => {
    if (!navigator.userActivation.isActive) {
      throw new WxFailure('requestSubscribeMessage:fail can only be invoked by user TAP gesture.', 10005)
    }
    if (tmplIds.length === 0 || tmplIds.length > MOST || tmplIds.some((id) => !Object.hasOwn(names, id))) {
      throw new WxFailure(
        'requestSubscribeMessage:fail No template data return, verify the template id exist',
        20001,
      )
    }
    const { confirm } = await openModal({
      title: '微信想问您：要接收这些消息吗',
      content: `${tmplIds.map((id) => names[id]).join('\n')}\n（每种一次一条）`,
      cancelText: '取消',
      confirmText: '允许',
    })
    if (confirm) {
      await fetch('/wechat/accept', {
        method: 'POST',
        body: JSON.stringify({ openid: settings.openid, ids: tmplIds }),
      })
    }
    return Object.fromEntries(tmplIds.map((id) => [id, confirm ? 'accept' : 'reject']))
  }),
}
