import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock'
import type { CallOutcome } from './call-outcome'
import type { InstalledFunction } from './installed-function'
import { sdkEnvironment } from './sdk-environment'

type Answer = { id: number; result: string } | { id: number; failure: string }

export interface FunctionProcessOptions {
  /** The emulator's own `/admin`. */
  databaseUrl: () => string
  clock: Clock
  /** What functions print, line by line. */
  log: (line: string) => void
}

/** One loaded function and the calls it is working on. */
export class FunctionProcess {
  isAlive = true
  private readonly worker: Worker
  private readonly waiting = new Map<number, (outcome: CallOutcome) => void>()
  private lastId = 0
  private onIdle: (() => void) | undefined

  constructor(
    readonly installed: InstalledFunction,
    { databaseUrl, clock, log }: FunctionProcessOptions,
  ) {
    const [file, handler] = installed.handler.split('.')
    this.worker = new Worker(join(__dirname, 'function-worker.cjs'), {
      workerData: { bundle: join(installed.directory, `${file}.js`), handler, clockShift: clock.shift },
      execArgv: [],
      stdout: true,
      stderr: true,
      env: {
        ...installed.variables,
        ...sdkEnvironment(databaseUrl()),
        CHECK_REPLIES: 'on',
      },
    })
    createInterface({ input: this.worker.stdout }).on('line', log)
    createInterface({ input: this.worker.stderr }).on('line', log)
    this.worker.on('message', (answer: Answer) => this.finish(answer))
    this.worker.on('error', (error) => this.fail(error.stack ?? error.message))
    this.worker.on('exit', () => this.fail('the function ended'))
  }

  call(event: unknown, context: object): Promise<CallOutcome> {
    this.lastId += 1
    const id = this.lastId
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.fail('the function did not answer in time', 'FUNCTION_TIMEOUT')
        void this.close()
      }, this.installed.timeout * 1_000)
      this.waiting.set(id, (outcome) => {
        clearTimeout(timer)
        resolve(outcome)
      })
      this.worker.postMessage({ id, event, context })
    })
  }

  /** Takes no further calls, and ends when those under way are answered. */
  async retire(): Promise<void> {
    this.isAlive = false
    if (this.waiting.size > 0) {
      await new Promise<void>((resolve) => {
        this.onIdle = resolve
      })
    }
    await this.close()
  }

  async close(): Promise<void> {
    this.isAlive = false
    await this.worker.terminate()
  }

  private finish(answer: Answer): void {
    const resolve = this.waiting.get(answer.id)
    this.waiting.delete(answer.id)
    resolve?.(
      'result' in answer
        ? { reply: answer.result }
        : { failure: { code: 'FUNCTION_FAILED', message: answer.failure } },
    )
    this.noteIdle()
  }

  private fail(message: string, code: 'FUNCTION_FAILED' | 'FUNCTION_TIMEOUT' = 'FUNCTION_FAILED'): void {
    this.isAlive = false
    const waiting = [...this.waiting.values()]
    this.waiting.clear()
    for (const resolve of waiting) {
      resolve({ failure: { code, message } })
    }
    this.noteIdle()
  }

  private noteIdle(): void {
    if (this.waiting.size === 0) {
      this.onIdle?.()
    }
  }
}
