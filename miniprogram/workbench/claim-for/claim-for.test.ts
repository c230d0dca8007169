import type { TreeView } from '../../../cloudfunctions/contract/org'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { aShift, aTask, member, tomorrowMorning } from '../../testing/samples'

const path = 'workbench/claim-for/claim-for'
const query = { taskId: 't-1', shiftId: 's-1' }

const tree: TreeView = {
  treeId: 'tree-1',
  name: '光谷小镇党总支',
  version: 1,
  nodes: [
    { id: 'b-1', name: '上田村支部', level: 'branch', kind: 'area', parentId: 'tree-1' },
    { id: 'g-1', name: '耕种队党小组', level: 'group', kind: 'area', parentId: 'b-1' },
    { id: 'b-2', name: '溪口村支部', level: 'branch', kind: 'area', parentId: 'tree-1' },
  ],
  teams: [
    { id: 'team', name: '防汛突击队', branchId: 'b-1', memberIds: ['m-2', 'm-3', 'm-4'] },
    { id: 'far', name: '别村的队', branchId: 'b-2', memberIds: ['m-9'] },
  ],
  areas: [],
}

const row = (memberId: string, name: string) =>
  ({ memberId, name, branchId: 'b-1', kind: 'villager', isBound: false }) as const

let phone: Phone
let screen: Screen

const tapRow = (handler: string, id: string) =>
  screen.page[handler]?.({ currentTarget: { dataset: { id } } } as never)

async function choose(...names: [string, string][]): Promise<void> {
  for (const [value, text] of names) {
    screen.send('.people', 'choose', { value, text })
  }
  await sees(screen, `替 ${names.length} 位报名`)
}

beforeEach(async () => {
  phone = installPhone()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'groupLeader', orgId: 'g-1', orgName: '耕种队党小组' }],
  })
  phone.answer('task.get', aTask())
  phone.answer('org.trees', { trees: [{ treeId: 'tree-1', name: '光谷小镇党总支', branches: 2 }] })
  phone.answer('org.tree', tree)
  phone.answer('roster.list', { rows: [row('m-2', '周桂芳'), row('m-3', '王德明')] })
  screen = openPage(path, query)
  await sees(screen, '防汛突击队')
})

afterEach(() => screen.close())

test('one person is claimed for as if they had tapped themselves', async () => {
  phone.answer('task.claimFor', { state: 'waiting', position: 2 })
  await choose(['m-2', '周桂芳'])
  screen.tap('#claim')
  await sees(screen, '周桂芳排上了，候补第 2 位')
  expect(phone.sentOf('task.claimFor')[0]?.input).toEqual({ shiftId: 's-1', memberIds: ['m-2'] })
})

test('a standing team goes together; whoever is not mine is left out, and that is said', async () => {
  phone.answer('task.claimFor', { state: 'claimed' })
  expect(screen.text).not.toContain('别村的队')
  tapRow('onTeam', 'team')
  await sees(screen, '防汛突击队有 1 位没加上')
  screen.tap('#claim')
  await sees(screen, '2 位报上了')
  expect(phone.sentOf('task.claimFor')[0]?.input).toEqual({
    shiftId: 's-1',
    memberIds: ['m-2', 'm-3'],
    teamId: 'team',
  })
})

test('those who cannot go are named and left out with one tap', async () => {
  phone.refuse('task.claimFor', { code: 'OTHERS_CLASH', details: { memberIds: ['m-3'] }, traceId: 'tr-1' })
  await choose(['m-2', '周桂芳'], ['m-3', '王德明'])
  screen.tap('#claim')
  await sees(screen, '有 1 位去不了')
  await sees(screen, '王德明那时有别的班，或者已在这一班')
  phone.answer('task.claimFor', { state: 'claimed' })
  screen.tap('#drop')
  await sees(screen, '替 1 位报名')
  screen.tap('#claim')
  await sees(screen, '周桂芳报上了')
})

test('too few places: nobody has one, and how many there are is said', async () => {
  phone.refuse('task.claimFor', { code: 'NOT_ENOUGH_PLACES', details: { left: 1 }, traceId: 'tr-1' })
  await choose(['m-2', '周桂芳'], ['m-3', '王德明'])
  screen.tap('#claim')
  await sees(screen, '只剩 1 个名额，不够一起去')
  await sees(screen, '替 2 位报名')
})

test('one person’s other shift is named', async () => {
  const startsAt = tomorrowMorning()
  phone.refuse('task.claimFor', {
    code: 'CLASH',
    details: { shiftId: 's-9', taskTitle: '竹林步道清扫', startsAt, endsAt: startsAt + 3_600_000 },
    traceId: 'tr-1',
  })
  await choose(['m-2', '周桂芳'])
  screen.tap('#claim')
  await sees(screen, '那时已有别的班竹林步道清扫')
})

test('giving a place back for somebody asks first', async () => {
  phone.answer('task.releaseFor', { state: 'none' })
  await choose(['m-2', '周桂芳'])
  phone.agrees = false
  screen.tap('#release')
  phone.agrees = true
  screen.tap('#release')
  await sees(screen, '周桂芳已经退出')
  expect(phone.sentOf('task.releaseFor')).toHaveLength(1)
})

test('a reply that is lost is asked for again under the same request', async () => {
  phone.answer('task.claimFor', { state: 'claimed' })
  await choose(['m-2', '周桂芳'])
  phone.network = 'lost'
  screen.tap('#claim')
  await sees(screen, '没送到，请再点一次')
  phone.network = 'good'
  screen.tap('#claim')
  await sees(screen, '周桂芳报上了')
  expect(new Set(phone.sentOf('task.claimFor').map(({ requestId }) => requestId)).size).toBe(1)
})

test('once the shift has begun nobody is claimed for', async () => {
  screen.close()
  phone.answer('task.get', aTask({ shifts: [aShift({ startsAt: Date.now() - 60_000 })] }))
  screen = openPage(path, query)
  await until(() => screen.text.includes('不能再替人报名'))
  expect(screen.text).toContain('到场的人请领头人加上')
})
