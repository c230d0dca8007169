import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CallOutcome } from './call-outcome'
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
      return target.call(event, contextOf(name, openid))
    },
    reload: close,
    close,
  }
}

/** What CloudBase passes as second argument; `environment` is a JSON string there, too. */
function contextOf(name: string, openid: string | undefined) {
  const environment = {
    TCB_ENV: 'local-env',
    SCF_NAMESPACE: 'local-env',
    TCB_CONTEXT_KEYS: 'TCB_ENV,SCF_NAMESPACE',
    ...(openid && { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: openid, WX_APPID: 'touristappid' }),
  }
  return {
    request_id: randomUUID(),
    function_name: name,
    function_version: '$LATEST',
    namespace: 'local-env',
    memory_limit_in_mb: 256,
    time_limit_in_ms: 20_000,
    environ: Object.entries(environment)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
    environment: JSON.stringify(environment),
  }
}
