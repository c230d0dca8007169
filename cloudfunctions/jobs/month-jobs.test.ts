import type { Passbook } from '../features/points/passbook-rules'
import { forgetRules } from '../features/points/rules-in-force'
import { forgetCalendar } from '../features/red-star/calendar-store'
import type { Cycle } from '../features/red-star/cycle-rules'
import { DAY } from '../platform/calendar'
import { collection } from '../platform/database'
import { aMember, tree } from '../testing/documents'
import { openWorld, type World } from '../testing/world'

const at = (text: string) => Date.parse(`${text}+08:00`)

let world: World

async function open(now: string, branches: readonly string[] = ['b-1', 'b-2'], more: object = {}) {
  forgetRules()
  forgetCalendar()
  const nodes = branches.map((id) => ({
    id,
    name: `${id} 支部`,
    level: 'branch',
    kind: 'area',
    parentId: null,
  }))
  world = await openWorld(at(now), {
    // Another version than the world before, so that this instance reads it.
    trees: [{ ...tree, nodes, version: branches.length + 100 }],
    members: [
      aMember(1, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(2, { track: 'A', roles: [{ role: 'recorder', orgId: 'b-1' }] }),
      aMember(3, { track: 'B' }),
      aMember(4, { track: 'B', branchId: 'b-2' }),
      aMember(5, { kind: 'villager' }),
    ],
    ...more,
  })
}

afterEach(() => world.close())

const cycles = (month: string) =>
  collection<Cycle>('cycles').find({ month }, { fields: ['branchId', 'standing', 'version'], limit: 1_000 })
const told = (kind: string) =>
  collection<{ _id: string; memberId: string; kind: string }>('outbox').find(
    { kind },
    { fields: ['memberId'], limit: 100 },
  )

describe('when a month is over', () => {
  test('who stood in each branch is written down, and a later move changes nothing', async () => {
    await open('2026-11-01T00:10:00')
    await world.runJobs()
    await collection('members').update({ _id: 'm-3' }, { branchId: 'b-2' })
    await world.runJobs()
    const found = await cycles('2026-10')
    expect(
      found.map(({ branchId, standing }) => [branchId, standing?.map(({ memberId }) => memberId)]),
    ).toEqual([
      ['b-1', ['m-1', 'm-2', 'm-3']],
      ['b-2', ['m-4']],
    ])
  })

  test('two timers at once open it once, and a timer that slept a month opens what it missed', async () => {
    await open('2026-10-31T23:50:00')
    await world.runJobs()
    world.now = at('2026-12-01T00:05:00')
    await Promise.all([world.runJobs(), world.runJobs()])
    for (const month of ['2026-09', '2026-10', '2026-11']) {
      expect((await cycles(month)).map(({ version }) => version)).toEqual([2, 2])
    }
  })

  test('six hundred branches are opened within an hour of runs', async () => {
    await open(
      '2026-11-01T00:10:00',
      Array.from({ length: 600 }, (_, index) => `b-${index + 1}`),
    )
    const { openMonths } = await import('../features/red-star/open-months')
    let steps = 0
    for (let isMore = true; isMore; steps += 1) {
      world.operations.length = 0
      isMore = (await openMonths(world.now)).isMore
      // Per branch: look, rules, insert, who stands there, write down; five for the first step.
      expect(world.operations.length).toBeLessThanOrEqual(20 * 5 + 5)
    }
    expect(steps).toBe(31)
    expect((await cycles('2026-10')).filter(({ standing }) => standing)).toHaveLength(600)
  }, 60_000)
})

describe('the secretary is told', () => {
  test('when applying has ended and when the committee may meet, once each, by late and double timers', async () => {
    // October 2026: applying until the fourth of November, confirming until the sixth.
    await open('2026-11-04T23:50:00')
    await world.runJobs()
    expect(await told('monthToConfirm')).toEqual([])
    world.now = at('2026-11-05T00:10:00')
    await Promise.all([world.runJobs(), world.runJobs()])
    expect((await told('monthToConfirm')).map(({ memberId }) => memberId)).toEqual(['m-1'])
    expect(await told('monthToFix')).toEqual([])
    world.now = at('2026-11-08T12:00:00')
    await world.runJobs()
    await world.runJobs()
    expect(await told('monthToConfirm')).toHaveLength(1)
    expect((await told('monthToFix')).map(({ memberId }) => memberId)).toEqual(['m-1'])
  })

  test('of an objection that nobody answered by its day, once', async () => {
    const objection = { objectionId: 'o-1', memberId: 'm-3', by: 'm-5', text: '那天不在', state: 'open' }
    const cycle = {
      _id: 'b-1:2026-10',
      branchId: 'b-1',
      month: '2026-10',
      fixedOn: '2026-11-09',
      winners: ['m-3'],
      objections: [{ ...objection, raisedAt: at('2026-11-10T09:00:00'), answerBy: '2026-11-13' }],
    }
    await open('2026-11-13T20:00:00', ['b-1'], { cycles: [cycle] })
    await world.runJobs()
    expect(await told('objectionOverdue')).toEqual([])
    for (const days of [1, 1.2, 2]) {
      world.now = at('2026-11-13T20:00:00') + days * DAY
      await Promise.all([world.runJobs(), world.runJobs()])
    }
    expect((await told('objectionOverdue')).map(({ memberId }) => memberId)).toEqual(['m-1'])
  })
})

describe('members are told', () => {
  test('that a deed came back, with the reason, once', async () => {
    await open('2026-11-10T09:00:00')
    const deed = { code: 'V9', day: '2026-11-09', amount: 1, what: '帮老人修灯' }
    const { deedId } = await world.as('o-3').call('deed.apply', deed)
    const word = { deedId, version: 1, do: { verb: 'return', reason: '写明哪一天' } }
    await world.as('o-2').call('deed.decide', word)
    await world.as('o-2').call('deed.decide', word)
    expect((await told('deedReturned')).map(({ memberId }) => memberId)).toEqual(['m-3'])
  })
})

describe('stored sums', () => {
  test('are counted again round after round; those that differ stand in the log by their ids', async () => {
    await open('2026-11-10T09:00:00')
    const lines: string[] = []
    const deed = { code: 'V9', day: '2026-11-09', amount: 1, what: '帮老人修灯' }
    await world.as('o-2').call('deed.record', { ...deed, memberIds: ['m-1', 'm-3'] })
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
    await world.runJobs()
    expect(lines.filter((line) => line.includes('contradiction'))).toEqual([])
    await collection<Passbook>('passbooks').update({ _id: '2026-11:m-3' }, { score: 99 })
    await world.runJobs()
    log.mockRestore()
    expect(lines.filter((line) => line.includes('contradiction')).map((line) => JSON.parse(line))).toEqual([
      { method: 'contradiction', collection: 'passbooks', ids: ['2026-11:m-3'] },
    ])
  })
})
