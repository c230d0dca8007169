import { HOUR } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { aMember, aShift, aTask, entries, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import type { Shift } from './shift-rules'

let world: World

const grouped = {
  ...tree,
  nodes: [
    ...tree.nodes,
    { id: 'g-1', name: '一组', level: 'group', parentId: 'b-1' },
    { id: 'g-2', name: '二组', level: 'group', parentId: 'b-1' },
  ],
  teams: [{ id: 'team-1', name: '先锋队', branchId: 'b-1', memberIds: ['m-1', 'm-2', 'm-3'] }],
}

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [grouped],
    members: [
      ...[1, 2, 3, 4].map((number) => aMember(number, { groupId: 'g-1' })),
      aMember(5, { groupId: 'g-2' }),
      aMember(6, { groupId: 'g-1', kind: 'villager' }),
      aMember(7, { groupId: 'g-1', leftOn: '2026-10-01' }),
      aMember(9, { groupId: 'g-1', roles: [{ role: 'groupLeader', orgId: 'g-1' }] }),
    ],
    tasks: [aTask('t-1')],
    shifts: [
      aShift('field', { places: 3 }),
      aShift('party', { places: 3, audience: 'party', startsAt: NOW + 50 * HOUR, endsAt: NOW + 52 * HOUR }),
      aShift('waited', {
        places: 1,
        roster: entries(4),
        startsAt: NOW + 72 * HOUR,
        endsAt: NOW + 74 * HOUR,
      }),
      aShift('beside', { siteId: 'site-2', startsAt: NOW + 27.5 * HOUR, endsAt: NOW + 29 * HOUR }),
    ],
  })
})

afterEach(() => world.close())

const leader = () => world.as('o-9')

async function read(shiftId: string): Promise<Pick<Shift, 'left' | 'roster' | 'releases'>> {
  const shift = await collection<Shift>('shifts').findById(shiftId, ['left', 'roster', 'releases'])
  if (!shift) {
    throw new Error('the shift is gone')
  }
  return shift
}

async function told(number: number): Promise<string[]> {
  const found = await collection<{ _id: string; kind: string }>('outbox').find(
    { memberId: `m-${number}` },
    { fields: ['kind'], limit: 50 },
  )
  return found.map(({ kind }) => kind)
}

async function forgetTold(): Promise<void> {
  await collection<{ _id: string }>('outbox').removeAll({ at: NOW })
}

describe('a group leader claims for somebody', () => {
  test('of the group: both names are kept, and the person is told once', async () => {
    const id = requestId()
    const input = { shiftId: 'field', memberIds: ['m-1'] }
    expect(await leader().call('task.claimFor', input, id)).toEqual({ state: 'claimed' })
    expect(await leader().call('task.claimFor', input, id)).toEqual({ state: 'claimed' })
    const { roster } = await read('field')
    expect(roster).toEqual([{ memberId: 'm-1', by: 'm-9', at: NOW }])
    expect(await told(1)).toEqual(['claimedForYou'])
    const task = await world.as('o-1').call('task.get', { taskId: 't-1' })
    expect(task.shifts.find((shift) => shift.id === 'field')?.mine).toEqual({
      state: 'claimed',
      byOther: true,
    })
  })

  test('like their own tap: they wait when it is full', async () => {
    const waiting = { state: 'waiting', position: 1 }
    expect(await leader().call('task.claimFor', { shiftId: 'waited', memberIds: ['m-1'] })).toEqual(waiting)
  })

  test('of another group or gone is not found, and nothing is done', async () => {
    for (const memberIds of [['m-5'], ['m-7'], ['m-1', 'm-5']]) {
      expect(await leader().refused('task.claimFor', { shiftId: 'field', memberIds })).toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    expect(await read('field')).toMatchObject({ left: 3 })
  })

  test('for whom the shift is not', async () => {
    expect(
      await leader().refused('task.claimFor', { shiftId: 'party', memberIds: ['m-1', 'm-6'] }),
    ).toMatchObject({ code: 'NOT_FOR_YOU', details: { audience: 'party' } })
  })

  test('and gives the place back for them, which they are told', async () => {
    await leader().call('task.claimFor', { shiftId: 'field', memberIds: ['m-1'] })
    await leader().call('task.releaseFor', { shiftId: 'field', memberId: 'm-1' })
    expect(await read('field')).toMatchObject({ left: 3, roster: [] })
    expect(await told(1)).toEqual(['claimedForYou', 'releasedForYou'])
  })

  test('who claimed themselves, or waits themselves, is not told that somebody did', async () => {
    await world.as('o-1').call('task.claim', { shiftId: 'field' })
    await world.as('o-2').call('task.claim', { shiftId: 'waited' })
    await leader().call('task.claimFor', { shiftId: 'field', memberIds: ['m-1'] })
    await leader().call('task.claimFor', { shiftId: 'waited', memberIds: ['m-2'] })
    expect([await told(1), await told(2)]).toEqual([[], []])
  })

  test('who has nothing to give back is not told that it was given back, nor by a retry', async () => {
    const id = requestId()
    const input = { shiftId: 'field', memberId: 'm-1' }
    expect(await leader().call('task.releaseFor', input, id)).toEqual({ state: 'none' })
    expect(await leader().call('task.releaseFor', input, id)).toEqual({ state: 'none' })
    expect(await told(1)).toEqual([])
  })

  test('a retry of giving back tells what the first try may not have told', async () => {
    const id = requestId()
    await leader().call('task.claimFor', { shiftId: 'field', memberIds: ['m-1'] })
    await leader().call('task.releaseFor', { shiftId: 'field', memberId: 'm-1' }, id)
    await forgetTold()
    await leader().call('task.releaseFor', { shiftId: 'field', memberId: 'm-1' }, id)
    expect(await told(1)).toEqual(['releasedForYou'])
  })

  test('what a leader does for themselves is no news to them', async () => {
    await leader().call('task.claimFor', { shiftId: 'field', memberIds: ['m-9'] })
    await leader().call('task.releaseFor', { shiftId: 'field', memberId: 'm-9' })
    expect(await told(9)).toEqual([])
  })

  test('a member without the office may not', async () => {
    const input = { shiftId: 'field', memberIds: ['m-2'] }
    expect(await world.as('o-1').refused('task.claimFor', input)).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('several together', () => {
  test('get their places in one write, and the team is kept', async () => {
    const input = { shiftId: 'field', memberIds: ['m-1', 'm-2', 'm-3'], teamId: 'team-1' }
    expect(await leader().call('task.claimFor', input)).toEqual({ state: 'claimed' })
    const { roster, left } = await read('field')
    expect(left).toBe(0)
    expect(roster.map(({ memberId, teamId, by }) => [memberId, teamId, by])).toEqual(
      ['m-1', 'm-2', 'm-3'].map((memberId) => [memberId, 'team-1', 'm-9']),
    )
  })

  test('as a team they are in; else the team is not found', async () => {
    for (const wrong of [
      { memberIds: ['m-1', 'm-4'], teamId: 'team-1' },
      { memberIds: ['m-1', 'm-2'], teamId: 'team-2' },
    ]) {
      expect(await leader().refused('task.claimFor', { shiftId: 'field', ...wrong })).toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    expect(await read('field')).toMatchObject({ left: 3, roster: [] })
  })

  test('or none of them, when there are not enough', async () => {
    const memberIds = ['m-1', 'm-2', 'm-3', 'm-4']
    expect(await leader().refused('task.claimFor', { shiftId: 'field', memberIds })).toMatchObject({
      code: 'NOT_ENOUGH_PLACES',
      details: { left: 3 },
    })
    expect(await read('field')).toMatchObject({ left: 3, roster: [] })
  })

  test('or none of them, when some hold another shift then: the leader hears who', async () => {
    await world.as('o-2').call('task.claim', { shiftId: 'beside' })
    world.now += 1_000
    const input = { shiftId: 'field', memberIds: ['m-1', 'm-2', 'm-3'] }
    expect(await leader().refused('task.claimFor', input)).toMatchObject({
      code: 'OTHERS_CLASH',
      details: { memberIds: ['m-2'] },
    })
    expect(await read('field')).toMatchObject({ left: 3, roster: [], releases: [] })
  })

  test('or none of them, when one is on it already', async () => {
    await world.as('o-2').call('task.claim', { shiftId: 'field' })
    const input = { shiftId: 'field', memberIds: ['m-1', 'm-2'] }
    expect(await leader().refused('task.claimFor', input)).toMatchObject({
      code: 'OTHERS_CLASH',
      details: { memberIds: ['m-2'] },
    })
  })

  test('a retry finds who stayed and claims for nobody again', async () => {
    const id = requestId()
    const input = { shiftId: 'field', memberIds: ['m-1', 'm-2'] }
    await leader().call('task.claimFor', input, id)
    await world.as('o-1').call('task.release', { shiftId: 'field' })
    expect(await leader().call('task.claimFor', input, id)).toEqual({ state: 'claimed' })
    await world.as('o-2').call('task.release', { shiftId: 'field' })
    expect(await leader().refused('task.claimFor', input, id)).toMatchObject({ code: 'CLAIM_RELEASED' })
    expect(await read('field')).toMatchObject({ left: 3 })
  })
})

test('who gives a place back does not keep what was noted of their coming', async () => {
  const me = world.as('o-1')
  await me.call('task.claim', { shiftId: 'field' })
  expect(await me.call('task.coming', { shiftId: 'field' })).toEqual({ isComing: true })
  expect(world.operations).toHaveLength(2)
  await me.call('task.release', { shiftId: 'field' })
  expect(await me.refused('task.coming', { shiftId: 'field' })).toMatchObject({ code: 'CLAIM_RELEASED' })
  await me.call('task.claim', { shiftId: 'field' })
  const { shifts } = await me.call('task.get', { taskId: 't-1' })
  expect(shifts.find(({ id }) => id === 'field')?.mine).toEqual({ state: 'claimed' })
})
