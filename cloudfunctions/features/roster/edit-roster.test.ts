import { askerFor, documentsOf } from '../../../emulator/database/testing/ask'
import { people, smallCounty } from '../../testing/county'
import { NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, smallCounty(NOW))
})

afterEach(() => world.close())

const secretary = () => world.as(people.branchSecretary)
const general = () => world.as(people.generalSecretary)
const stored = async (collection: string, query: object) =>
  documentsOf(await askerFor(world.database, collection).get(query))
const namesIn = async (branchId: string) =>
  (await general().call('roster.list', { branchId })).rows.map(({ name }) => name)

const entry = { name: '王强', kind: 'party' as const, track: 'B' as const, birthYear: 1980, alsoIn: [] }
const plain = { ...entry, memberId: 'm-plain-b-1', version: 1 }

test('a few people are named by their ids in one look, as far as the right reaches', async () => {
  const memberIds = ['m-plain-b-1', 'm-recorder', 'm-plain-b-2']
  const { rows } = await secretary().call('roster.list', { memberIds })
  expect(rows.map(({ memberId }) => memberId).toSorted()).toEqual(['m-plain-b-1', 'm-recorder'])
  expect(world.operations.filter((operation) => operation.startsWith('members'))).toHaveLength(2)
  expect((await secretary().refused('roster.list', { memberIds: [] })).code).toBe('INVALID_INPUT')
})

test('an entry names the second branches, also those that its officer does not serve', async () => {
  const edited = await secretary().call('roster.edit', { ...plain, alsoIn: ['b-3'] })
  expect(edited).toMatchObject({ alsoIn: ['b-3'], alsoInNames: ['b-3 支部'] })
})

test('somebody entered twice by the same request is one entry, which waits to be bound', async () => {
  const id = requestId()
  const first = await secretary().call('roster.add', { ...entry, branchId: 'b-1' }, id)
  const second = await secretary().call('roster.add', { ...entry, branchId: 'b-1' }, id)
  expect(second).toEqual(first)
  expect(first).toMatchObject({ ...entry, branchId: 'b-1', isBound: false, version: 1 })
  expect((await namesIn('b-1')).filter((name) => name === '王强')).toHaveLength(1)
})

test('an entry that does not fit is refused before anything is recorded', async () => {
  const refused = await secretary().refused('roster.add', { ...entry, track: 'E', branchId: 'b-1' })
  expect(refused).toMatchObject({ code: 'ENTRY_REFUSED', details: { why: 'exemption' } })
  expect(await stored('audit', {})).toEqual([])
})

test('of two officers who edit the same entry the second is told, and nothing is overwritten', async () => {
  await secretary().call('roster.get', { memberId: plain.memberId })
  await secretary().call('roster.edit', { ...plain, duty: '会计' })
  expect(world.operations).toHaveLength(4)
  const refused = await world.as(people.recorder).refused('roster.edit', { ...plain, duty: '出纳' })
  expect(refused.code).toBe('EDIT_CONFLICT')
  expect(await secretary().call('roster.get', { memberId: plain.memberId })).toMatchObject({
    duty: '会计',
    version: 2,
  })
})

test('what is left out of an edit goes, and the record names columns without values', async () => {
  const { memberId } = plain
  const away = { place: '杭州', reportedOn: '2026-11-20' }
  await secretary().call('roster.edit', { ...plain, track: 'D', duty: '会计', away })
  const bare = await secretary().call('roster.edit', { ...entry, memberId, version: 2 })
  expect(bare).not.toHaveProperty('duty')
  expect(bare).not.toHaveProperty('away')
  const notes = (await stored('audit', { subjectId: memberId })).map(({ note }) => note)
  expect(notes).toContain('修改成员资料：类别、职责、外出地点、最近报告')
  expect(JSON.stringify(notes)).not.toMatch(/会计|杭州|王强/)
})

test('a retry of an edit is the same edit, and a late duplicate does not mark it as refused', async () => {
  const id = requestId()
  const first = await secretary().call('roster.edit', { ...plain, duty: '会计' }, id)
  expect(await secretary().call('roster.edit', { ...plain, duty: '会计' }, id)).toEqual(first)
  await world.as(people.recorder).call('roster.edit', { ...plain, version: 2, duty: '出纳' })
  const late = await secretary().refused('roster.edit', { ...plain, duty: '会计' }, id)
  expect(late.code).toBe('EDIT_CONFLICT')
  const acts = await stored('audit', { subjectId: plain.memberId, by: 'm-branchSecretary' })
  expect(acts).toHaveLength(1)
  expect(acts[0]).not.toHaveProperty('isRefused')
})

test('a group leader sees the group, not the branch, and never why somebody is exempt', async () => {
  const exemption = { decidedOn: '2026-03-01', reason: 'branchDecision' as const }
  await secretary().call('roster.edit', { ...plain, track: 'E', groupId: 'b-1-group', exemption })
  const leader = world.as(people.groupLeader)
  const { rows } = await leader.call('roster.list', { branchId: 'b-1' })
  expect(rows.map(({ memberId }) => memberId).toSorted()).toEqual(['m-groupLeader', 'm-plain-b-1'])
  const { memberId } = plain
  expect(await leader.call('roster.get', { memberId })).not.toHaveProperty('exemption')
  expect(await secretary().call('roster.get', { memberId })).toMatchObject({ exemption })
  expect((await leader.refused('roster.get', { memberId: 'm-member' })).code).toBe('NOT_FOUND')
})

test('who moves leaves group and branch offices behind, and the old branch no longer serves them', async () => {
  const id = requestId()
  const input = { memberId: 'm-recorder', version: 1, toBranchId: 'b-2' }
  const moved = await general().call('roster.move', input, id)
  expect(moved).toMatchObject({ branchId: 'b-2', roles: [], version: 2 })
  expect(await general().call('roster.move', input, id)).toEqual(moved)
  expect((await secretary().refused('roster.get', { memberId: 'm-recorder' })).code).toBe('NOT_FOUND')
  expect((await world.as(people.recorder).refused('roster.list', { branchId: 'b-1' })).code).toBe('FORBIDDEN')
})

test('nobody moves a member where their right does not reach, from or to', async () => {
  const { memberId } = plain
  const codes = [
    (await secretary().refused('roster.move', { memberId, version: 1, toBranchId: 'b-2' })).code,
    (await general().refused('roster.move', { memberId, version: 1, toBranchId: 'b-3' })).code,
    (await general().refused('roster.move', { memberId: 'm-plain-b-3', version: 1, toBranchId: 'b-1' })).code,
  ]
  expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND'])
})

test('who has left is nobody’s caller and on no list, and the entry stays for past months', async () => {
  const input = { memberId: 'm-member', version: 1, on: '2026-11-20' }
  const id = requestId()
  const left = await secretary().call('roster.leave', input, id)
  expect(left).toMatchObject({ leftOn: '2026-11-20', isBound: false, roles: [] })
  expect(await secretary().call('roster.leave', input, id)).toEqual(left)
  expect(await world.as(people.member).call('session.me', {})).toEqual({ bound: false })
  expect(await namesIn('b-1')).not.toContain('姓member')
  expect(await secretary().call('roster.get', { memberId: 'm-member' })).toEqual(left)
  const edit = { ...plain, memberId: 'm-member', version: 2 }
  expect(await secretary().refused('roster.edit', edit)).toMatchObject({ details: { why: 'left' } })
})

test('nobody takes an office by ending the membership of whoever holds it', async () => {
  const leave = (memberId: string) => ({ memberId, version: 1, on: '2026-11-20' })
  const recorder = world.as(people.recorder)
  expect((await recorder.refused('roster.leave', leave('m-branchSecretary'))).code).toBe('NOT_GRANTABLE')
  expect((await general().refused('roster.leave', leave('m-countyAdministrator'))).code).toBe('NOT_GRANTABLE')
  const administrator = world.as(people.countyAdministrator)
  const last = await administrator.refused('roster.leave', leave('m-countyAdministrator'))
  expect(last.code).toBe('LAST_ADMINISTRATOR')
})

test('an away member reports, or an officer for them; nobody else, and nobody who is not away', async () => {
  const away = { place: '杭州', reportedOn: '2026-11-20' }
  const report = { memberId: 'm-plain-b-1', away }
  const own = world.as('o-plain-b-1')
  const id = requestId()
  await own.call('roster.report', report, id)
  await own.call('roster.report', report, id)
  expect(await secretary().call('roster.get', { memberId: 'm-plain-b-1' })).toMatchObject({
    away,
    version: 2,
  })
  expect(await stored('audit', {})).toEqual([])
  await secretary().call('roster.report', { ...report, away: { ...away, place: '宁波' } })
  expect(await stored('audit', {})).toMatchObject([{ method: 'roster.report', onBehalfOf: 'm-plain-b-1' }])
  expect((await world.as(people.member).refused('roster.report', report)).code).toBe('FORBIDDEN')
  expect((await world.as('o-plain-b-3').refused('roster.report', report)).code).toBe('FORBIDDEN')
  const notAway = await world.as(people.member).refused('roster.report', { memberId: 'm-member', away })
  expect(notAway).toMatchObject({ code: 'ENTRY_REFUSED', details: { why: 'away' } })
})

test('an edit after a report that it has not seen is told', async () => {
  const away = { place: '杭州', reportedOn: '2026-11-20' }
  await world.as('o-plain-b-1').call('roster.report', { memberId: 'm-plain-b-1', away })
  expect((await secretary().refused('roster.edit', { ...plain, track: 'D' })).code).toBe('EDIT_CONFLICT')
})
