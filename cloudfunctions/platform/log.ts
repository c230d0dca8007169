/** One structured line per call. Never a name, an openid, a phone number or an input. */
export function logCall(line: {
  traceId: string
  method: string
  outcome: string
  milliseconds: number
  error?: unknown
  /** How many of what; for work without a caller. */
  counts?: Readonly<Record<string, number>>
}): void {
  const { error, counts, ...rest } = line
  const fields = { ...rest, ...counts }
  print(error === undefined ? fields : { ...fields, ...describeError(error) })
}

/** An error on somebody's phone, already cleaned of what may be about a person. */
export function logReport(report: Readonly<Record<string, string | number>>): void {
  print({ method: 'client.report', ...report })
}

/** What is stored contradicts itself; the documents by their ids, which name nobody. */
export function logContradiction(collection: string, ids: readonly string[]): void {
  print({ method: 'contradiction', collection, ids })
}

function print(line: object): void {
  // biome-ignore lint/suspicious/noConsole: the platform collects what a function prints
  console.log(JSON.stringify(line))
}

function describeError(error: unknown): { stack: string; vendorCode?: string } {
  if (!(error instanceof Error)) {
    return { stack: `thrown: ${typeof error}` }
  }
  const { code } = error as { code?: unknown }
  return { stack: error.stack ?? error.message, ...(typeof code === 'string' && { vendorCode: code }) }
}
