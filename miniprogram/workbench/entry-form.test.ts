import { type EntryForm, emptyForm, entryDifferences, fieldsOf, mergedEntry, problemsOf } from './entry-form'

const form: EntryForm = { ...emptyForm, name: '王德明', birthYear: '1974' }
const at = (changes: Partial<EntryForm>) => ({ ...form, ...changes })

test('a name and a year that can be are enough', () => {
  expect(problemsOf(form, 2026)).toEqual({})
  expect(Object.keys(problemsOf(at({ name: '王', birthYear: '74' }), 2026))).toEqual(['name', 'birthYear'])
  expect(problemsOf(at({ birthYear: '2027' }), 2026)).toHaveProperty('birthYear')
})

test('an exemption needs a reason and the day of the decision; an away member’s place needs a day', () => {
  expect(Object.keys(problemsOf(at({ track: 'E' }), 2026))).toEqual(['exemptionReason', 'exemptionOn'])
  expect(problemsOf(at({ track: 'D', awayPlace: '杭州' }), 2026)).toHaveProperty('awayOn')
  expect(problemsOf(at({ track: 'D', awayOn: '2026-11-01' }), 2026)).toHaveProperty('awayPlace')
})

test('what the chosen track does not show is not sent', () => {
  const written = at({ track: 'B', awayPlace: '杭州', awayOn: '2026-11-01', duty: ' 骨干 ', alsoIn: 'b-2' })
  expect(fieldsOf(written)).toEqual({
    name: '王德明',
    kind: 'party',
    track: 'B',
    birthYear: 1974,
    alsoIn: ['b-2'],
    duty: '骨干',
  })
})

test('of two people’s changes each side’s own is chosen first, and the merge keeps the choice', () => {
  const mine = at({ duty: '河道巡查员' })
  const now = at({ track: 'C' })
  const differences = entryDifferences(mine, now, form, new Map())
  expect(differences).toEqual([
    { key: 'track', label: '类别', mine: '不分类', now: 'C\u00A0在村60岁以上', chosen: 'now' },
    { key: 'duty', label: '职责', mine: '河道巡查员', now: '没有写', chosen: 'mine' },
  ])
  expect(mergedEntry(mine, now, differences)).toEqual(at({ track: 'C', duty: '河道巡查员' }))
})

test('second branches are compared by name', () => {
  const names = new Map([['b-2', '药材支部']])
  expect(entryDifferences(at({ alsoIn: 'b-2' }), form, form, names)).toEqual([
    { key: 'alsoIn', label: '还加入了', mine: '药材支部', now: '没有写', chosen: 'mine' },
  ])
})
