import type { Failure } from './api'
import { emptyView, failedView } from './load-view'
import { firstRows, moreRows } from './more-rows'

function listPage(cursor?: string) {
  const page = {
    data: { rows: ['一'] },
    cursor,
    question: 0,
    shown: {} as Record<string, unknown>,
    setData(data: Record<string, unknown>) {
      Object.assign(page.shown, data)
    },
  }
  return page
}

const rowsOf = ({ rows }: { rows: string[]; next?: string }) => rows

const nothing = emptyView('还没有', '')
const failed = (error: Failure) => failedView('没打开', error, 0)

it('shows the beginning, and what stands there where there is nothing', async () => {
  const page = listPage('old')
  const two = { rows: ['一', '二'], next: 'b' }
  expect(await firstRows(page, 'rows', Promise.resolve({ data: two }), rowsOf, { failed, nothing })).toBe(two)
  expect(page.shown).toEqual({ rows: ['一', '二'], hasMore: true, load: null })
  expect(page.cursor).toBe('b')
  await firstRows(page, 'rows', Promise.resolve({ data: { rows: [] } }), rowsOf, { failed, nothing })
  expect(page.shown).toEqual({ rows: [], hasMore: false, load: nothing })
  expect(page.cursor).toBeUndefined()
})

it('says of a copy how old it is, and of a failure what it is; an answer to an earlier question is dropped', async () => {
  const page = listPage()
  const copied = { ...page, data: { ...page.data, saved: null } }
  const copy = Promise.resolve({ data: { rows: ['一'] }, savedAt: Date.now() })
  await firstRows(copied, 'rows', copy, rowsOf, { failed, nothing, mayDiffer: '可能有变' })
  expect(page.shown).toMatchObject({ rows: ['一'], saved: { text: expect.stringContaining('可能有变') } })
  const error: Failure = { code: 'NETWORK', details: null, traceId: '' }
  const early = firstRows(page, 'rows', copy, rowsOf, { failed, nothing })
  const late = firstRows(page, 'rows', Promise.resolve({ error }), rowsOf, { failed, nothing })
  expect(await Promise.all([early, late])).toEqual([undefined, undefined])
  expect(page.shown).toMatchObject({ load: failed(error) })
})

it('puts what comes next below the rows that are there, and says whether more follows', async () => {
  const page = listPage('a')
  await moreRows(page, 'rows', async () => ({ data: { rows: ['二', '三'], next: 'b' } }), rowsOf)
  expect(page.shown).toEqual({ 'rows[1]': '二', 'rows[2]': '三', hasMore: true })
  expect(page.cursor).toBe('b')
})

it('asks nothing when nothing follows, and only once while an answer is awaited', async () => {
  const asked: string[] = []
  const ask = async (cursor: string) => {
    asked.push(cursor)
    return { data: { rows: [] } }
  }
  await moreRows(listPage(), 'rows', ask, rowsOf)
  const page = listPage('a')
  await Promise.all([moreRows(page, 'rows', ask, rowsOf), moreRows(page, 'rows', ask, rowsOf)])
  expect(asked).toEqual(['a'])
})

it('asks for the same place again after a failure', async () => {
  const page = listPage('a')
  await moreRows(page, 'rows', async () => ({ error: 'no network' }), rowsOf)
  expect(page.cursor).toBe('a')
  expect(page.shown).toEqual({})
})

it('drops an answer that comes after a newer question', async () => {
  const page = listPage('a')
  const late = moreRows(page, 'rows', async () => ({ data: { rows: ['二'], next: 'b' } }), rowsOf)
  page.question += 1
  page.cursor = 'new'
  await late
  expect(page.shown).toEqual({})
  expect(page.cursor).toBe('new')
})
