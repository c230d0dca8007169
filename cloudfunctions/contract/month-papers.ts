import * as v from 'valibot'
import { count, id, instant, read, text, write } from './method'
import { month } from './points'

/** What a column of the month's Excel file can hold. */
export const sheetField = v.picklist([
  'name',
  'track',
  'base',
  'contribution',
  'deduction',
  'score',
  'hours',
  'kinds',
  'standing',
])

const sheetColumn = v.object({ field: sheetField, heading: text(20) })

const sheetColumns = v.pipe(v.array(sheetColumn), v.minLength(1), v.maxLength(sheetField.options.length))

/** How a branch has the columns of its Excel file, for who runs its month. */
export const monthColumns = read(
  v.object({ branchId: id }),
  v.object({
    /** 0: as the town has them, never changed. */
    version: count,
    isDefault: v.boolean(),
    columns: v.array(sheetColumn),
    /** What is left out, with the headings it would have. */
    others: v.array(sheetColumn),
  }),
)

/** From now on; without columns back to the default. EDIT_CONFLICT when somebody wrote them since `version`. */
export const monthEditColumns = write(
  v.object({ branchId: id, version: count, columns: v.optional(sheetColumns) }),
  v.object({ version: count }),
)

/** The month-end pack: each file is made by the function and can be opened for a day. */
export const monthPack = write(
  v.object({
    branchId: id,
    month,
    file: v.picklist(['redList', 'minutes', 'excel']),
    /** The columns of the Excel file, in order, with their headings; absent: as the branch has them. */
    columns: v.optional(sheetColumns),
  }),
  v.object({ name: v.string(), url: v.string(), until: instant }),
)

export type SheetField = v.InferOutput<typeof sheetField>
