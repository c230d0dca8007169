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
  const view = barView(aShift({ mine: { state: 'claimed' } }), { now: now - 24 * hour })
  expect(view.buttons.map(({ text }) => text)).toEqual(['退出这班'])
})

describe('why the waiting list does not move is always said', () => {
  const eight = tomorrowMorning() + hour / 2
  test.each([
    [{ why: 'full' as const }, '前面还没有人退出。'],
    [{ why: 'held' as const, until: eight }, '空位先留给前面的人，到 明天 8:00。'],
    [{ why: 'fewer' as const }, '名额减少了，先不补。'],
    [{ why: 'firstTap' as const }, '离开始不到 2 小时，有空位谁先点谁上。'],
  ])('%j: %s', (why, words) => {
    const mine = { state: 'waiting' as const, position: 2, ...why }
    expect(bar({ left: 0, mine })).toMatchObject({ title: '候补第 2 位', line: words })
  })
})

test('shortly before the start a free place can be taken by who waits, too', () => {
  const mine = { state: 'waiting' as const, position: 3, why: 'firstTap' as const }
  const shift = aShift({ left: 1, waiting: 3, mine })
  const view = barView(shift, { now: shift.startsAt - hour })
  expect(view).toMatchObject({ title: '有空位了', line: '离开始不到 2 小时，有空位谁先点谁上。' })
  expect(view.buttons.map(({ text }) => text)).toEqual(['不排了', '报名这一班'])
})

test('shortly before the start a full shift has no list to join, only a place to watch for', () => {
  const shift = aShift({ left: 0 })
  const view = barView(shift, { now: shift.startsAt - hour })
  expect(view.buttons.map(({ act }) => act)).toEqual(['look'])
})

test('a shift that is for others says for whom, and offers nothing', () => {
  expect(bar({ audience: 'party', notForMe: true })).toMatchObject({ title: '只招党员', buttons: [] })
  expect(bar({ audience: 'branch', notForMe: true })).toMatchObject({ title: '只招本支部', buttons: [] })
})

describe('on a shift of mine', () => {
  const start = tomorrowMorning()
  const at = (when: number, mine: object = {}, changes: object = {}) => {
    const shift = aShift({ mine: { state: 'claimed', ...mine }, ...changes })
    const { title, caption, buttons } = barView(shift, { now: when })
    return { title: plain(title), caption: plain(caption), buttons: buttons.map(({ text }) => text) }
  }

  test('the day before I am asked whether I come', () => {
    expect(at(start - 20 * hour)).toMatchObject({ title: '您在这一班', buttons: ['来不了', '会来'] })
    const { title, caption, buttons } = at(start - 20 * hour, { isComing: true })
    expect({ title, buttons }).toEqual({ title: '说好会来', buttons: ['来不了'] })
    expect(caption).toBe('上午班 7:30–10:30 · 明天 7:00 起可签到')
  })

  test('from half an hour before the start to the end I can check in', () => {
    expect(at(start - hour / 2).buttons).toEqual(['来不了', '到场签到'])
    expect(at(start + 2 * hour).buttons).toEqual(['到场签到'])
    expect(at(start + 3 * hour)).toMatchObject({ title: '已经结束', buttons: [] })
  })

  test('once I am there the time stands, and after the lead has spoken the hours', () => {
    expect(at(start + hour, { checkedInAt: start - hour / 2 })).toMatchObject({
      title: '签到了，7:00',
      buttons: [],
    })
    const settled = { state: 'settled' }
    const result = (outcome: string, hours: number) => ({ result: { outcome, hours } })
    const after = start + 9 * hour
    expect(at(after, result('present', 3.5), settled).title).toBe('记了 3.5 小时')
    expect(at(after, result('absent', 0), settled).title).toBe('缺席')
    expect(at(after, result('excused', 0), settled).title).toBe('请假')
  })

  test('that somebody else claimed for me is said', () => {
    expect(at(start - 60 * hour, { byOther: true }).caption).toContain('别人替您报的')
  })

  test('a cancelled one asks for nothing', () => {
    expect(at(start - hour, {}, { state: 'cancelled' })).toMatchObject({ title: '这班取消了', buttons: [] })
  })
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
    caption: '替您留到 今天 23:30',
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
