import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'

const PASSED_ON = ['SIGINT', 'SIGTERM'] as const

/** Runs a Node program in the place of this one: whoever ends this one ends it. Gives what it exits with. */
export async function runNode(parameters: readonly string[], environment: object = {}): Promise<number> {
  const child = spawn(process.execPath, parameters, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  const passOn = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of PASSED_ON) {
    process.on(signal, passOn)
  }
  const [code, signal] = (await once(child, 'exit')) as [number, null] | [null, NodeJS.Signals]
  for (const passed of PASSED_ON) {
    process.off(passed, passOn)
  }
  return signal === null ? code : 128 + constants.signals[signal]
}
