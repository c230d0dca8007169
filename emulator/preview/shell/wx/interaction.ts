import { explain, hideToast, type ModalOptions, openModal, openSheet, showToast } from '../dialogs'
import { WxFailure, wxCall } from './outcome'

interface ToastOptions {
  title: string
  duration?: number
  mask?: boolean
}

interface Place {
  latitude: number
  longitude: number
  name?: string
  address?: string
}

const privacyKey = 'preview:privacy-agreed'

/** Toasts, dialogs, and what only a real phone can do: that is said in a dialog instead. */
export const interaction = {
  showToast: wxCall<ToastOptions>('showToast', ({ title, duration = 1500, mask = false }) =>
    showToast(title, duration, mask),
  ),
  hideToast: wxCall('hideToast', hideToast),
  showLoading: wxCall<ToastOptions>('showLoading', ({ title, mask = false }) => showToast(title, null, mask)),
  hideLoading: wxCall('hideLoading', hideToast),
  showModal: wxCall<ModalOptions>('showModal', openModal),
  showActionSheet: wxCall<{ itemList: string[]; alertText?: string }>(
    'showActionSheet',
    async ({ itemList, alertText = '' }) => {
      const tapIndex = await openSheet(alertText, itemList)
      if (tapIndex === null) {
        throw new Error('cancel')
      }
      return { tapIndex }
    },
  ),
  openLocation: wxCall<Place>('openLocation', async ({ latitude, longitude, name, address }) => {
    await explain(
      '在手机上会打开地图',
      [name, address, `${latitude}, ${longitude}`].filter(Boolean).join('\n'),
    )
  }),
  makePhoneCall: wxCall<{ phoneNumber: string }>('makePhoneCall', async ({ phoneNumber }) => {
    await explain('在手机上会拨打电话', phoneNumber)
  }),
  openPrivacyContract: wxCall('openPrivacyContract', async () => {
    await explain('在手机上会打开微信的隐私保护指引', '内容是在小程序后台填的那一份。')
  }),
  /** Asked once per browser, as WeChat asks once per person. */
  requirePrivacyAuthorize: wxCall('requirePrivacyAuthorize', async () => {
    if (localStorage.getItem(privacyKey) !== null) {
      return
    }
    const { confirm } = await openModal({
      title: '用户隐私保护提示',
      content: '使用前请阅读隐私保护指引。点“同意”表示您已阅读并同意。',
      cancelText: '拒绝',
      confirmText: '同意',
    })
    if (!confirm) {
      throw new WxFailure('requirePrivacyAuthorize:fail privacy permission is not authorized')
    }
    localStorage.setItem(privacyKey, '1')
  }),
  /** A browser has no camera to point: one types what it would read. */
  scanCode: wxCall<{ scanType?: string[] }>('scanCode', async () => {
    const { confirm, content } = await openModal({
      title: '扫一扫',
      editable: true,
      placeholderText: '相机会读到的文字',
    })
    if (!confirm || !content) {
      throw new WxFailure('scanCode:fail cancel')
    }
    return { result: content.trim(), scanType: 'QR_CODE', charSet: 'utf-8', path: '' }
  }),
  setClipboardData: wxCall<{ data: string }>('setClipboardData', async ({ data }) => {
    await navigator.clipboard.writeText(data)
    showToast('内容已复制', 1500, false)
  }),
  /** A screen on a desk does not go dark under one's hands. */
  setKeepScreenOn: wxCall<{ keepScreenOn: boolean }>('setKeepScreenOn', () => undefined),
  /** A browser on a desk cannot be felt. */
  vibrateShort: wxCall('vibrateShort', () => undefined),
}
