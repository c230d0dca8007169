import { inputBreaks } from './input-breaks'
import { isOpenEnd } from './open-ends'
import { outputBreaks } from './output-breaks'
import type { Release } from './release'

/**
 * Every way in which phones that still have the released version would fail against this one, in words: for days
 * after an update both are in use. Additions are none.
 */
export function breaksBetween(
  released: Omit<Release, 'version'>,
  present: Omit<Release, 'version'>,
  isOpen: (place: string) => boolean = isOpenEnd,
): string[] {
  const methods = Object.entries(released.methods).flatMap(([name, was]) => {
    const now = present.methods[name]
    if (!now) {
      return [`${name}：方法没有了，旧手机上用到它的页面都办不成`]
    }
    const kind =
      was.kind === 'read' && now.kind === 'write' ? [`${name}：要请求编号了，旧手机不送，会被拒绝`] : []
    return [
      ...kind,
      ...inputBreaks(was.input, now.input, `${name} 输入`),
      ...outputBreaks(was.output, now.output, `${name} 输出`, isOpen),
    ]
  })
  const errors = Object.entries(released.errors).flatMap(([code, was]) => {
    const now = present.errors[code]
    return now
      ? outputBreaks(was, now, `错误 ${code}`, isOpen)
      : [`错误 ${code}：没有了，旧手机上按它办的页面不再提醒`]
  })
  return [...methods, ...errors]
}
