import * as v from 'valibot'
import { parseCron } from '../functions/cron'
import { type Action, action, type Cloud } from './action'
import { CloudApiError } from './cloud-api-error'
import type { ConfiguredFunction, TimerTrigger } from './environment'
import { functionOf, settledFunction } from './function-detail'

/** Of one kind, at one function (cloud.tencent.com/document/product/583/11637). */
const MOST = 10

/** cloud.tencent.com/document/api/583/18589: 英文字母、数字、连接符和下划线，最长100个字符. */
const Timer = v.object({
  TriggerName: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)),
  Type: v.literal('timer'),
  TriggerDesc: v.pipe(v.string(), v.check(isCron, 'a time of seven fields is needed')),
})

/** A text of JSON, which is how @cloudbase/manager-node sends it. */
const Triggers = v.pipe(v.string(), v.parseJson(), v.array(Timer))

function isCron(text: string): boolean {
  try {
    return parseCron(text).length > 0
  } catch {
    return false
  }
}

async function changeTriggers(
  { environment }: Cloud,
  name: string,
  next: (triggers: readonly TimerTrigger[]) => readonly TimerTrigger[],
): Promise<void> {
  await environment.change(({ functions, ...state }) => {
    const before = functionOf(functions, name)
    const after: ConfiguredFunction = { ...before, triggers: next(before.triggers) }
    return { ...state, functions: functions.map((one) => (one === before ? after : one)) }
  })
}

/**
 * BatchCreateTrigger is not documented: the fields are those that @cloudbase/manager-node sends, the errors those of
 * CreateTrigger and its kin in the vendor's SDKs.
 */
export const triggerActions: Readonly<Record<string, Action>> = {
  BatchCreateTrigger: action({ FunctionName: v.string(), Triggers }, async (cloud, given) => {
    const created = given.Triggers.map(({ TriggerName: name, TriggerDesc: config }) => ({
      name,
      config,
      addedAt: cloud.now(),
    }))
    settledFunction(cloud, given.FunctionName, 'CreateTrigger')
    await changeTriggers(cloud, given.FunctionName, (triggers) => {
      const taken = created.find(({ name }) => triggers.some((trigger) => trigger.name === name))
      if (taken !== undefined) {
        throw new CloudApiError('ResourceInUse.TriggerName', `TriggerName [${taken.name}] already exists`)
      }
      if (triggers.length + created.length > MOST) {
        throw new CloudApiError('LimitExceeded.Trigger', `more than ${MOST} timers`)
      }
      return [...triggers, ...created]
    })
    return {}
  }),
  DeleteTrigger: action(
    { FunctionName: v.string(), TriggerName: v.string(), Type: v.literal('timer') },
    async (cloud, { FunctionName: functionName, TriggerName: name }) => {
      await changeTriggers(cloud, functionName, (triggers) => {
        if (!triggers.some((trigger) => trigger.name === name)) {
          throw new CloudApiError('ResourceNotFound.Trigger', `Trigger [${name}] not found`)
        }
        return triggers.filter((trigger) => trigger.name !== name)
      })
      return {}
    },
  ),
}
