import type { Finding } from './check'

/** What became of one check. */
export interface Report {
  name: string
  title: string
  /** How much was looked at; absent where it was not. */
  seen?: string
  /** Why it was left out. */
  skipped?: string
  findings: readonly Finding[]
}

const marks = { problem: '✗', notice: '!' } as const

/** A line for the check, and a few for each finding. */
export function reportInWords({ title, seen, skipped, findings }: Report): string {
  if (skipped !== undefined) {
    return `· ${title}：没有查，${skipped}`
  }
  const isWell = findings.length === 0
  const worst = findings.some(({ weight }) => weight === 'problem') ? marks.problem : marks.notice
  const head = `${isWell ? '✓' : worst} ${title}${seen ? `：${seen}` : ''}`
  return [head, ...findings.flatMap(findingInWords)].join('\n')
}

function findingInWords({ weight, what, means, advice }: Finding): string[] {
  return [`    ${marks[weight]} ${what}`, `      影响：${means}`, `      怎么办：${advice}`]
}

export const problemsIn = (reports: readonly Report[]): number =>
  reports.flatMap(({ findings }) => findings).filter(({ weight }) => weight === 'problem').length

/** The last line: whether anything is to be done. */
export function conclusionInWords(reports: readonly Report[]): string {
  const notices = reports.flatMap(({ findings }) => findings).length - problemsIn(reports)
  const reminders = notices > 0 ? `，另有 ${notices} 条提醒` : ''
  return problemsIn(reports) === 0 ? `一切正常${reminders}` : `有 ${problemsIn(reports)} 处问题${reminders}`
}
