import type { Fault } from './fault'

const store = 'task/claim-store.ts'

/** Of the kind that concurrency brings. */
export const faults: readonly Fault[] = [
  {
    name: 'a claim compares with a number that was read before',
    edits: [
      { file: store, from: '        left: op.gte(entries.length),\n', to: '' },
      {
        file: 'task/make-claim.ts',
        from: 'const taken = await takePlaces(shiftId, [entry], request, audiences)',
        to: `const seen = await findShift(shiftId)
    const isFree = seen && seen.left > 0
    const taken = isFree ? await takePlaces(shiftId, [entry], request, audiences) : undefined`,
      },
    ],
  },
  {
    name: 'places pass on without asking whether somebody has written meanwhile',
    edits: [{ file: store, from: '{ _id, version, state: ', to: '{ _id, state: ' }],
  },
  {
    name: 'a lost passing on is written again over what came in between',
    edits: [
      {
        file: 'task/pass-places-on.ts',
        from: "import { writeLine } from './claim-store'\n",
        to: "import { writeLine } from './claim-store'\nimport { findShift } from './shift-store'\n",
      },
      {
        file: 'task/pass-places-on.ts',
        from: 'await writeLine(shift, line)',
        to: '(await writeLine(shift, line)) ?? (await writeLine((await findShift(shift._id)) ?? shift, line))',
      },
    ],
  },
  {
    name: 'a retry of a claim claims again',
    edits: [
      {
        file: store,
        from: "        'queue.memberId': nobody,\n        spent: op.neq(request),\n",
        to: "        'queue.memberId': nobody,\n",
      },
    ],
  },
  {
    name: 'a claim does not remember its request',
    edits: [
      {
        file: store,
        from: '      roster: op.pushAll(entries),\n      spent: remember(request),\n',
        to: '      roster: op.pushAll(entries),\n',
      },
    ],
  },
  {
    name: 'a second tap is not remembered',
    edits: [{ file: 'task/make-claim.ts', from: 'if (!spent.includes(request))', to: "if (request === '')" }],
  },
  {
    name: 'a release does not remember its request',
    edits: [
      {
        file: store,
        from: '      releases: op.pushBounded(entry, RELEASES_KEPT),\n      spent: remember(request),\n',
        to: '      releases: op.pushBounded(entry, RELEASES_KEPT),\n',
      },
    ],
  },
  {
    name: 'who is held a place takes another one',
    edits: [{ file: store, from: "        'held.memberId': nobody,\n", to: '' }],
  },
  {
    name: 'a newcomer passes those who wait',
    edits: [{ file: store, from: 'anyOf({ queue: op.empty() }, ', to: 'anyOf({ _id: shiftId }, ' }],
  },
  {
    name: 'who gets a place stays in line',
    edits: [
      {
        file: store,
        from: '      queue: op.pull({ memberId: entry.memberId }),\n      queueLeft: op.inc(1),\n',
        to: '      queueLeft: op.inc(1),\n',
      },
    ],
  },
  {
    name: 'who joins the line is not asked whether they stand in it',
    edits: [{ file: store, from: "      'queue.memberId': notMe,\n      spent: op.neq(request),\n", to: '' }],
  },
  {
    name: 'a clash is looked for before the write only',
    edits: [
      {
        file: 'task/make-claim.ts',
        from: '  let isNew = false\n',
        to: `  let isNew = false
  const before = await findShift(shiftId)
  const mayTake =
    before?.state === 'open' &&
    before.startsAt > entry.at &&
    audiences.includes(before.audience) &&
    placesForNewcomers(before, entry.at) > 0
  if (mayTake && !standOf(before, entry.memberId, entry.at)) {
    await refuseClash(before, entry)
  }
`,
      },
      {
        file: 'task/give-way-to-clash.ts',
        from: 'const [clash] = await findStayingClashes(shift, [memberId], isSecondTap)',
        to: 'const [clash] = request ? [] : await findStayingClashes(shift, [memberId], isSecondTap)',
      },
    ],
  },
  {
    name: 'of two claims that clash the earlier one gives way, and the later one waits for it',
    edits: [{ file: 'task/give-way-to-clash.ts', from: 'theirs < mine ||', to: 'theirs > mine ||' }],
  },
  {
    name: 'a claim that steps back does not free its place',
    edits: [{ file: store, from: '      left: op.inc(entries.length),\n', to: '' }],
  },
  {
    name: 'a place given back is counted without asking whether it was held',
    edits: [
      {
        file: store,
        from: "{ ...beforeStart(shiftId, at), 'roster.memberId': memberId, spent: op.neq(request) }",
        to: '{ ...beforeStart(shiftId, at), spent: op.neq(request) }',
      },
    ],
  },
  {
    name: 'a lapsed place is taken because nobody looked at the clock again',
    edits: [
      {
        file: 'task/waiting-rules.ts',
        from: 'isFirstTap || until <= now',
        to: 'isFirstTap || until <= now - 2 * HOUR',
      },
      {
        file: store,
        from: '{ memberId: entry.memberId, until: op.gt(entry.at) }',
        to: '{ memberId: entry.memberId }',
      },
    ],
  },
]
