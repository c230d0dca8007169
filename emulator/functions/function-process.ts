import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock'
import { templateVariables } from '../wechat-messages'
import type { CallOutcome } from './call-outcome'
import { sdkEnvironment } from './sdk-environment'

/** The vendor ends a call at the function's configured time; ours is configured to 20 s. */
const TIME_LIMIT = 20_000

type Answer = { id: number; result: string } | { id: number; failure: string }

export interface FunctionProcessOptions {
  /** dist/cloudfunctions: one folder per function with its `index.js`. */
  directory: string
  /** The emulator's own `/admin`. */
  databaseUrl: () => string
  clock: Clock
  /** Milliseconds a call may take; the product's own limit when absent. */
  timeLimit?: number
  /** What functions print, line by line. */
  log: (line: string) => void
}

/** One loaded function and the calls it is working on. */
export class FunctionProcess {
  isAlive = true
  private readonly worker: Worker
  private readonly waiting = new Map<number, (outcome: CallOutcome) => void>()
  private lastId = 0

  private readonly timeLimit: number

  constructor(bundle: string, { databaseUrl, clock, timeLimit = TIME_LIMIT, log }: FunctionProcessOptions) {
    this.timeLimit = timeLimit
    this.worker = new Worker(join(__dirname, 'function-worker.cjs'), {
      workerData: { bundle, clockShift: clock.shift },
      execArgv: [],
      stdout: true,
      stderr: true,
      env: {
        ...process.env,
        ...sdkEnvironment(databaseUrl()),
        CHECK_REPLIES: 'on',
        ...templateVariables,
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
      }, this.timeLimit)
      this.waiting.set(id, (outcome) => {
        clearTimeout(timer)
        resolve(outcome)
      })
      this.worker.postMessage({ id, event, context })
    })
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
  }

  private fail(message: string, code: 'FUNCTION_FAILED' | 'FUNCTION_TIMEOUT' = 'FUNCTION_FAILED'): void {
    this.isAlive = false
    const waiting = [...this.waiting.values()]
    this.waiting.clear()
    for (const resolve of waiting) {
      resolve({ failure: { code, message } })
    }
  }
}
