import readSheets from 'read-excel-file/node'
import type { Output, ParsedInput } from '../contract/contract'
// Loaded with the test file: the library for Word files would take most of the first test's time.
import '../features/month-pack/write-red-paper'
import '../features/month-pack/write-sheet'
import { newPassbook, type PassbookEntry } from '../features/points/passbook-rules'
import { defaultRules } from '../features/points/rule-set-rules'
import { forgetRules } from '../features/points/rules-in-force'
import { forgetCalendar } from '../features/red-star/calendar-store'
import { unpack } from '../features/roster/xlsx-archive'
import { aMember, tree } from './documents'
import { openWorld, type World } from './world'

const at = (text: string) => Date.parse(`${text}+08:00`)

/** October 2026 is confirmed until the sixth of November; the ninth is a Monday. */
export const COMMITTEE = at('2026-11-09T09:00:00')
export const NOTICE_OVER = at('2026-11-17T09:00:00')

export const october = { branchId: 'b-1', month: '2026-10' }

/** A passbook of October with these deeds. */
function anOctober(number: number, deeds: Partial<PassbookEntry>[], over: object = {}) {
  const owner = { memberId: `m-${number}`, branchId: 'b-1', track: 'B' as const, ...over }
  const entries = deeds.map(
    (deed, index): PassbookEntry => ({
      _id: `e-${number}-${index}`,
      code: 'V10',
      day: '2026-10-20',
      amount: 1,
      what: '防汛',
      by: 'm-2',
      at: at('2026-10-21T09:00:00'),
      ...deed,
    }),
  )
  return newPassbook('2026-10', owner, defaultRules, entries)
}

export const flood: Partial<PassbookEntry> = { code: 'V10', amount: 2 }
export const work = (day: string): Partial<PassbookEntry> => ({ code: 'V1', day, amount: 6.5 })

/**
 * A branch at the end of October: 徐建国 (83 points) and 王德明 are eligible, a secretary, a recorder whose name looks
 * like a formula, one who is exempt, a villager, an overseer.
 */
export function openOctober(
  deeds: Partial<PassbookEntry>[] = [flood, work('2026-10-01'), { code: 'V8', amount: 2 }],
  trees: readonly object[] = [tree],
) {
  forgetRules()
  forgetCalendar()
  return openWorld(COMMITTEE, {
    trees,
    members: [
      aMember(1, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(2, { name: '=HYPERLINK("http://a")', track: 'A', roles: [{ role: 'recorder', orgId: 'b-1' }] }),
      aMember(3, { name: '徐建国', track: 'B' }),
      aMember(4, { name: '王德明', track: 'C' }),
      aMember(5, { kind: 'villager' }),
      aMember(6, { name: '丁一', track: 'E' }),
      aMember(7, { branchId: 'b-2', roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
      aMember(8, { branchId: 'b-2', roles: [{ role: 'overseer', orgId: 'b-1' }] }),
    ],
    passbooks: [
      anOctober(3, [flood, work('2026-10-01'), work('2026-10-02')]),
      anOctober(4, deeds, { track: 'C' }),
      anOctober(2, [{ code: 'B1' }], { track: 'A' }),
    ],
  })
}

export async function fixOctober(world: World): Promise<void> {
  const { version } = await world.as('o-1').call('month.get', october)
  const sentences = [{ memberId: 'm-3', text: '防汛三天没下堤' }]
  await world.as('o-1').call('month.fix', { ...october, version, sentences })
}

export async function publishOctober(world: World): Promise<string> {
  world.now = NOTICE_OVER
  const { version } = await world.as('o-1').call('month.get', october)
  return (await world.as('o-1').call('month.publish', { ...october, version })).code
}

/** Who does not run the month of the branch, and what they are told. */
export const outsiders = [
  ['o-7', 'NOT_FOUND'],
  ['o-3', 'FORBIDDEN'],
  ['o-8', 'FORBIDDEN'],
  [undefined, 'NOT_BOUND'],
] as const

export type Taken = Output<'month.pack'> & { content: Buffer }

/** Asks for a file as the secretary does, and fetches it. */
export async function take(
  world: World,
  file: ParsedInput<'month.pack'>['file'],
  over: object = {},
): Promise<Taken> {
  const pack = await world.as('o-1').call('month.pack', { ...october, file, ...over })
  const answer = await fetch(pack.url)
  if (!answer.ok) {
    throw new Error(`the link answers ${answer.status}`)
  }
  return { ...pack, content: Buffer.from(await answer.arrayBuffer()) }
}

/** One file of the archive that a Word or an Excel file is. */
export function partOf({ content }: Taken, name: string): string {
  return String(unpack(content, (one) => one === name).get(name))
}

/** The words of a Word file, a line for each paragraph. */
export function wordsOf(taken: Taken): string {
  return partOf(taken, 'word/document.xml')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
}

/** The rows of an Excel file as Excel shows them. */
export async function rowsOf({ content }: Taken, sheet = 0): Promise<unknown[][]> {
  const sheets = await readSheets(content)
  return sheets[sheet]?.data ?? []
}
