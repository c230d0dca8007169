import { installPhone } from '../testing/phone'
import { fontScale } from './font-scale'

function scaledBy(factor: number | undefined) {
  installPhone()
  wx.getAppBaseInfo = () => ({ fontSizeScaleFactor: factor }) as WechatMiniprogram.AppBaseInfo
  return fontScale()
}

test('text, headings and icons grow by the shares of the design', () => {
  expect(scaledBy(1.4)).toEqual({ pageStyle: '--fs:1.4;--fm:1.3;--fd:1.2;--ic:1.2', isLarge: true })
})

test('smaller letters than normal are not made smaller still', () => {
  expect(scaledBy(0.9)).toMatchObject({ pageStyle: '--fs:1;--fm:1;--fd:1;--ic:1', isLarge: false })
  expect(scaledBy(undefined).isLarge).toBe(false)
})

test('beyond the largest setting of WeChat nothing grows', () => {
  expect(scaledBy(3).pageStyle).toContain('--fs:1.75')
})
