import { aShift, tomorrowMorning } from '../testing/samples'
import { barView, releaseQuestion } from './claim-bar-view'
import type { Deed } from './pending-store'

const hour = 3_600_000
const now = tomorrowMorning() - 20 * hour
const plain = (text: string) => text.replaceAll('\u00A0', ' ')

function bar(changes: Parameters<typeof aShift>[0], deed?: Deed) {
  const { buttons, title, caption, line } = barView(aShift(changes), { now, deed })
  return { title: plain(title), caption: plain(caption), line, buttons: buttons.map(({ text }) => text) }
}

function aDeed(changes: Partial<Deed>): Deed {
  const subject = { shiftId: 's-1', taskId: 't-1', title: '', siteName: '', startsAt: 0, endsAt: 0 }
  return { kind: 'claim', subject, requestId: 'r-12345678', sent: 0, ...changes }
}

test('with places left it offers to claim', () => {
  expect(bar({ left: 3 })).toMatchObject({ title: '还剩 3 个名额', buttons: ['报名这一班'] })
})

test('the last place is said to be the last', () => {
  expect(bar({ left: 1 })).toMatchObject({ title: '只剩 1 个名额', buttons: ['报名这一班'] })
})

test('when full it says which position one would get', () => {
  expect(bar({ left: 0, waiting: 1 })).toMatchObject({ caption: '您会排第 2 位', buttons: ['排候补'] })
})

test('when the queue is full too, there is nothing to tap', () => {
  expect(bar({ left: 0, queueLeft: 0 })).toMatchObject({ title: '候补已满', buttons: [] })
})

test('a holder can give the place back', () => {
  expect(bar({ mine: { state: 'claimed' } })).toMatchObject({ title: '您在这一班', buttons: ['退出这班'] })
})

test('who waits sees the position, can leave, and is led to a shift with room', () => {
  const shift = aShift({ left: 0, mine: { state: 'waiting', position: 2, why: 'full' } })
  const alternative = aShift({ id: 's-2', left: 4 })
  const { title, buttons } = barView(shift, { now, alternative })
  expect(plain(title)).toBe('候补第 2 位')
  expect(buttons.map(({ text }) => plain(text))).toEqual(['不排了', '看上午班 · 还剩 4 个'])
})

test('who is offered a place can take it or leave it', () => {
  expect(bar({ left: 0, mine: { state: 'offered', until: now + 12 * hour } })).toMatchObject({
    title: '轮到您了',
    buttons: ['不去了', '报名这一班'],
  })
})

test.each([
  [{ startsAt: now - hour }, '已经开始'],
  [{ startsAt: now - 9 * hour }, '已经结束'],
  [{ state: 'cancelled' as const }, '这班取消了'],
])('nothing can be done with %j: %s', (changes, title) => {
  expect(bar(changes)).toMatchObject({ title, buttons: [] })
})

test('while a claim is on its way its button is busy, and it is not called claimed', () => {
  const { title, buttons } = barView(aShift(), { now, deed: aDeed({ sent: 1 }) })
  expect(plain(title)).toBe('还剩 3 个名额')
  expect(buttons).toEqual([expect.objectContaining({ text: '正在提交', isBusy: true })])
})

test('a held claim says so and can be taken back', () => {
  expect(bar({}, aDeed({ held: 'NETWORK', sent: 1 }))).toMatchObject({
    title: '还没报上名',
    buttons: ['先不报了'],
  })
})

test('a held release that may have arrived cannot be taken back', () => {
  const release = aDeed({ kind: 'release', held: 'NETWORK', sent: 1 })
  expect(bar({ mine: { state: 'claimed' } }, release)).toMatchObject({ title: '还没退成', buttons: [] })
})

test('before giving back, what it means is said: twelve hours ahead it has no effect', () => {
  const shift = aShift({ mine: { state: 'claimed' } })
  expect(releaseQuestion(shift, shift.startsAt - 12 * hour).content).toContain('没有影响')
  expect(releaseQuestion(shift, shift.startsAt - 12 * hour + 1).content).toContain('不到 12 小时')
})
