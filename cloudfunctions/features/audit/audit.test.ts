import readExcel from 'read-excel-file/node'
import type { ActDocument } from '../../platform/audit'
import { people, smallCounty } from '../../testing/county'
import { NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World
const overseer = () => world.as(people.overseer)
const general = () => world.as(people.generalSecretary)
const admin = () => world.as(people.countyAdministrator)

const anAct = (number: number, over: Partial<ActDocument> = {}): ActDocument => ({
  _id: `m-branchSecretary:request-${String(number).padStart(5, '0')}`,
  at: NOW - number,
  by: 'm-branchSecretary',
  method: 'roster.edit',
  orgId: 'b-1',
  subjectId: 'm-member',
  note: '改名册',
  ...over,
})

const open = async (audit: readonly ActDocument[]) => {
  world = await openWorld(NOW, { ...smallCounty(NOW), audit })
}

afterEach(() => world.close())

test('an overseer reads who did what for whom, in names, for the branch and all below: three operations', async () => {
  await open([
    anAct(1, { orgId: 'b-1-group', onBehalfOf: 'm-villager' }),
    anAct(2, { subjectId: 'b-1', method: 'org.edit', note: '改名', isRefused: true }),
    anAct(3, { orgId: 'b-2' }),
    anAct(4, { subjectId: 'import-7', method: 'import.confirm', note: '导入名册' }),
  ])
  await overseer().call('org.trees', {})
  const { acts, next } = await overseer().call('audit.list', { orgId: 'b-1' })
  expect(world.operations).toHaveLength(3)
  expect(next).toBeUndefined()
  expect(acts).toEqual([
    {
      at: NOW - 1,
      by: '姓branchSecretary',
      onBehalfOf: '姓villager',
      method: 'roster.edit',
      orgName: 'b-1 小组',
      subject: '姓member',
      note: '改名册',
    },
    expect.objectContaining({ subject: 'b-1 支部', isRefused: true }),
    expect.objectContaining({ subject: '名册导入 7', note: '导入名册' }),
  ])
})

test('what is no person and no organisation is said in words, with a short number where several are alike', async () => {
  const made = { subjectId: 'invite-839cf00d', method: 'invite.create' }
  await open([
    anAct(1, made),
    anAct(2, { ...made, method: 'invite.revoke' }),
    anAct(3, { subjectId: 'im-4b1dcafe', method: 'import.begin' }),
    anAct(4, { subjectId: 'ad-77e1beef', method: 'admission.answer' }),
    anAct(5, { subjectId: 'team-gone', method: 'org.edit', note: '撤销队伍' }),
  ])
  const { acts } = await overseer().call('audit.list', { orgId: 'b-1' })
  expect(acts.map(({ subject }) => subject)).toEqual([
    '邀请码 839c',
    '邀请码 839c',
    '名册导入 4b1d',
    '双找申请 77e1',
    '',
  ])
})

test('whose acts I may read is offered by name, also who serves above or not any more: three operations', async () => {
  await open([
    anAct(1),
    anAct(2),
    anAct(3, { by: 'm-generalSecretary' }),
    anAct(4, { by: 'm-revoked' }),
    anAct(5, { by: 'm-recorder', orgId: 'b-2' }),
  ])
  await overseer().call('org.trees', {})
  const { people: found } = await overseer().call('audit.people', { orgId: 'b-1' })
  expect(world.operations).toHaveLength(3)
  expect(found).toEqual([
    { memberId: 'm-branchSecretary', name: '姓branchSecretary' },
    { memberId: 'm-generalSecretary', name: '姓generalSecretary' },
    { memberId: 'm-revoked', name: '姓revoked' },
  ])
  expect(await overseer().refused('audit.people', { orgId: 'b-2' })).toMatchObject({ code: 'FORBIDDEN' })
})

test('beyond the subtree nothing is read', async () => {
  await open([])
  for (const orgId of ['b-2', 'g-1', 'b-3', 'county']) {
    expect(await overseer().refused('audit.list', { orgId })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await overseer().refused('audit.export', { orgId })).toMatchObject({ code: 'FORBIDDEN' })
  }
  expect(await general().refused('audit.list', { orgId: 'b-3' })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await world.as(people.branchSecretary).refused('audit.list', { orgId: 'b-1' })).toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('pages are complete and without repetition while new acts come, also among acts of the same moment', async () => {
  await open(Array.from({ length: 25 }, (_, index) => anAct(index, { at: NOW - Math.floor(index / 10) })))
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await general().call('audit.list', { orgId: 'g-1', limit: 10, ...(cursor && { cursor }) })
    seen.push(...page.acts.map(({ at, method }) => `${at} ${method}`))
    cursor = page.next
    world.now += 1
    const rename = { memberId: 'm-villager', role: 'enterpriseContact', orgId: 'b-2' }
    await admin().call('role.grant', rename)
  } while (cursor)
  expect(seen).toHaveLength(25)
  expect(seen.every((line) => line.endsWith('roster.edit'))).toBe(true)
  expect(await general().refused('audit.list', { orgId: 'g-1', cursor: 'x' })).toMatchObject({
    code: 'INVALID_INPUT',
    details: { path: 'cursor' },
  })
})

test('acts are found by what was done, by whom and when', async () => {
  await open([
    anAct(1),
    anAct(2, { method: 'role.grant' }),
    anAct(3, { by: 'm-recorder' }),
    anAct(1_000, { method: 'role.grant', by: 'm-recorder' }),
  ])
  const find = async (filter: object) =>
    (await general().call('audit.list', { orgId: 'g-1', ...filter })).acts.map(({ at }) => NOW - at)
  expect(await find({ method: 'role.grant' })).toEqual([2, 1_000])
  expect(await find({ by: 'm-recorder' })).toEqual([3, 1_000])
  expect(await find({ from: NOW - 3, to: NOW - 2 })).toEqual([2, 3])
  expect(await find({ method: 'role.grant', by: 'm-recorder', to: NOW - 500 })).toEqual([1_000])
})

test('whoever has deleted their data stands there as a pseudonym, and a refused act says so', async () => {
  await open([])
  const recorder = world.as(people.recorder)
  await world.as(people.branchSecretary).call('role.revoke', {
    memberId: 'm-recorder',
    role: 'recorder',
    orgId: 'b-1',
  })
  await recorder.call('me.delete', { confirm: '删除我的资料' })
  const { acts } = await overseer().call('audit.list', { orgId: 'b-1' })
  expect(acts).toMatchObject([{ method: 'role.revoke', subject: '已注销（m-recorder）', note: '免组织委员' }])
})

test('the county reads everything, through the index, in a long audit', async () => {
  await open(Array.from({ length: 1_500 }, (_, index) => anAct(index, { orgId: index % 2 ? 'b-3' : 'b-1' })))
  await admin().call('org.trees', {})
  const { acts } = await admin().call('audit.list', { orgId: 'county', limit: 100 })
  expect(acts).toHaveLength(100)
  expect(world.operations).toHaveLength(3)
})

test('the export is an Excel file of the newest 5,000 acts, and an act itself', async () => {
  await open(Array.from({ length: 5_100 }, (_, index) => anAct(index + 1, { note: '=1+1' })))
  const same = requestId()
  const file = await overseer().call('audit.export', { orgId: 'b-1' }, same)
  expect(world.operations.length).toBeLessThanOrEqual(15)
  expect(file.name).toBe('审计记录-b-1 支部-2026-11-22.xlsx')
  const rows = await readRows(file.base64)
  expect(rows).toHaveLength(5_001)
  expect(rows.slice(0, 2)).toEqual([
    ['时间', '经办人', '代谁办', '事项', '组织', '对象', '说明', '结果'],
    ['2026-11-22 09:41', '姓overseer', null, '导出审计记录', 'b-1 支部', 'b-1 支部', '导出审计记录', null],
  ])
  expect(rows[2]).toEqual([
    '2026-11-22 09:40',
    '姓branchSecretary',
    null,
    '改名册',
    'b-1 支部',
    '姓member',
    '=1+1',
    null,
  ])
  await overseer().call('audit.export', { orgId: 'b-1' }, same)
  const { acts } = await overseer().call('audit.list', { orgId: 'b-1', method: 'audit.export' })
  expect(acts).toHaveLength(1)
})

async function readRows(base64: string) {
  const [sheet] = await readExcel(Buffer.from(base64, 'base64'))
  return sheet?.data ?? []
}
