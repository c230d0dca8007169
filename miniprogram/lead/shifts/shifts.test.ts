import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { aCharge } from '../../testing/shift-samples'

const path = 'lead/shifts/shifts'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('shift.list', ({ view }) => ({
    items:
      view === 'toConfirm'
        ? [aCharge({ shiftId: 's-2', title: '河道清淤', phase: 'ended', unconfirmed: 7 })]
        : [aCharge({ coming: 4, waiting: 2 })],
  }))
})

test('a lead sees what is coming with its numbers, and from every tab how many wait for hours', async () => {
  const screen = openPage(path)
  await sees(screen, '光伏板清灰')
  await sees(screen, '报名 9/12 · 会来 4 人 · 候补 2 人')
  await sees(screen, '待确认工时 1')
  screen.close()
})

test('the tab of hours lists what has ended with how many are open', async () => {
  const screen = openPage(path)
  await sees(screen, '光伏板清灰')
  ;(screen.page as unknown as { onView(event: object): void }).onView({
    currentTarget: { dataset: { view: 'toConfirm' } },
  })
  await sees(screen, '7 人等着记工时')
  expect(screen.text).not.toContain('光伏板清灰')
  screen.close()
})

test('whoever leads nothing is told how one comes to lead', async () => {
  phone.answer('shift.list', { items: [] })
  const screen = openPage(path)
  await sees(screen, '没有要带的班')
  screen.close()
})

test('without a network it says so, keeps no names, and tries again on a tap', async () => {
  phone.network = 'offline'
  const screen = openPage(path)
  await sees(screen, '名单不存在手机里，连上网再看。')
  phone.network = 'good'
  screen.press('.load', '#retry')
  await sees(screen, '光伏板清灰')
  expect([...phone.storage.values()].join()).not.toContain('光伏板清灰')
  screen.close()
})

test('reaching the bottom adds the next page below', async () => {
  phone.answer('shift.list', ({ cursor }) =>
    cursor
      ? { items: [aCharge({ shiftId: 's-3', title: '最后一班' })] }
      : { items: [aCharge()], next: '1_s-1' },
  )
  const screen = openPage(path)
  await sees(screen, '往上拉还有')
  screen.page.onReachBottom?.()
  await until(() => screen.count('.card') === 2)
  await sees(screen, '最后一班')
  await sees(screen, '就这些了')
  screen.close()
})
