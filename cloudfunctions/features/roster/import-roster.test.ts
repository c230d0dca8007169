import { askerFor, documentsOf } from '../../../emulator/database/testing/ask'
import { people, smallCounty } from '../../testing/county'
import { aMember, NOW } from '../../testing/documents'
import { aSheet, upload } from '../../testing/roster-file'
import { openWorld, type Person, requestId, type World } from '../../testing/world'
import { forgetImport } from './plan-of-import'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, smallCounty(NOW))
})

afterEach(() => world.close())

const secretary = () => world.as(people.branchSecretary)
const stored = async (collection: string, query: object = {}) =>
  documentsOf(await askerFor(world.database, collection).get(query))
const people100 = (count: number) =>
  Array.from({ length: count }, (_, index) => [`新人${index}`, '党员', 'B', 1970 + (index % 30)])
const sheet = (rows: readonly (readonly unknown[])[]) =>
  aSheet([['姓名', '身份', '类别', '出生年份'], ...rows])

/** Calls until everything is done, as a phone with a progress bar does. */
async function confirm(person: Person, importId: string, stamp: string): Promise<number[]> {
  const progress: number[] = []
  for (;;) {
    const { done, total } = await person.call('import.confirm', { importId, stamp })
    progress.push(done)
    if (done === total) {
      return progress
    }
  }
}

test('the template comes with the branch’s groups, and filled with the roster it imports as unchanged', async () => {
  const template = await secretary().call('roster.template', { branchId: 'b-1' })
  expect(template.name).toBe('b-1 支部名册模板.xlsx')
  const empty = await upload(secretary(), 'b-1', Buffer.from(template.base64, 'base64'))
  expect(await secretary().refused('import.preview', { importId: empty })).toMatchObject({
    code: 'FILE_REFUSED',
    details: { why: 'noRows' },
  })
  const { base64 } = await secretary().call('roster.export', { branchId: 'b-1' })
  const importId = await upload(secretary(), 'b-1', Buffer.from(base64, 'base64'))
  const preview = await secretary().call('import.preview', { importId })
  expect(preview).toMatchObject({ create: 0, change: 0, problems: 0, unchanged: preview.rows })
  expect(await confirm(secretary(), importId, preview.stamp)).toEqual([0])
  expect(await stored('audit', { method: 'roster.export' })).toMatchObject([{ orgId: 'b-1' }])
})

test('a preview says what would happen and writes nothing; the confirmation does exactly that', async () => {
  const importId = await upload(
    secretary(),
    'b-1',
    await sheet([
      ['姓member', '党员', 'B', 1970],
      ['姓villager', '党员', 'C', 1970],
      ['新来的', '群众', '', 1990],
    ]),
  )
  const before = await stored('members')
  const preview = await secretary().call('import.preview', { importId })
  expect(preview).toMatchObject({ rows: 3, create: 1, change: 1, unchanged: 1, problems: 0 })
  expect(preview.firstRows).toEqual([
    { row: 2, name: '姓member', what: 'unchanged' },
    { row: 3, name: '姓villager', what: 'change', columns: ['身份', '类别'] },
    { row: 4, name: '新来的', what: 'create' },
  ])
  expect(await stored('members')).toEqual(before)
  expect(await confirm(secretary(), importId, preview.stamp)).toEqual([2])
  const [changed] = await stored('members', { _id: 'm-villager' })
  expect(changed).toMatchObject({ kind: 'party', track: 'C', openid: 'o-villager', version: 2 })
  const [created] = await stored('members', { name: '新来的' })
  expect(created).toMatchObject({ branchId: 'b-1', kind: 'villager', roles: [], version: 1 })
})

test('while one row has a problem nothing is imported, and problems come by row and column', async () => {
  const importId = await upload(
    secretary(),
    'b-1',
    await sheet([
      ['新来的', '群众', '', 1990],
      ['王强', '团员', 'B', 1980],
      ['李', '党员', 'B', 1980],
    ]),
  )
  const preview = await secretary().call('import.preview', { importId })
  expect(preview.firstProblems).toEqual([
    { row: 3, column: '身份', text: '只能填：党员、预备党员、村民' },
    { row: 4, column: '姓名', text: '姓名要 2 到 20 个字' },
  ])
  const { stamp } = preview
  expect((await secretary().refused('import.confirm', { importId, stamp })).code).toBe('IMPORT_HAS_PROBLEMS')
  expect(await stored('members', { name: '新来的' })).toEqual([])
})

test('when the roster has changed since the preview, the confirmation asks to look again', async () => {
  const importId = await upload(secretary(), 'b-1', await sheet([['姓member', '党员', 'A', 1970]]))
  const { stamp } = await secretary().call('import.preview', { importId })
  const edit = { name: '姓member', kind: 'party', track: 'C', birthYear: 1970, alsoIn: [] }
  await secretary().call('roster.edit', { ...edit, memberId: 'm-member', version: 1 })
  expect((await secretary().refused('import.confirm', { importId, stamp })).code).toBe('IMPORT_STALE')
  expect(await stored('members', { _id: 'm-member' })).toMatchObject([{ track: 'C', version: 2 }])
})

test('an import that died between any two writes is finished by confirming again, and nobody is there twice', async () => {
  const importId = await upload(secretary(), 'b-1', await sheet(people100(250)))
  const { stamp } = await secretary().call('import.preview', { importId })
  await secretary().call('import.confirm', { importId, stamp })
  // As after a crash: people written, progress not; and the instance is a new one.
  await askerFor(world.database, 'imports').update({ _id: importId }, { $set: { done: 0 } })
  await askerFor(world.database, 'members').remove({ name: { $in: ['新人7', '新人50'] } })
  forgetImport()
  expect(await confirm(secretary(), importId, stamp)).toEqual([100, 200, 250])
  const imported = (await stored('members', { branchId: 'b-1' })).filter(({ _id }) =>
    String(_id).startsWith('im-'),
  )
  expect(new Set(imported.map(({ name }) => name)).size).toBe(imported.length)
  const { rows } = await secretary().call('roster.list', { branchId: 'b-1', search: '新人', limit: 100 })
  expect(rows).toHaveLength(100)
  expect(await secretary().call('import.confirm', { importId, stamp })).toEqual({ done: 250, total: 250 })
})

test('two officers who confirm at once have one result', async () => {
  const importId = await upload(secretary(), 'b-1', await sheet(people100(150)))
  const { stamp } = await secretary().call('import.preview', { importId })
  await Promise.all([
    confirm(secretary(), importId, stamp),
    confirm(world.as(people.generalSecretary), importId, stamp),
  ])
  const created = await stored('members', { name: '新人149' })
  expect(created).toHaveLength(1)
  const all: string[] = []
  let cursor: string | undefined
  do {
    const input = { branchId: 'b-1', search: '新人', limit: 100, ...(cursor && { cursor }) }
    const page = await secretary().call('roster.list', input)
    all.push(...page.rows.map(({ name }) => name))
    cursor = page.next
  } while (cursor)
  expect(all).toHaveLength(150)
})

test('what somebody saves while an import runs is not overwritten by it', async () => {
  const importId = await upload(
    secretary(),
    'b-1',
    await sheet([...people100(120), ['姓member', '党员', 'A', 1970]]),
  )
  const { stamp } = await secretary().call('import.preview', { importId })
  await secretary().call('import.confirm', { importId, stamp })
  const edit = { name: '姓member', kind: 'party', track: 'C', birthYear: 1970, alsoIn: [] }
  await secretary().call('roster.edit', { ...edit, memberId: 'm-member', version: 1 })
  await confirm(secretary(), importId, stamp)
  expect(await stored('members', { _id: 'm-member' })).toMatchObject([{ track: 'C' }])
})

test('no name stays behind in an import that is done, and an abandoned one goes after a day', async () => {
  const done = await upload(secretary(), 'b-1', await sheet(people100(3)))
  const { stamp } = await secretary().call('import.preview', { importId: done })
  await confirm(secretary(), done, stamp)
  expect(await stored('imports')).toMatchObject([{ _id: done, state: 'running' }])
  await upload(secretary(), 'b-1', await sheet(people100(3)))
  world.now += 25 * 3_600_000
  const { importId } = await secretary().call('import.begin', { branchId: 'b-1', parts: 1 })
  expect((await stored('imports')).map(({ _id }) => _id)).toEqual([importId])
})

test('upload and confirmation are one record each, with numbers and no names', async () => {
  const importId = await upload(secretary(), 'b-1', await sheet(people100(120)), 600)
  const { stamp } = await secretary().call('import.preview', { importId })
  await confirm(secretary(), importId, stamp)
  const acts = await stored('audit', { subjectId: importId })
  expect(acts.map(({ method, note }) => [method, note]).sort()).toEqual([
    ['import.begin', '上传名册文件'],
    ['import.confirm', '导入名册：120 人有变动'],
  ])
})

test('a part that comes twice is one part, and a file with a part missing is not read', async () => {
  const file = await sheet(people100(3))
  const { importId } = await secretary().call('import.begin', { branchId: 'b-1', parts: 2 })
  const id = requestId()
  const part = { importId, index: 0, data: file.subarray(0, 300).toString('base64') }
  expect(await secretary().call('import.part', part, id)).toEqual({ received: 1 })
  expect(await secretary().call('import.part', part, id)).toEqual({ received: 1 })
  expect(await secretary().refused('import.preview', { importId })).toMatchObject({
    details: { why: 'incomplete' },
  })
  expect((await secretary().refused('import.part', { ...part, index: 2 })).code).toBe('INVALID_INPUT')
  await secretary().call('import.part', { importId, index: 1, data: file.subarray(300).toString('base64') })
  expect(await secretary().call('import.preview', { importId })).toMatchObject({ create: 3 })
})

test('5,000 people are imported in chunks of 100, with under seven operations a chunk', async () => {
  const importId = await upload(secretary(), 'b-1', await sheet(people100(5_000)))
  const startedAt = performance.now()
  const preview = await secretary().call('import.preview', { importId })
  const previewed = performance.now()
  expect(preview).toMatchObject({ rows: 5_000, create: 5_000, problems: 0 })
  expect(preview.firstRows).toHaveLength(200)
  expect(world.operations.length).toBeLessThanOrEqual(4)
  const operations: number[] = []
  let done = 0
  while (done < 5_000) {
    const call = { importId, stamp: preview.stamp }
    done = (await secretary().call('import.confirm', call)).done
    operations.push(world.operations.length)
  }
  expect(operations).toHaveLength(50)
  expect(Math.max(...operations.slice(1, -1))).toBeLessThan(7)
  const finished = performance.now()
  expect(previewed - startedAt).toBeLessThan(10_000)
  expect(finished - previewed).toBeLessThan(15_000)
}, 40_000)

test('a branch of 1,300 is compared whole, and each change is one write of what the preview showed', async () => {
  const old = Array.from({ length: 1_300 }, (_, index) =>
    aMember(index, {
      _id: `m-old-${index}`,
      openid: `o-old-${index}`,
      name: `旧人${index}`,
      branchId: 'b-2',
    }),
  )
  await world.database.load({ members: old })
  const general = world.as(people.generalSecretary)
  const rows = old.map(({ name }, index) => [name, '党员', index < 100 ? 'B' : '', 1970])
  const importId = await upload(general, 'b-2', await sheet(rows))
  const preview = await general.call('import.preview', { importId })
  expect(preview).toMatchObject({ change: 100, unchanged: 1_200, create: 0, problems: 0 })
  expect(world.operations.length).toBeLessThanOrEqual(5)
  expect(await confirm(general, importId, preview.stamp)).toEqual([100])
  expect(await stored('members', { _id: 'm-old-99' })).toMatchObject([{ track: 'B', version: 2 }])
})
