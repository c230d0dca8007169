import { moreRows } from './more-rows'

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
