import { hostname } from 'node:os'

/** One run of a command: a second one can see whether it is still at work. */
export interface OneRun {
  machine: string
  pid: number
}

export const thisRun = (): OneRun => ({ machine: hostname(), pid: process.pid })

/** Certainly over: only this machine's own processes can be looked at. */
export function isOver({ machine, pid }: OneRun): boolean {
  return machine === hostname() && pid !== process.pid && !isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
