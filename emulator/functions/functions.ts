import type { CallOutcome } from './call-outcome'
import { functionContext } from './function-context'
import { FunctionProcess, type FunctionProcessOptions } from './function-process'
import type { FindFunction } from './installed-function'

export interface Functions {
  /** Runs a function as `openid`; answers its reply as JSON text. */
  call(name: string, event: unknown, openid: string | undefined): Promise<CallOutcome>
  /** The next call of each loads its bundle anew. */
  reload(): Promise<void>
  close(): Promise<void>
}

export interface FunctionsOptions extends FunctionProcessOptions {
  find: FindFunction
  /** Told of every caller: WeChat knows who has the mini-program open. */
  whoCalls?: (openid: string | undefined) => void
}

/**
 * Cloud functions on this machine: each in its own thread, each call with its own context. One that was deployed anew
 * takes the next call, while the former one finishes what it was called for.
 */
export function openFunctions(options: FunctionsOptions): Functions {
  const running = new Map<string, FunctionProcess>()
  const retiring = new Set<FunctionProcess>()

  const start = (name: string): FunctionProcess | undefined => {
    const installed = options.find(name)
    const known = running.get(name)
    if (known?.isAlive && known.installed === installed) {
      return known
    }
    if (known?.isAlive) {
      retiring.add(known)
      void known.retire().then(() => retiring.delete(known))
    }
    if (!installed) {
      return undefined
    }
    const started = new FunctionProcess(installed, options)
    running.set(name, started)
    return started
  }

  const close = async () => {
    const all = [...running.values(), ...retiring]
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
      return target.call(event, functionContext(name, openid, target.installed))
    },
    reload: close,
    close,
  }
}
