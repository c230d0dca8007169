import type { Input } from '../../contract/contract'
import { people, smallCounty } from '../../testing/county'
import { aMember, NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import type { TreeDocument } from './tree-store'

let world: World
const admin = () => world.as(people.countyAdministrator)
const elsewhere = () => world.as('o-70')

beforeEach(async () => {
  const county = smallCounty(NOW)
  world = await openWorld(NOW, {
    ...county,
    members: [
      ...(county.members ?? []),
      aMember(70, { branchId: 'b-3', roles: [{ role: 'generalSecretary', orgId: 'g-2' }] }),
    ],
  })
})

afterEach(() => world.close())

const transfer: Input<'org.transfer'> = {
  treeId: 'tree-1',
  version: 1,
  orgId: 'b-1',
  toTreeId: 'tree-2',
  toVersion: 1,
}

const idsIn = async (treeId: string) => (await admin().call('org.tree', { treeId })).nodes.map(({ id }) => id)

const moved = {
  from: ['g-1', 'b-2', 'b-2-group'],
  to: ['g-2', 'b-3', 'b-3-group', 'b-1', 'b-1-group'],
}

/** The trees as a crash after `steps` of the three writes leaves them. */
async function crashAfter(steps: 1 | 2, request: string): Promise<void> {
  const store = await import('./tree-store')
  const { partOf, withPart } = await import('./transfer-rules')
  const { forgetTrees } = await import('../../platform/organisation')
  const [from, to] = (await store.findTreesById(['tree-1', 'tree-2'])) as [TreeDocument, TreeDocument]
  await store.markLeaving(from, { orgId: 'b-1', toTreeId: 'tree-2', request })
  if (steps === 2) {
    await store.saveTree(to, withPart(to, partOf(from, 'b-1')), request)
  }
  forgetTrees()
}

test('a branch goes to another general branch with everything below: six operations', async () => {
  await admin().call('org.trees', {})
  const { from, to } = await admin().call('org.transfer', transfer)
  expect(world.operations).toHaveLength(6)
  expect(from.nodes.map(({ id }) => id)).toEqual(moved.from)
  expect(to.nodes.map(({ id }) => id)).toEqual(moved.to)
})

test('its officers serve on, and the secretary above is the new one at the next call', async () => {
  await admin().call('org.transfer', transfer)
  const own = await world.as(people.branchSecretary).call('org.tree', { treeId: 'tree-2' })
  expect(own.nodes.map(({ id }) => id)).toEqual(['g-2', 'b-1', 'b-1-group'])
  expect(await world.as(people.generalSecretary).refused('role.list', { orgId: 'b-1' })).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect((await elsewhere().call('role.list', { orgId: 'b-1' })).holders.length).toBeGreaterThan(0)
})

test('only who reaches both general branches transfers', async () => {
  expect(await world.as(people.generalSecretary).refused('org.transfer', transfer)).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await elsewhere().refused('org.transfer', transfer)).toMatchObject({ code: 'FORBIDDEN' })
})

test('a transfer is made on the versions of both trees that were seen', async () => {
  expect(await admin().refused('org.transfer', { ...transfer, version: 2 })).toMatchObject({
    code: 'EDIT_CONFLICT',
  })
  expect(await admin().refused('org.transfer', { ...transfer, toVersion: 0 })).toMatchObject({
    code: 'EDIT_CONFLICT',
  })
  expect(await admin().refused('org.transfer', { ...transfer, orgId: 'b-1-group' })).toMatchObject({
    code: 'TREE_REFUSED',
  })
})

test.each([1, 2] as const)('the same call finishes what a crash after step %d left', async (steps) => {
  const same = requestId()
  await crashAfter(steps, `m-countyAdministrator:${same}`)
  const { from, to } = await admin().call('org.transfer', transfer, same)
  expect(from.nodes.map(({ id }) => id)).toEqual(moved.from)
  expect(to.nodes.map(({ id }) => id)).toEqual(moved.to)
})

test.each([1, 2] as const)('whoever opens the tree finishes it, too, after step %d', async (steps) => {
  await crashAfter(steps, 'somebody:else')
  expect(await idsIn('tree-1')).toEqual(moved.from)
  expect(await idsIn('tree-2')).toEqual(moved.to)
})

test.each([1, 2] as const)('an edit of the tree comes after it, not into it (step %d)', async (steps) => {
  await crashAfter(steps, 'somebody:else')
  const edit = { do: 'rename', orgId: 'b-1', name: '新的名字' }
  expect(await admin().refused('org.edit', { treeId: 'tree-1', version: 2, edit })).toMatchObject({
    code: 'EDIT_CONFLICT',
  })
  expect(await idsIn('tree-1')).toEqual(moved.from)
})

test('between the steps the branch counts in exactly one tree, and always in one', async () => {
  const general = world.as(people.generalSecretary)
  await crashAfter(1, 'somebody:else')
  expect((await general.reply('role.list', { orgId: 'b-1' })).ok).toBe(true)
  expect((await elsewhere().reply('role.list', { orgId: 'b-1' })).ok).toBe(false)
  await world.database.clear()
  await world.database.load({
    ...smallCounty(NOW),
    members: [
      ...(smallCounty(NOW).members ?? []),
      aMember(70, { branchId: 'b-3', roles: [{ role: 'generalSecretary', orgId: 'g-2' }] }),
    ],
  })
  await crashAfter(2, 'somebody:else')
  expect((await general.reply('role.list', { orgId: 'b-1' })).ok).toBe(false)
  expect((await elsewhere().reply('role.list', { orgId: 'b-1' })).ok).toBe(true)
})

test('a repeated request transfers nothing back and nothing twice', async () => {
  const same = requestId()
  await admin().call('org.transfer', transfer, same)
  const back = { treeId: 'tree-2', version: 2, orgId: 'b-1', toTreeId: 'tree-1', toVersion: 3 }
  await admin().call('org.transfer', back)
  await admin().call('org.transfer', transfer, same)
  expect((await idsIn('tree-1')).sort()).toEqual(['b-1', 'b-1-group', 'b-2', 'b-2-group', 'g-1'])
  expect(await idsIn('tree-2')).toEqual(['g-2', 'b-3', 'b-3-group'])
})

test('many who finish the same transfer at once move it once', async () => {
  const same = requestId()
  await crashAfter(1, `m-countyAdministrator:${same}`)
  const replies = await Promise.all([
    admin().reply('org.transfer', transfer, same),
    admin().reply('org.transfer', transfer, same),
    admin().reply('org.tree', { treeId: 'tree-1' }),
    admin().reply('org.tree', { treeId: 'tree-1' }),
  ])
  expect(replies.every(({ ok }) => ok)).toBe(true)
  expect(await idsIn('tree-1')).toEqual(moved.from)
  expect(await idsIn('tree-2')).toEqual(moved.to)
})

test('while a branch moves, its secretary is served at every moment', async () => {
  const own = world.as(people.branchSecretary)
  let isMoving = true
  const moving = admin()
    .reply('org.transfer', transfer)
    .finally(() => {
      isMoving = false
    })
  const answers: boolean[] = []
  while (isMoving) {
    // The trees are looked at anew by every call.
    world.now += 11_000
    answers.push((await own.reply('role.list', { orgId: 'b-1' })).ok)
  }
  expect((await moving).ok).toBe(true)
  expect(answers.length).toBeGreaterThan(1)
  expect(answers).not.toContain(false)
})
