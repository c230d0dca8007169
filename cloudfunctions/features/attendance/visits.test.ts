import { startOfDay } from '../../platform/calendar'
import { openHours, stored } from '../../testing/hours-world'
import type { World } from '../../testing/world'

let world: World

const visits = [
  { household: '三号院', result: '愿意流转两亩' },
  { household: '五号院', result: '要问儿子' },
]

beforeEach(async () => {
  world = await openHours()
  await world.as('o-1').call('shift.confirm', {
    shiftId: 'visits',
    rows: [
      { memberId: 'm-2', outcome: 'present', hours: 2, visits },
      { memberId: 'm-3', outcome: 'present', hours: 2, visits: [{ household: '七号院', result: '没人' }] },
    ],
  })
})

afterEach(() => world.close())

const read = async (openid: string) =>
  (await world.as(openid).call('visit.list', { shiftId: 'visits' })).visits.map(({ household }) => household)
const refused = async (openid: string) =>
  (await world.as(openid).refused('visit.list', { shiftId: 'visits' })).code

describe('household notes', () => {
  test('are read by the lead and the branch’s secretary, in four operations', async () => {
    expect(await read('o-1')).toEqual(['三号院', '五号院', '七号院'])
    expect(world.operations).toHaveLength(4)
    const {
      visits: [first],
    } = await world.as('o-20').call('visit.list', { shiftId: 'visits' })
    expect(first).toEqual({
      household: '三号院',
      result: '愿意流转两亩',
      byName: '张三2',
      day: '2026-11-21',
      keptUntil: '2027-11-21',
    })
  })

  test('are one’s own for whoever was there, and nobody else’s', async () => {
    expect(await read('o-3')).toEqual(['七号院'])
    for (const openid of ['o-4', 'o-21']) {
      expect(await refused(openid)).toBe('NOT_FOUND')
    }
  })

  test('are gone after twelve months, also before the timer has come', async () => {
    const { forgetOldVisits } = await import('./forget-old-visits')
    world.now = startOfDay('2027-11-21')
    expect(await read('o-1')).toHaveLength(3)
    expect(await forgetOldVisits(world.now)).toBe(0)
    world.now = startOfDay('2027-11-22')
    expect(await world.as('o-1').call('visit.list', { shiftId: 'visits' })).toEqual({ visits: [] })
    expect(await forgetOldVisits(world.now)).toBe(3)
    expect(await stored('visits')).toEqual([])
    expect(await stored()).toHaveLength(2)
  })
})
