import * as v from 'valibot'
import { count, id, read, write } from './method'

/** An Excel file as base64. A call carries at most 60 KB of it: files travel in parts. */
const base64Part = v.pipe(v.string(), v.maxLength(80_000), v.regex(/^[A-Za-z0-9+/]*={0,2}$/))

const file = v.object({ name: v.string(), base64: v.string() })

/** The empty sheet to fill in, with the branch's names for its columns. */
export const rosterTemplate = read(v.object({ branchId: id }), file)

/** Starts an import into one branch. */
export const importBegin = write(
  v.object({ branchId: id, parts: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(60)) }),
  v.object({ importId: id }),
)

export const importPart = write(
  v.object({ importId: id, index: count, data: base64Part }),
  v.object({ received: count }),
)

/** One problem of one cell, in words a secretary understands. `column` is the heading; absent: the whole row. */
const problem = v.object({ row: count, column: v.optional(v.string()), text: v.string() })

const importRow = v.object({
  row: count,
  name: v.string(),
  what: v.picklist(['create', 'change', 'unchanged']),
  /** For a change: the headings whose value becomes another. */
  columns: v.optional(v.array(v.string())),
})

/** What would happen: nothing is written. The first 200 problems and the first 200 rows; the counts are of all. */
export const importPreview = read(
  v.object({ importId: id }),
  v.object({
    rows: count,
    create: count,
    change: count,
    unchanged: count,
    problems: count,
    firstProblems: v.array(problem),
    firstRows: v.array(importRow),
    /** Names the roster it was compared with; confirming with another one fails. */
    stamp: v.string(),
  }),
)

/** Carries out the next chunk; call again until `done` equals `total`. Nothing is done while there is a problem. */
export const importConfirm = write(
  v.object({ importId: id, stamp: v.string() }),
  v.object({ done: count, total: count }),
)

/** The branch's roster as an Excel file; recorded in the audit. */
export const rosterExport = write(v.object({ branchId: id }), file)

export type ImportPreview = v.InferOutput<typeof importPreview.output>
