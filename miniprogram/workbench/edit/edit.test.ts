import { aRosterEntry } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'

const path = 'workbench/edit/edit'
const query = { memberId: 'm-9' }
let phone: Phone

const entry = aRosterEntry({ alsoIn: ['b-2'], alsoInNames: ['溪口村支部'] })

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'recorder', orgId: 'b-1', orgName: '上田村支部' }],
  })
  phone.answer('org.trees', { trees: [{ treeId: 't-1', name: '光谷小镇党总支', branches: 1 }] })
  phone.answer('org.tree', {
    treeId: 't-1',
    name: '光谷小镇党总支',
    version: 1,
    nodes: [{ id: 'b-1', name: '上田村支部', level: 'branch', kind: 'area', parentId: null }],
    teams: [],
    areas: [],
  })
  phone.answer('roster.get', entry)
})

test('a second branch is taken out and another one chosen from those I serve', async () => {
  const branch = (id: string, name: string) =>
    ({ id, name, level: 'branch', kind: 'area', parentId: null }) as const
  const nodes = [branch('b-1', '上田村支部'), branch('b-2', '溪口村支部'), branch('b-3', '药材支部')]
  phone.answer('org.tree', { treeId: 't-1', name: '光谷小镇党总支', version: 1, nodes, teams: [], areas: [] })
  phone.answer('roster.edit', { ...entry, version: 4 })
  const screen = openPage(path, query)
  await sees(screen, '存在手机里')
  expect(screen.part('.branches').instance.data.rows).toEqual([{ value: 'b-2', text: '溪口村支部' }])
  screen.send('.branches', 'pick', { value: '' })
  screen.send('.branches', 'add')
  await until(() => screen.part('.choice').instance.data.choice !== null)
  expect(screen.part('.choice').instance.data.choice).toMatchObject({
    options: [
      { value: 'b-2', text: '溪口村支部' },
      { value: 'b-3', text: '药材支部' },
    ],
  })
  screen.send('.choice', 'choose', { value: 'b-3' })
  await until(() => (screen.part('.branches').instance.data.rows as unknown[]).length === 1)
  expect(screen.part('.branches').instance.data.rows).toEqual([{ value: 'b-3', text: '药材支部' }])
  screen.send('#save', 'tap')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('roster.edit')[0]?.input).toMatchObject({ alsoIn: ['b-3'] })
  screen.close()
})

const type = (screen: ReturnType<typeof openPage>, field: string, value: string) => {
  const page = screen.page as unknown as { onField(event: object): void }
  page.onField({ currentTarget: { dataset: { field } }, detail: { value } })
}

test('a save names the version it was made on and keeps what the form does not show', async () => {
  phone.answer('roster.edit', { ...entry, version: 4 })
  const screen = openPage(path, query)
  await sees(screen, '存在手机里')
  type(screen, 'duty', '河道巡查员')
  screen.send('#save', 'tap')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('roster.edit')[0]?.input).toMatchObject({
    memberId: 'm-9',
    version: 3,
    duty: '河道巡查员',
    alsoIn: ['b-2'],
  })
  screen.close()
})

test('what is amiss stands beside its field, and nothing is sent', async () => {
  const screen = openPage(path, query)
  await sees(screen, '存在手机里')
  type(screen, 'birthYear', '74')
  screen.send('#save', 'tap')
  await until(() => screen.part('.birth').instance.data.problem !== '')
  expect(screen.part('.birth').instance.data.problem).toBe('请写四位数的年份，比如 1968。')
  expect(phone.sentOf('roster.edit')).toHaveLength(0)
  screen.close()
})

test('when somebody saved first both wordings are shown, and the chosen ones are saved for the newer version', async () => {
  const screen = openPage(path, query)
  await sees(screen, '存在手机里')
  type(screen, 'duty', '河道巡查员')
  phone.refuse('roster.edit', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  phone.answer('roster.get', { ...entry, version: 4, duty: '耕种队骨干', birthYear: 1975 })
  screen.send('#save', 'tap')
  await until(() => screen.part('.conflict').instance.data.isShown === true)
  expect(screen.part('.conflict').instance.data.rows).toEqual([
    expect.objectContaining({ label: '出生年份', mine: '1974', now: '1975', chosen: 'now' }),
    expect.objectContaining({ label: '职责', mine: '河道巡查员', now: '耕种队骨干', chosen: 'mine' }),
  ])
  phone.answer('roster.edit', { ...entry, version: 5 })
  screen.send('.conflict', 'save')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('roster.edit').at(-1)?.input).toMatchObject({
    version: 4,
    birthYear: 1975,
    duty: '河道巡查员',
  })
  screen.close()
})

test('a draft left from before somebody else’s change is compared with it, not laid over it', async () => {
  const first = openPage(path, query)
  await sees(first, '存在手机里')
  type(first, 'duty', '河道巡查员')
  first.close()
  phone.answer('roster.get', { ...entry, version: 4, birthYear: 1975 })
  const again = openPage(path, query)
  await sees(again, '上次没写完的还在')
  await until(() => again.part('.conflict').instance.data.isShown === true)
  expect(again.part('.conflict').instance.data.rows).toEqual([
    expect.objectContaining({ label: '出生年份', chosen: 'now' }),
    expect.objectContaining({ label: '职责', chosen: 'mine' }),
  ])
  again.close()
})
