import type CloudBase from '@cloudbase/manager-node'
import chunk from 'lodash/chunk'
import { type FunctionCalls, type FunctionDetail, functionCalls } from '../cloud/function-calls'
import { Refusal } from '../cloud/refusal'
import { hashIn } from './code'
import type { Actual, ActualCollection, ActualFunction, FunctionRules, Index, Timer } from './state'

/** The vendor names no more resources in one answer. */
const MOST_NAMED = 100

/** What stands in the environment now; nothing is changed. */
export async function readActual(manager: CloudBase, envId: string): Promise<Actual> {
  await refuseUnknown(manager, envId)
  const calls = functionCalls(manager, envId)
  // One after the other: the vendor limits how many calls may come in a second.
  const collections = await readCollections(manager)
  const functions = await readFunctions(calls)
  const functionRules = await readFunctionRules(manager)
  const { acl, rule } = await manager.storage.getStorageAcl({ withRule: true })
  return {
    collections,
    functions,
    ...(functionRules && { functionRules }),
    storage: { permission: acl, ...(rule && { rule }) },
  }
}

/** Every other call takes the environment as given; the SDK breaks where the vendor answers with none. */
async function refuseUnknown(manager: CloudBase, envId: string): Promise<void> {
  const { EnvInfo } = await manager.env.describeEnvInfo({ EnvId: envId })
  if (!EnvInfo?.EnvBaseInfo?.EnvId) {
    throw new Refusal(`找不到环境 ${envId}。请核对 CLOUDBASE_ENV，并确认密钥属于同一个账号`)
  }
}

async function readCollections(manager: CloudBase): Promise<ActualCollection[]> {
  const names = await listCollections(manager)
  const permissions = new Map<string, string>()
  for (const resources of chunk(names, MOST_NAMED)) {
    const { Data } = await manager.permission.describeResourcePermission({
      resourceType: 'collection',
      resources,
    })
    for (const { Resource, Permission } of Data.PermissionList ?? []) {
      if (Resource && Permission) {
        permissions.set(Resource, Permission)
      }
    }
  }
  const found: ActualCollection[] = []
  for (const name of names) {
    const { Indexes } = await manager.database.describeCollection(name)
    const permission = permissions.get(name)
    found.push({
      name,
      indexes: (Indexes ?? []).map(indexOf),
      ...(permission && { permission }),
    })
  }
  return found
}

async function listCollections(manager: CloudBase): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const { Collections, Pager } = await manager.database.listCollections({
      MgoLimit: MOST_NAMED,
      MgoOffset: names.length,
    })
    names.push(...Collections.map(({ CollectionName }) => CollectionName))
    if (Collections.length === 0 || names.length >= Pager.Total) {
      return names
    }
  }
}

type Described = NonNullable<
  Awaited<ReturnType<CloudBase['database']['describeCollection']>>['Indexes']
>[number]

function indexOf({ Name, Keys, Unique }: Described): Index {
  return {
    name: Name,
    keys: Keys.map((key) => ({ path: key.Name ?? '', direction: key.Direction ?? '' })),
    isUnique: Unique,
  }
}

async function readFunctions(calls: FunctionCalls): Promise<ActualFunction[]> {
  const found: ActualFunction[] = []
  for (const name of await calls.list()) {
    found.push(functionOf(await calls.find(name)))
  }
  return found
}

function functionOf(detail: FunctionDetail): ActualFunction {
  const codeHash = hashIn(detail.Description ?? '')
  const variables = detail.Environment?.Variables ?? []
  return {
    name: detail.FunctionName,
    handler: detail.Handler,
    runtime: detail.Runtime,
    timeout: detail.Timeout,
    memorySize: detail.MemorySize,
    status: detail.Status,
    variables: Object.fromEntries(variables.map(({ Key, Value }) => [Key, Value])),
    timers: (detail.Triggers ?? []).filter(({ Type }) => Type === 'timer').map(timerOf),
    ...(codeHash && { codeHash }),
  }
}

type Trigger = NonNullable<FunctionDetail['Triggers']>[number]

/** The vendor writes a timer's plan back as JSON where it was given as plain text. */
function timerOf({ TriggerName, TriggerDesc, Enable }: Trigger): Timer {
  const cron = TriggerDesc.startsWith('{') ? (JSON.parse(TriggerDesc) as { cron: string }).cron : TriggerDesc
  const isOff = Enable === 0 || Enable === 'CLOSE'
  return { name: TriggerName, cron, ...(isOff && { isOff }) }
}

async function readFunctionRules(manager: CloudBase): Promise<FunctionRules | undefined> {
  const { Data } = await manager.permission.describeResourcePermission({ resourceType: 'function' })
  const rule = Data.PermissionList?.find(({ SecurityRule }) => SecurityRule)?.SecurityRule
  return rule === undefined ? undefined : (JSON.parse(rule) as FunctionRules)
}
