import { app } from '../../platform/cloud-app'
import { people, smallCounty } from '../../testing/county'
import { NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import { presentTree } from './tree-shape-rules'

/** As the functions of b077630 wrote it: before there were teams, duty areas and remembered requests. */
const old = {
  _id: 'tree-1',
  version: 3,
  nodes: [
    { id: 'g-1', name: '光谷小镇党总支', level: 'general' as const, kind: 'area' as const, parentId: null },
    { id: 'b-1', name: '上田村支部', level: 'branch' as const, kind: 'area' as const, parentId: 'g-1' },
    { id: 'b-2', name: '溪口村支部', level: 'branch' as const, kind: 'area' as const, parentId: 'g-1' },
  ],
}

let world: World

beforeEach(async () => {
  const county = smallCounty(NOW)
  const others = (county.trees ?? []).filter(({ _id }) => _id !== 'tree-1')
  world = await openWorld(NOW, { ...county, trees: [old, ...others] })
})

afterEach(() => world.close())

const stored = async () => (await app.database().collection('trees').where({ _id: 'tree-1' }).get()).data[0]
const secretary = () => world.as(people.branchSecretary)
const rename = { treeId: 'tree-1', version: 3, edit: { do: 'rename', orgId: 'b-1', name: '上田村党支部' } }

test('an old tree is read as if it had what it lacks, and reading writes nothing', async () => {
  expect(await secretary().call('org.tree', { treeId: 'tree-1' })).toMatchObject({ teams: [], areas: [] })
  expect(await stored()).toEqual(old)
})

test('the next edit writes the present shape, in the one write it is anyway', async () => {
  const edited = await secretary().call('org.edit', rename)
  expect(world.operations.filter((operation) => operation.startsWith('trees database.modify'))).toHaveLength(
    1,
  )
  expect(edited.version).toBe(4)
  expect(await stored()).toMatchObject({ version: 4, teams: [], areas: [], applied: [expect.any(String)] })
})

test('the same edit sent again changes an old tree once', async () => {
  const id = requestId()
  await secretary().call('org.edit', rename, id)
  expect((await secretary().call('org.edit', rename, id)).version).toBe(4)
})

test('of an instance from before and one of now that edit at once, one is told; what the new one wrote stays', async () => {
  await secretary().call('org.edit', rename)
  // The older instance has read version 3, and writes as it did: its own fields, under the version that it read.
  const older = await app
    .database()
    .collection('trees')
    .where({ _id: 'tree-1', version: 3 })
    .update({ nodes: old.nodes, version: 4 })
  expect(older.updated).toBe(0)
  const after = (await stored()) as { version: number; nodes: object[] }
  // And with what it reads anew, it leaves alone what it does not know.
  await app
    .database()
    .collection('trees')
    .where({ _id: 'tree-1', version: after.version })
    .update({ nodes: after.nodes, version: after.version + 1 })
  expect(await stored()).toMatchObject({ version: 5, teams: [], areas: [], applied: [expect.any(String)] })
})

test('the step leaves a present tree as it is, and doing it twice is doing it once', () => {
  const present = presentTree(old)
  expect(presentTree(present)).toEqual(present)
  const full = { ...old, teams: [], areas: [], applied: ['r-1'], isDemo: true }
  expect(presentTree(full)).toEqual(full)
})
