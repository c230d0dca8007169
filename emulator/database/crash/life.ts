import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** What a process acknowledged before it ended: the highest number of each writer. */
export interface Life {
  readonly steps: ReadonlyMap<string, number>
  readonly moves: ReadonlyMap<string, number>
  readonly acknowledged: number
  /** What it said of a failed storage. */
  readonly stopped: string | undefined
  readonly end: number | NodeJS.Signals
}

/** Runs a command until it ends; `onStart` may kill it later; `writing` resolves at the first acknowledgement. */
export async function live(
  command: string,
  parameters: readonly string[],
  onStart: (child: ChildProcess, writing: Promise<void>) => void,
): Promise<Life> {
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  let setWriting = () => {}
  onStart(
    child,
    new Promise((resolve) => {
      setWriting = resolve
    }),
  )
  const highest = { step: new Map<string, number>(), move: new Map<string, number>() }
  let acknowledged = 0
  let stopped: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const [, kind, writer, number] = /^(step|move) (\w+) (\d+)$/.exec(line) ?? []
    if (line.startsWith('stopped ')) {
      stopped = line
    } else if (kind !== undefined) {
      highest[kind as 'step' | 'move'].set(writer as string, Number(number))
      acknowledged += 1
      setWriting()
    }
  }
  const [code, signal] = await exit
  return {
    steps: highest.step,
    moves: highest.move,
    acknowledged,
    stopped,
    end: code ?? (signal as NodeJS.Signals),
  }
}
