import { inWords } from '../cloud/vendor-errors'
import { type Check, type Place, problem } from './check'
import { missingCollections } from './check-collections'
import type { Report } from './report'

interface Terms {
  isQuick: boolean
  /** As soon as each is done. */
  onReport(report: Report): void
}

/** One check after the other: the vendor limits how many calls may come in a second. Nothing is written. */
export async function examine(
  place: Place,
  checks: readonly Check[],
  { isQuick, onReport }: Terms,
): Promise<Report[]> {
  const isIncomplete = missingCollections(place.actual).length > 0
  const reports: Report[] = []
  for (const check of checks) {
    const { name, title } = check
    const skipped = reasonToSkip(check, isQuick, isIncomplete)
    const report: Report =
      skipped === undefined ? await perform(check, place) : { name, title, skipped, findings: [] }
    reports.push(report)
    onReport(report)
  }
  return reports
}

function reasonToSkip(check: Check, isQuick: boolean, isIncomplete: boolean): string | undefined {
  if (check.readsDocuments && isIncomplete) {
    return '集合还不全'
  }
  return check.isWalk && isQuick ? '加了 --quick' : undefined
}

/** A check that breaks holds up no other. */
async function perform(check: Check, place: Place): Promise<Report> {
  const { name, title } = check
  try {
    return { name, title, ...(await check.run(place)) }
  } catch (error) {
    const what = `没有查成：${inWords(error)}`
    return { name, title, findings: [problem(what, '这一项好不好，不知道', '再运行一次 npm run doctor')] }
  }
}
