import { HOUR } from '../../platform/calendar'
import { aMember, aShift, aTask, entries, members, NOW, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

let world: World
const lead = () => world.as('o-1')
const secretary = () => world.as('o-20')

const running = { startsAt: NOW - HOUR, endsAt: NOW + HOUR }

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [{ ...tree, teams: [{ id: 'team-1', name: '耕种队', branchId: 'b-1', memberIds: [] }] }],
    members: [
      ...members(9),
      aMember(10, { phone: '13800000010', isPhonePublic: true }),
      aMember(11, { phone: '13800000011' }),
      aMember(12, { branchId: 'b-2' }),
      aMember(13, { leftOn: '2026-01-01', openid: 'unbound:m-13' }),
      aMember(20, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(21, { branchId: 'b-2', roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
    ],
    tasks: [aTask('t-1', { title: '清沟' }), aTask('t-2', { branchId: 'b-2', leadId: 'm-12' })],
    shifts: [
      aShift('running', {
        ...running,
        places: 4,
        roster: [
          ...entries(1),
          { memberId: 'm-10', at: NOW - HOUR, by: 'm-2', teamId: 'team-1' },
          ...entries(11),
        ],
        queue: entries(5),
        checkIns: { 'm-10': NOW - HOUR },
        coming: { 'm-11': NOW - 2 * HOUR },
        releases: [
          { memberId: 'm-3', at: NOW - 2 * HOUR },
          { memberId: 'm-4', at: NOW - 30 * HOUR },
        ],
      }),
      aShift('full', { ...running, places: 1, roster: entries(2) }),
      aShift('coming', { places: 1, roster: entries(2), queue: entries(3) }),
      aShift('ended', { startsAt: NOW - 5 * HOUR, endsAt: NOW - 2 * HOUR, roster: entries(2) }),
      aShift('elsewhere', { taskId: 't-2', branchId: 'b-2', leadId: 'm-12' }),
      aShift('off', { state: 'cancelled', startsAt: NOW + 3 * HOUR, endsAt: NOW + 4 * HOUR }),
    ],
  })
})

afterEach(() => world.close())

describe('the roster of a shift', () => {
  test('says who comes, by whom, with what; a phone only if it is public', async () => {
    await lead().call('shift.roster', { shiftId: 'running' })
    const roster = await lead().call('shift.roster', { shiftId: 'running' })
    expect(roster).toMatchObject({
      title: '清沟',
      phase: 'running',
      places: 4,
      taken: 3,
      checkedIn: 1,
      coming: 1,
      unconfirmed: 3,
      myOwnIsOpen: true,
      waiting: [{ memberId: 'm-5', name: '张三5' }],
      lateReleases: [{ name: '张三3', at: NOW - 2 * HOUR }],
    })
    expect(roster.people.slice(1)).toEqual([
      {
        memberId: 'm-10',
        name: '张三10',
        phone: '13800000010',
        claimedAt: NOW - HOUR,
        byName: '张三2',
        teamName: '耕种队',
        checkedInAt: NOW - HOUR,
      },
      { memberId: 'm-11', name: '张三11', claimedAt: NOW - HOUR + 11, isComing: true },
    ])
    expect(world.operations).toHaveLength(5)
  })

  test('is for the lead and officers of the branch', async () => {
    expect(await secretary().call('shift.roster', { shiftId: 'running' })).not.toHaveProperty('myOwnIsOpen')
    const refused = async (openid: string) =>
      (await world.as(openid).refused('shift.roster', { shiftId: 'running' })).code
    expect(await refused('o-2')).toBe('FORBIDDEN')
    expect(await refused('o-21')).toBe('NOT_FOUND')
  })

  test('comes a page at a time; who waits is on the first', async () => {
    const first = await lead().call('shift.roster', { shiftId: 'running', limit: 2 })
    expect([first.people.length, first.next]).toEqual([2, 2])
    const second = await lead().call('shift.roster', { shiftId: 'running', from: 2, limit: 2 })
    expect(second).toMatchObject({ people: [{ memberId: 'm-11' }], waiting: [], lateReleases: [], taken: 3 })
    expect(second).not.toHaveProperty('next')
  })
})

describe('somebody who is there without a claim', () => {
  test('is found by the beginning of the name, in the task’s branch only', async () => {
    const { people } = await lead().call('shift.find', { shiftId: 'running', search: '张三1' })
    expect(people).toEqual(
      ['m-1', 'm-10', 'm-11'].map((memberId) => ({
        memberId,
        name: `张三${memberId.slice(2)}`,
        isOn: true,
      })),
    )
    expect(world.operations).toHaveLength(3)
    expect(await lead().refused('shift.find', { shiftId: 'coming', search: '张' })).toMatchObject({
      code: 'PHASE_REFUSED',
    })
  })

  test('gets a free place, is checked in, and is told once', async () => {
    const input = { shiftId: 'running', memberId: 'm-6' }
    expect(await lead().call('shift.add', input)).toEqual({ taken: 4 })
    expect(await lead().call('shift.add', input)).toEqual({ taken: 4 })
    expect(await lead().call('shift.roster', { shiftId: 'running' })).toMatchObject({
      places: 4,
      taken: 4,
      checkedIn: 2,
    })
    expect(await told()).toEqual([['addedLate', 'm-6']])
    expect(await acts()).toMatchObject([{ method: 'shift.add', subjectId: 'm-6', by: 'm-1' }, {}])
  })

  test('gets one more place when none is left, never more people than places', async () => {
    await Promise.all(
      ['m-6', 'm-7', 'm-8'].map((memberId) => lead().reply('shift.add', { shiftId: 'full', memberId })),
    )
    const { places, taken } = await lead().call('shift.roster', { shiftId: 'full' })
    expect([places, taken]).toEqual([4, 4])
  })

  test('leaves the waiting list', async () => {
    await lead().call('shift.add', { shiftId: 'running', memberId: 'm-5' })
    expect(await lead().call('shift.roster', { shiftId: 'running' })).toMatchObject({ taken: 4, waiting: [] })
  })

  test('whom somebody had claimed for is not told a second time', async () => {
    await lead().call('shift.add', { shiftId: 'running', memberId: 'm-11' })
    expect(await told()).toEqual([])
  })

  test('is no stranger and nobody who has left; nobody is added before or after', async () => {
    const refused = async (shiftId: string, memberId: string) =>
      (await lead().refused('shift.add', { shiftId, memberId })).code
    expect(await refused('running', 'm-12')).toBe('NOT_FOUND')
    expect(await refused('running', 'm-13')).toBe('NOT_FOUND')
    expect(await refused('coming', 'm-6')).toBe('PHASE_REFUSED')
    expect(await refused('off', 'm-6')).toBe('PHASE_REFUSED')
    expect(await lead().call('shift.add', { shiftId: 'ended', memberId: 'm-6' })).toEqual({ taken: 2 })
  })
})

describe('my shifts as a lead', () => {
  const ids = async (openid: string, view: string) =>
    (await world.as(openid).call('shift.list', { view })).items.map(({ shiftId }) => shiftId)

  test('are what is coming or running, what waits for its hours, and what is done', async () => {
    await ids('o-1', 'coming')
    expect(await ids('o-1', 'coming')).toEqual(['full', 'running', 'coming'])
    expect(world.operations).toHaveLength(3)
    expect(await ids('o-1', 'toConfirm')).toEqual(['ended'])
    expect(await ids('o-1', 'done')).toEqual(['off'])
  })

  test('say how many came, wait and are coming', async () => {
    const { items } = await lead().call('shift.list', { view: 'coming' })
    expect(items[1]).toMatchObject({
      phase: 'running',
      places: 4,
      taken: 3,
      waiting: 1,
      coming: 1,
      checkedIn: 1,
    })
    expect(items[2]).toMatchObject({ phase: 'full', taken: 1, waiting: 1, unconfirmed: 1, title: '清沟' })
  })

  test('of an officer are those of the branches served; of anybody else none', async () => {
    expect(await ids('o-20', 'coming')).toEqual(['full', 'running', 'coming'])
    expect(await ids('o-21', 'coming')).toEqual(['elsewhere'])
    expect(await ids('o-5', 'coming')).toEqual([])
  })

  test('go on where a page ended', async () => {
    const first = await lead().call('shift.list', { view: 'coming', limit: 2 })
    const second = await lead().call('shift.list', { view: 'coming', limit: 2, cursor: first.next })
    expect(second.items.map(({ shiftId }) => shiftId)).toEqual(['coming'])
    expect(second).not.toHaveProperty('next')
  })
})

async function told(): Promise<unknown[]> {
  const { collection } = await import('../../platform/database')
  const found = await collection<{ _id: string; kind: string; memberId: string }>('outbox').find(
    {},
    { fields: ['kind', 'memberId'], limit: 100 },
  )
  return found.map(({ kind, memberId }) => [kind, memberId])
}

async function acts() {
  const { collection } = await import('../../platform/database')
  return collection('audit').find({}, { fields: [], limit: 100 })
}
