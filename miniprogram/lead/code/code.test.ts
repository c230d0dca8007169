import { startOfDay } from '../../services/format'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees } from '../../testing/render-page'
import { isSpent, waitFor } from '../code-times'

const path = 'lead/code/code'
const now = startOfDay('2026-11-23')
let phone: Phone

const code = (text: string) => ({
  code: text,
  validUntil: Date.now() + 20_000,
  picture: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
  checkedIn: 4,
  taken: 12,
})

/** As the timer would. */
const renew = (screen: Screen) => (screen.page as unknown as { renew(): Promise<void> }).renew()

beforeEach(() => {
  phone = installPhone()
  phone.answer('shift.code', code('123456'))
})

test('the code stands in large digits with how many are there, and the screen stays lit until the page goes', async () => {
  const screen = openPage(path, { shiftId: 's-1' })
  await sees(screen, '已签到 4 人，名单上 12 人')
  expect(screen.text).toContain('123456')
  expect(phone.staysLit).toBe(true)
  screen.close()
  expect(phone.staysLit).toBe(false)
})

test('the next code takes the place of the last', async () => {
  const screen = openPage(path, { shiftId: 's-1' })
  await sees(screen, '123456')
  phone.answer('shift.code', code('654321'))
  await renew(screen)
  await sees(screen, '654321')
  expect(screen.text).not.toContain('123456')
  screen.close()
})

test('without a network the last code stays while it may be taken, and it says that it was not renewed', async () => {
  const screen = openPage(path, { shiftId: 's-1' })
  await sees(screen, '123456')
  phone.network = 'offline'
  await renew(screen)
  await sees(screen, '网络不好，码还没有换')
  expect(screen.text).toContain('123456')
  ;(screen.page as unknown as { arrivedAt: number }).arrivedAt -= 120_000
  await renew(screen)
  await sees(screen, '签到码换不了，连上网自动换')
  expect(screen.text).not.toContain('123456')
  phone.network = 'good'
  screen.press('.load', '#retry')
  await sees(screen, '123456')
  screen.close()
})

test('after the shift there is no code, and it is not asked for again', async () => {
  phone.refuse('shift.code', { code: 'PHASE_REFUSED', details: { phase: 'ended' }, traceId: 't' })
  const screen = openPage(path, { shiftId: 's-1' })
  await sees(screen, '现在办不了这件事')
  expect((screen.page as unknown as { timer?: object }).timer).toBeUndefined()
  screen.close()
})

test('the phone’s clock may be wrong: it never asks without pause, and never shows a code that is no longer taken', () => {
  const turn = 30_000
  expect(waitFor(now + 12_000, now)).toBe(12_000)
  for (const off of [-3_600_000, -20_000, 0, 20_000, 3_600_000]) {
    for (let age = 0; age < turn; age += 1_000) {
      const wait = waitFor(now + turn - age, now + off)
      expect(wait).toBeGreaterThan(0)
      // Asked for at this age, a code is taken until its turn and one more are over.
      expect(age + wait).toBeLessThanOrEqual(2 * turn)
    }
  }
})

test('a code that could not be renewed is shown for half a minute more and no longer', () => {
  expect(isSpent(now, 20_000, now + 49_000)).toBe(false)
  expect(isSpent(now, 20_000, now + 50_000)).toBe(true)
})
