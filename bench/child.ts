import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Another process of a bench: its memory and its processor time are its own. */
export interface Child {
  ask<Answer>(verb: string, input?: unknown): Promise<Answer>
  /** What it tells between answers. */
  onNote(listener: () => void): void
  kill(): Promise<void>
}

type Question = { verb: string; input: unknown }
type Reply = { answer: unknown } | { failure: string } | { note: true }
type Verbs = Readonly<Record<string, (input: never) => unknown>>

/** A program of `build.ts`, one question at a time. What functions print goes nowhere; what fails stands on the error output. */
export function startChild(program: string, flags: readonly string[] = [], environment: object = {}): Child {
  const child = fork(join(__dirname, `${program}.cjs`), {
    execArgv: [...flags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  })
  let listener = () => {}
  return {
    async ask<Answer>(verb: string, input: unknown = null) {
      child.send({ verb, input } satisfies Question)
      return (await replyOf(child, () => listener())) as Answer
    },
    onNote(next) {
      listener = next
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
    },
  }
}

function replyOf(child: ChildProcess, onNote: () => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      child.off('message', onMessage)
      child.off('exit', onExit)
    }
    const onExit = () => {
      finish()
      reject(new Error('the process ended'))
    }
    const onMessage = (reply: Reply) => {
      if ('note' in reply) {
        onNote()
        return
      }
      finish()
      if ('failure' in reply) {
        reject(new Error(reply.failure))
      } else {
        resolve(reply.answer)
      }
    }
    child.on('message', onMessage)
    child.once('exit', onExit)
  })
}

/** The child's side. */
export function answerParent(verbs: Verbs): void {
  const send = (reply: Reply) => process.send?.(reply)
  process.on('disconnect', () => process.exit())
  process.on('message', ({ verb, input }: Question) => {
    Promise.resolve()
      .then(() => verbs[verb]?.(input as never))
      .then(
        (answer) => send({ answer: answer ?? null }),
        (error: unknown) => send({ failure: error instanceof Error ? String(error.stack) : String(error) }),
      )
  })
}

export const tellParent = (): void => {
  process.send?.({ note: true } satisfies Reply)
}
