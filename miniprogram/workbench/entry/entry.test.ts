import { aRosterEntry } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { choosePlace } from '../place'

const path = 'workbench/entry/entry'
const query = { memberId: 'm-9' }
const conflict = { code: 'EDIT_CONFLICT', details: null, traceId: 't' } as const
let phone: Phone

const entry = aRosterEntry({ groupId: 'b-1-1', alsoIn: ['b-3'], alsoInNames: ['药材支部'] })

beforeEach(() => {
  phone = installPhone()
  const orgId = 'org'
  const above = [orgId]
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'generalSecretary', orgId, orgName: '光谷小镇党总支' }],
  })
  choosePlace({ orgId, name: '光谷小镇党总支', level: 'general', treeId: 't-1', branchId: '', above })
  phone.answer('org.trees', { trees: [{ treeId: 't-1', name: '光谷小镇党总支', branches: 2 }] })
  phone.answer('org.tree', {
    treeId: 't-1',
    name: '光谷小镇党总支',
    version: 1,
    nodes: [
      { id: 'b-1', name: '上田村支部', level: 'branch', kind: 'area', parentId: null },
      { id: 'b-1-1', name: '一组', level: 'group', kind: 'area', parentId: 'b-1' },
      { id: 'b-2', name: '溪口村支部', level: 'branch', kind: 'area', parentId: null },
    ],
    teams: [],
    areas: [],
  })
  phone.answer('roster.get', entry)
})

const shown = (screen: ReturnType<typeof openPage>) => screen.part('.conflict').instance.data

test('the group and the second branches are said by name', async () => {
  const screen = openPage(path, query)
  await sees(screen, '党小组一组')
  await sees(screen, '还加入了药材支部')
  screen.close()
})

test('when somebody saved before a move it is shown, and the move is carried out for what stands now if I keep it', async () => {
  const screen = openPage(path, query)
  await sees(screen, '上田村支部')
  phone.refuse('roster.move', conflict)
  phone.answer('roster.get', { ...entry, version: 4, duty: '耕种队骨干' })
  screen.tap('#move')
  await until(() => screen.part('.choice').instance.data.choice !== null)
  screen.send('.choice', 'choose', { value: 'b-2' })
  await until(() => shown(screen).isShown === true)
  expect(shown(screen)).toMatchObject({
    rows: [{ label: '支部', mine: '转到溪口村支部', now: '在上田村支部', chosen: 'mine' }],
    changes: ['职责：原来没有写，现在是耕种队骨干'],
  })
  phone.answer('roster.move', { ...entry, version: 5, branchId: 'b-2', branchName: '溪口村支部' })
  screen.send('.conflict', 'save')
  await sees(screen, '已经转过去')
  expect(phone.sentOf('roster.move').map(({ input }) => input)).toEqual([
    { memberId: 'm-9', version: 3, toBranchId: 'b-2' },
    { memberId: 'm-9', version: 4, toBranchId: 'b-2' },
  ])
  screen.close()
})

test('when somebody saved before a leave it is shown, and whoever changes their mind sends nothing more', async () => {
  const screen = openPage(path, query)
  await sees(screen, '上田村支部')
  phone.refuse('roster.leave', conflict)
  phone.answer('roster.get', {
    ...entry,
    version: 4,
    branchId: 'b-2',
    branchName: '溪口村支部',
    groupId: undefined,
  })
  screen.tap('#leave')
  await until(() => shown(screen).isShown === true)
  expect(shown(screen)).toMatchObject({
    rows: [{ label: '转出', mine: '转出', now: '还在溪口村支部', chosen: 'mine' }],
    changes: ['支部：原来是上田村支部，现在是溪口村支部', '党小组：原来是一组，现在没有写'],
  })
  screen.send('.conflict', 'pick', { key: 'deed', side: 'now' })
  screen.send('.conflict', 'save')
  await until(() => shown(screen).isShown === false)
  expect(phone.sentOf('roster.leave')).toHaveLength(1)
  screen.close()
})
