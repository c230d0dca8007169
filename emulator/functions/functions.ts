import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CallOutcome } from './call-outcome'
import { functionContext } from './function-context'
import { FunctionProcess, type FunctionProcessOptions } from './function-process'

export interface Functions {
  /** Runs a function as `openid`; answers its reply as JSON text. */
  call(name: string, event: unknown, openid: string | undefined): Promise<CallOutcome>
  /** The next call of each loads its bundle anew. */
  reload(): Promise<void>
  close(): Promise<void>
}

export interface FunctionsOptions extends FunctionProcessOptions {
  /** Told of every caller: WeChat knows who has the mini-program open. */
  whoCalls?: (openid: string | undefined) => void
}

/** Cloud functions on this machine: each in its own thread, each call with its own context. */
export function openFunctions(options: FunctionsOptions): Functions {
  const running = new Map<string, FunctionProcess>()

  const start = (name: string): FunctionProcess | undefined => {
    const bundle = join(options.directory, name, 'index.js')
    const known = running.get(name)
    if (known?.isAlive) {
      return known
    }
    if (!/^[\w-]+$/.test(name) || !existsSync(bundle)) {
      return undefined
    }
    const started = new FunctionProcess(bundle, options)
    running.set(name, started)
    return started
  }

  const close = async () => {
    const all = [...running.values()]
    running.clear()
    await Promise.all(all.map((one) => one.close()))
  }

  return {
    async call(name, event, openid) {
      const target = start(name)
      if (!target) {
        return { failure: { code: 'FUNCTION_NOT_FOUND', message: `no function "${name}"` } }
      }
      options.whoCalls?.(openid)
      return target.call(event, functionContext(name, openid))
    },
    reload: close,
    close,
  }
}
