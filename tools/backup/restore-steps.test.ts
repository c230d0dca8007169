import { askerFor, documentsOf } from '../../emulator/database/testing/ask'
import { readEnvironment } from '../cloud/environment'
import type { Stored } from './document-line'
import { thisRun } from './one-run'
import type { takeMark as TakeMark } from './restore-mark'
import { openTown, type Town } from './testing/town'

let town: Town
let takeMark: typeof TakeMark
let insertDocuments: (documents: readonly Stored[]) => Promise<void>

beforeAll(async () => {
  town = await openTown()
  Object.assign(process.env, town.variables)
  // After the variables: function code finds its environment when it is loaded.
  ;({ takeMark } = await import('./restore-mark'))
  const { connectData } = await import('../cloud/connect-data')
  const steps = await import('./insert-documents')
  const app = connectData(readEnvironment(town.variables))
  insertDocuments = (documents) => steps.insertDocuments(app, 'members', documents)
})

afterEach(() => town.database.clear())
afterAll(() => town.close())

const elsewhere = { machine: 'another-machine', pid: 1, holder: 'h-1' }
const left = { _id: 'restore', backupId: 'b-1', isUnbinding: false, since: 0, isBegun: true, until: 0 }
const stands = (mark: object) =>
  askerFor(town.database, 'deployments').insert({ ...left, ...elsewhere, ...mark })

test('a restore that was left goes on where it was', async () => {
  await stands({ reached: { collection: 'members', lines: 400 } })
  const mark = await takeMark('b-1', false)
  expect(mark).toMatchObject({ isBegun: true, reached: { collection: 'members', lines: 400 } })
  await mark.note({ collection: 'tasks', lines: 3 })
  await mark.leave()
  const next = await takeMark('b-1', false)
  expect(next.reached).toEqual({ collection: 'tasks', lines: 3 })
  await next.remove()
  expect(documentsOf(await askerFor(town.database, 'deployments').get())).toEqual([])
})

test('one that died on this machine is gone on with at once, though its time is not over', async () => {
  // No process of this machine has that number.
  await stands({ machine: thisRun().machine, pid: 2 ** 30, until: Date.now() + 60_000 })
  const mark = await takeMark('b-1', false)
  expect(mark.isBegun).toBe(true)
  await mark.remove()
})

test.each([
  ['another machine is at it', { until: Date.now() + 60_000 }, 'another-machine 上正在恢复同一份备份'],
  ['it is of another backup', { backupId: 'b-2' }, '正在恢复另一份备份，没有做完'],
  ['it was begun with --unbind', { isUnbinding: true }, '上次加了 --unbind'],
])('it is not when %s', async (_, mark, words) => {
  await stands(mark)
  await expect(takeMark('b-1', false)).rejects.toThrow(words)
})

test('whoever was taken for dead stops at the next step', async () => {
  const mark = await takeMark('b-1', false)
  await askerFor(town.database, 'deployments').update({}, { $set: { holder: 'another' } })
  await expect(mark.note({ collection: 'members', lines: 1 })).rejects.toThrow('这里停下')
  await mark.leave()
})

const person = (number: number, name = '王建国') => ({ _id: `m-${number}`, openid: `o-${number}`, name })

test('documents that are there already are as good; one that says something else is refused by its id', async () => {
  await insertDocuments([person(2)])
  await insertDocuments([person(1), person(2), person(3)])
  const stored = documentsOf(await askerFor(town.database, 'members').get())
  expect(stored.map(({ _id }) => _id).toSorted()).toEqual(['m-1', 'm-2', 'm-3'])
  await expect(insertDocuments([person(3), person(4, '李'), person(2, '李建国')])).rejects.toThrow(
    'members/m-2 已在环境里，和备份里的不一样',
  )
})

test('a document that no request holds comes in parts, and goes on where an earlier run stopped', async () => {
  // A digit becomes twenty characters on its way.
  const rows = Array.from({ length: 1_200 }, (_, at) => ({ at, hours: Array.from({ length: 40 }, () => 7) }))
  const large = { _id: 'm-1', openid: 'o-1', rows, notes: [], words: { nested: ['王'] } }
  const members = askerFor(town.database, 'members')
  await insertDocuments([large])
  expect(documentsOf(await members.get())).toEqual([large])
  await members.update({ _id: 'm-1' }, { $set: { rows: [] } })
  await insertDocuments([large])
  expect(documentsOf(await members.get())).toEqual([large])
  await insertDocuments([large])
  expect(documentsOf(await members.get())).toEqual([large])
  await members.update({ _id: 'm-1' }, { $set: { notes: ['new'] } })
  await expect(insertDocuments([large])).rejects.toThrow('members/m-1 已在环境里')
})

test('another person with the same WeChat account is an error, never left out', async () => {
  await insertDocuments([person(1)])
  await expect(insertDocuments([{ ...person(2), openid: 'o-1' }])).rejects.toMatchObject({
    message: expect.stringMatching(/E11000/),
  })
})
