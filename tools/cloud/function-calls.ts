import type CloudBase from '@cloudbase/manager-node'
import { Refusal } from './refusal'

/** GetFunction's answer, as far as it is read here (cloud.tencent.com/document/api/583/18584). */
export interface FunctionDetail {
  FunctionName: string
  Handler: string
  Runtime: string
  Timeout: number
  MemorySize: number
  Description?: string
  Status: string
  StatusDesc?: string
  /** China's time: `2018-06-07 09:52:23`. */
  ModTime?: string
  Environment?: { Variables?: { Key: string; Value: string }[] | null }
  Triggers?: { TriggerName: string; Type: string; TriggerDesc: string; Enable?: number | string }[] | null
}

interface Settings {
  handler: string
  runtime: string
  timeout: number
  memorySize: number
}

/** How often the vendor is asked whether a function is ready, and for how long, in milliseconds. */
const ASK_EVERY = 250
const WAIT_AT_MOST = 5 * 60_000

const PAGE = 100

/**
 * The functions of an environment, by the calls that the vendor's SDK makes for them. Its own methods for the same
 * are not used: they print, wait seconds between looks, take a failed timer for a warning, and delete a function
 * whose creation failed.
 */
export function functionCalls(manager: CloudBase, envId: string) {
  const call = <T>(service: 'scf' | 'tcb', action: string, param: Record<string, unknown>): Promise<T> =>
    manager.commonService(service).call({ Action: action, Param: param })
  const scf = <T = unknown>(action: string, name: string, param: Record<string, unknown> = {}) =>
    call<T>('scf', action, { FunctionName: name, Namespace: envId, ...param })

  const find = (name: string) => scf<FunctionDetail>('GetFunction', name, { ShowCode: 'FALSE' })

  /**
   * The vendor refuses a change while it carries out the one before. How that one ended is no matter: after one that failed
   * the function is what it was (cloud.tencent.com/document/api/583/47175).
   */
  async function untilFree(name: string): Promise<Pick<FunctionDetail, 'Status' | 'StatusDesc'>> {
    const giveUpAt = Date.now() + WAIT_AT_MOST
    for (;;) {
      const { Status, StatusDesc } = await find(name)
      if (Status !== 'Creating' && Status !== 'Updating') {
        return { Status, ...(StatusDesc && { StatusDesc }) }
      }
      if (Date.now() > giveUpAt) {
        throw new Refusal(`函数 ${name} 五分钟还没有就绪（${Status}）。请过几分钟再运行，会接着做`)
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY))
    }
  }

  /** After a change: refused when it failed. */
  async function untilReady(name: string): Promise<void> {
    const { Status, StatusDesc } = await untilFree(name)
    refuseFailed(name, Status, StatusDesc)
  }

  return {
    find,
    async list(): Promise<string[]> {
      const names: string[] = []
      for (;;) {
        const { Functions, TotalCount } = await call<{
          Functions?: { FunctionName: string }[] | null
          TotalCount: number
        }>('tcb', 'ListFunctions', { EnvId: envId, Limit: PAGE, Offset: names.length })
        const page = Functions ?? []
        names.push(...page.map(({ FunctionName }) => FunctionName))
        if (page.length === 0 || names.length >= TotalCount) {
          return names
        }
      }
    },
    async create(
      name: string,
      settings: Settings,
      variables: Readonly<Record<string, string>>,
      description: string,
      zip: string,
    ): Promise<void> {
      await scf('CreateFunction', name, {
        Code: { ZipFile: zip },
        Handler: settings.handler,
        Runtime: settings.runtime,
        Timeout: settings.timeout,
        MemorySize: settings.memorySize,
        Description: description,
        Environment: { Variables: listOf(variables) },
        // The bundle holds all it needs.
        InstallDependency: 'FALSE',
        // What the vendor's SDK says for every function of an environment.
        Role: 'TCB_QcsRole',
        Stamp: 'MINI_QCBASE',
      })
      await untilReady(name)
    },
    /** The description last: a process that dies in between uploads once more. */
    async updateCode(name: string, handler: string, description: string, zip: string): Promise<void> {
      await untilFree(name)
      await scf('UpdateFunctionCode', name, {
        Code: { ZipFile: zip },
        Handler: handler,
        InstallDependency: 'FALSE',
      })
      await untilReady(name)
      await scf('UpdateFunctionConfiguration', name, { Description: description })
      await untilReady(name)
    },
    /** The variables are all of them: the vendor takes away those that are left out. */
    async configure(
      name: string,
      { timeout, memorySize }: Pick<Settings, 'timeout' | 'memorySize'>,
      variables: Readonly<Record<string, string>>,
    ): Promise<void> {
      await untilFree(name)
      await scf('UpdateFunctionConfiguration', name, {
        Timeout: timeout,
        MemorySize: memorySize,
        Environment: { Variables: listOf(variables) },
      })
      await untilReady(name)
    },
    async createTimer(name: string, timer: { name: string; cron: string }): Promise<void> {
      const triggers = [{ TriggerName: timer.name, Type: 'timer', TriggerDesc: timer.cron }]
      await untilFree(name)
      await scf('BatchCreateTrigger', name, { Triggers: JSON.stringify(triggers), Count: triggers.length })
    },
    async removeTimer(name: string, timerName: string): Promise<void> {
      await scf('DeleteTrigger', name, { TriggerName: timerName, Type: 'timer' })
    },
    async remove(name: string): Promise<void> {
      await scf('DeleteFunction', name)
    },
  }
}

export type FunctionCalls = ReturnType<typeof functionCalls>

function listOf(variables: Readonly<Record<string, string>>) {
  return Object.entries(variables).map(([Key, Value]) => ({ Key, Value }))
}

function refuseFailed(name: string, status: string, reason = ''): void {
  if (status.endsWith('Failed')) {
    throw new Refusal(`函数 ${name} 没有做成（${status}）${reason && `：${reason}`}`)
  }
}
