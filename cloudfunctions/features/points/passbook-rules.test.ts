import { linesOf, newPassbook, type PassbookEntry, passbookId, sortOut, withoutWords } from './passbook-rules'
import { defaultRules } from './rule-set-rules'

const line = (_id: string, over: Partial<PassbookEntry> = {}): PassbookEntry => ({
  _id,
  code: 'V9',
  day: '2026-10-21',
  amount: 1,
  what: '扶老人过河',
  by: 'm-1',
  at: 1,
  ...over,
})

const owner = { memberId: 'm-4', branchId: 'b-1', track: 'B' as const }
const open = (...entries: PassbookEntry[]) => ({ entries, sealed: false })
const sealed = (...entries: PassbookEntry[]) => ({ entries, sealed: true })
const ids = ({ add, goOn }: ReturnType<typeof sortOut>) => ({
  add: add.map(({ _id }) => _id),
  goOn: goOn.map(({ _id }) => _id),
})

test('a new passbook is one member’s month, open, with the sums of its lines', () => {
  expect(newPassbook('2026-10', owner, defaultRules, [line('a')])).toEqual({
    _id: passbookId('2026-10', 'm-4'),
    ...owner,
    month: '2026-10',
    ruleVersion: 1,
    entries: [line('a')],
    contribution: 2,
    deduction: 0,
    score: 62,
    hours: 0,
    kinds: 1,
    version: 1,
    sealed: false,
  })
  expect(passbookId('2026-10', 'm-4')).toBe('2026-10:m-4')
})

describe('which lines are still to be written', () => {
  const wrong = line('v:0', { once: 'lead' })
  const back = line('v:0:back', { reverses: 'v:0' })
  const right = line('v:1', { instead: 'v:0' })

  test('in an open month those that are not there yet, once each', () => {
    expect(ids(sortOut([line('a'), line('b'), line('b')], open(line('a'))))).toEqual({ add: ['b'], goOn: [] })
  })

  test('of a sealed month they go on to the next', () => {
    expect(ids(sortOut([line('a'), line('b')], sealed(line('a'))))).toEqual({ add: [], goOn: ['b'] })
  })

  test('a correction stands beside the line it is about', () => {
    expect(ids(sortOut([back, right], open(wrong)))).toEqual({ add: ['v:0:back', 'v:1'], goOn: [] })
    expect(ids(sortOut([wrong, back, right], open()))).toEqual({ add: ['v:0', 'v:0:back', 'v:1'], goOn: [] })
  })

  test('what would take the place of a line that never came is left out, and what builds on it', () => {
    const next = line('v:2', { instead: 'v:1' })
    const nextBack = line('v:1:back', { reverses: 'v:1' })
    expect(ids(sortOut([right, nextBack, next], open()))).toEqual({ add: [], goOn: [] })
  })

  test('a published line stays, and what is right counts nothing beside it; only the taking back is shown', () => {
    const next = line('v:2', { instead: 'v:1' })
    const nextBack = line('v:1:back', { reverses: 'v:1' })
    expect(ids(sortOut([back, right, nextBack, next], sealed(wrong)))).toEqual({
      add: [],
      goOn: ['v:0:back'],
    })
  })

  test('what the next month is told of a line that stands sealed before it comes to nothing there', () => {
    expect(ids(sortOut([right], open(line('a'))))).toEqual({ add: [], goOn: [] })
  })

  test('what a sealed month counts once is not counted by the next, unless it was taken back', () => {
    const again = line('other', { once: 'lead' })
    expect(ids(sortOut([again], sealed(wrong)))).toEqual({ add: [], goOn: [] })
    expect(ids(sortOut([again], sealed(wrong, back)))).toEqual({ add: [], goOn: ['other'] })
    expect(ids(sortOut([again], open(wrong)))).toEqual({ add: ['other'], goOn: [] })
  })

  test('a line that takes back one that is not there is kept: it may be on its way', () => {
    expect(ids(sortOut([back], open()))).toEqual({ add: ['v:0:back'], goOn: [] })
  })
})

test('what anybody wrote of a deed is gone without words; a task’s title stays, a reason does not', () => {
  const shift = line('s', { evidence: { kind: 'shift', id: 's-1' }, what: '清灰', reason: '更正' })
  const deed = line('d', { evidence: { kind: 'deed', id: 'd-1' }, reason: '记错了' })
  expect(withoutWords([shift, deed, line('a')])).toEqual([
    line('s', { evidence: { kind: 'shift', id: 's-1' }, what: '清灰' }),
    line('d', { evidence: { kind: 'deed', id: 'd-1' }, what: '' }),
    line('a', { what: '' }),
  ])
})

describe('the lines of a passbook', () => {
  const names = new Map([['m-1', '王']])

  test('stand in the order of the days with their balance, and say who confirmed them', () => {
    const entries = [
      line('late', { code: 'B1', day: '2026-10-22', by: 'm-2', instead: 'x', once: 'y' }),
      line('early', { ofMonth: '2026-09' }),
    ]
    expect(linesOf({ entries, track: 'B' }, defaultRules, names)).toEqual([
      {
        entryId: 'early',
        code: 'V9',
        day: '2026-10-21',
        amount: 1,
        what: '扶老人过河',
        ofMonth: '2026-09',
        raw: 2,
        credited: 2,
        balance: 62,
        confirmedBy: '王',
        confirmedAt: 1,
      },
      {
        entryId: 'late',
        code: 'B1',
        day: '2026-10-22',
        amount: 1,
        what: '扶老人过河',
        raw: -5,
        credited: -5,
        balance: 57,
        confirmedBy: '',
        confirmedAt: 1,
      },
    ])
    expect(entries[0]?._id).toBe('late')
  })

  test('name the cap that left less', () => {
    const entries = ['a', 'b', 'c', 'd'].map((id) => line(id))
    expect(linesOf({ entries, track: 'B' }, defaultRules, names).map(({ cap }) => cap)).toEqual([
      undefined,
      undefined,
      undefined,
      'month',
    ])
  })

  test('never show less than nothing', () => {
    const entries = Array.from({ length: 13 }, (_, index) =>
      line(`n-${String(index).padStart(2, '0')}`, { code: 'N1' }),
    )
    expect(linesOf({ entries, track: 'B' }, defaultRules, names).at(-1)?.balance).toBe(0)
  })

  test('of the exempt are scored like those of members who are not as well', () => {
    const entries = [line('away', { code: 'B6' }), line('home', { code: 'B2' })]
    const shown = linesOf({ entries, track: 'E' }, defaultRules, names)
    expect(shown).toEqual(linesOf({ entries, track: 'C' }, defaultRules, names))
    expect(newPassbook('2026-10', { ...owner, track: 'E' }, defaultRules, entries).deduction).toBe(-2)
  })
})
