import { stopAsking } from './ask'
import { Refusal, WrongUsage } from './refusal'
import { inWords } from './vendor-errors'

/** Runs a command to its end. Exit codes: 0 done, 1 refused or failed, 2 not understood. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
    process.exitCode = 0
  } catch (error) {
    process.exitCode = error instanceof WrongUsage ? 2 : 1
    process.stderr.write(`\n${saidOf(error)}\n`)
  } finally {
    stopAsking()
  }
}

function saidOf(error: unknown): string {
  if (error instanceof Refusal || error instanceof WrongUsage) {
    return error.message
  }
  // A mistake of the program itself is of use only with its place.
  const isOurs = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError
  return isOurs ? `程序出错：${(error as Error).stack}` : inWords(error)
}
