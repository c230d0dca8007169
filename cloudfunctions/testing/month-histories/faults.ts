import type { Fault } from '../histories/fault'

export const faults: readonly Fault[] = [
  {
    name: 'entries are written without asking whether somebody has written meanwhile',
    edits: [
      {
        file: 'points/passbook-store.ts',
        from: '{ _id, version, sealed: false },\n    { entries: op.pushAll(entries)',
        to: '{ _id, sealed: false },\n    { entries: op.pushAll(entries)',
      },
    ],
  },
  {
    name: 'a correction of a published month counts again in the next one',
    edits: [
      {
        file: 'points/passbook-rules.ts',
        from: "return present.has(instead ?? '') || counted.has(once ?? '')",
        to: 'return false',
      },
    ],
  },
  {
    name: 'a correction does not take back what was there',
    edits: [
      {
        file: 'points/entries-of-attendance-rules.ts',
        from: '...old.map((entry) => takenBack(entry, word)),',
        to: '',
      },
    ],
  },
  {
    name: 'the mark goes before the points have come',
    edits: [
      {
        file: 'attendance/credit-words.ts',
        from: '  const known = new Map(words.map((word) => [word._id, word]))\n',
        to: '  await noteCredited(words.map(({ _id }) => _id))\n  const known = new Map(words.map((word) => [word._id, word]))\n',
      },
    ],
  },
  {
    name: 'a correction is credited without the words before it',
    edits: [
      {
        file: 'attendance/credit-words.ts',
        from: 'Array.from({ length: n }, (_, before)',
        to: 'Array.from({ length: 0 }, (_, before)',
      },
    ],
  },
  {
    name: 'a confirmed deed is not marked for the timer',
    edits: [{ file: 'points/decide-deed.ts', from: '{ state, isPending: true, ...', to: '{ state, ...' }],
  },
  {
    name: 'one’s own deed may be confirmed',
    edits: [
      {
        file: 'points/record-deeds.ts',
        from: 'if (wanted.includes(caller.memberId)) {',
        to: 'if (wanted.length === 0) {',
      },
    ],
  },
  {
    name: 'the list is tallied before the passbooks are sealed',
    edits: [
      {
        file: 'red-star/fix-list.ts',
        from: '  await sealMonth(branchId, month, standing, rules)\n  const { choice, counted, candidates } = await tally(sealed, standing, rules)\n',
        to: '  const { choice, counted, candidates } = await tally(sealed, standing, rules)\n  await sealMonth(branchId, month, standing, rules)\n',
      },
    ],
  },
  {
    name: 'passbooks are not sealed at all',
    edits: [
      {
        file: 'points/seal-month.ts',
        from: '  await seal(month, ids)\n  const found',
        to: '  const found',
      },
      { file: 'points/seal-month.ts', from: '  await seal(month, ids)\n  return', to: '  return' },
    ],
  },
  {
    name: 'who stood there is asked anew each time',
    edits: [
      {
        file: 'red-star/open-month.ts',
        from: '  if (cycle.standing) {',
        to: '  if (cycle.standing && now < 0) {',
      },
    ],
  },
  {
    name: 'a change of a month does not ask for its version',
    edits: [
      {
        file: 'red-star/cycle-store.ts',
        from: 'cycles.updateAndReturn({ _id, version }, {',
        to: 'cycles.updateAndReturn({ _id }, {',
      },
    ],
  },
  {
    name: 'an open objection holds no name',
    edits: [
      {
        file: 'red-star/cycle-rules.ts',
        from: "filter(({ state }) => state === 'open')",
        to: "filter(({ state }) => state === 'upheld')",
      },
    ],
  },
  {
    name: 'the confirmer of an entry answers the objection',
    edits: [
      {
        file: 'red-star/answer-objection.ts',
        from: 'confirmers.get(objection.memberId)?.has(caller.memberId)',
        to: 'false',
      },
    ],
  },
  {
    name: 'erasing a row takes its commitment along',
    edits: [
      {
        file: 'red-star/cycle-rules.ts',
        from: '({ commitment, kind }: KeptRow): KeptRow => ({ commitment, kind })',
        to: "({ kind }: KeptRow): KeptRow => ({ commitment: '', kind })",
      },
    ],
  },
  {
    name: 'a list is published while its notice runs',
    edits: [
      {
        file: 'red-star/publish-list.ts',
        from: '!isNoticeOver(cycle.fixedOn, now, await readWorkCalendar(now))',
        to: '!(await readWorkCalendar(now))',
      },
    ],
  },
]
