import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ENV_ID } from '../functions/sdk-environment'
import { type Cloud, dateText } from './action'
import { CloudApiError } from './cloud-api-error'
import type { Code, ConfiguredFunction } from './environment'

/** Real milliseconds for which a function is not yet `Active` after a change; the vendor takes seconds. */
const SETTLING = 200
const settling = new WeakMap<ConfiguredFunction, { until: number; status: 'Creating' | 'Updating' }>()

export function settle(one: ConfiguredFunction, status: 'Creating' | 'Updating'): void {
  settling.set(one, { until: performance.now() + SETTLING, status })
}

export function functionOf(functions: readonly ConfiguredFunction[], name: string): ConfiguredFunction {
  const found = functions.find((one) => one.name === name)
  if (found === undefined) {
    throw new CloudApiError('ResourceNotFound.FunctionName', `Function [${name}] not found`)
  }
  return found
}

function statusOf(one: ConfiguredFunction): 'Active' | 'Creating' | 'Updating' {
  const { until = 0, status = 'Active' } = settling.get(one) ?? {}
  return until > performance.now() ? status : 'Active'
}

/** What is not settled takes no change (the vendor's words, as developers.weixin.qq.com shows them). */
export function settledFunction({ environment }: Cloud, name: string, doing: string): ConfiguredFunction {
  const found = functionOf(environment.state.functions, name)
  const status = statusOf(found)
  if (status !== 'Active') {
    throw new CloudApiError(
      `FailedOperation.${doing}`,
      `当前函数处于${status}状态，无法进行此操作，请稍后重试。`,
    )
  }
  return found
}

export function codeOf({ environment }: Cloud, one: ConfiguredFunction): Code & { entry: string } {
  const file = join(environment.find(one.name)?.directory ?? '', `${one.handler.split('.')[0]}.js`)
  const bytes = existsSync(file) ? statSync(file).size : 0
  return {
    sha256: one.code.sha256,
    bytes: one.code.bytes || bytes,
    // 大于1M的入口文件不会显示
    entry: bytes > 0 && bytes <= 1_048_576 ? readFileSync(file, 'utf8') : '',
  }
}

/** GetFunction's answer (cloud.tencent.com/document/api/583/18584). */
export function detail(cloud: Cloud, one: ConfiguredFunction, showsCode: boolean) {
  const { bytes, entry } = codeOf(cloud, one)
  return {
    FunctionName: one.name,
    FunctionId: `lam-${one.name}`,
    Namespace: ENV_ID,
    Runtime: one.runtime,
    Handler: one.handler,
    Description: one.description,
    CodeSize: bytes,
    CodeInfo: showsCode ? entry : '',
    CodeResult: 'success',
    CodeError: '',
    ErrNo: 0,
    Timeout: one.timeout,
    MemorySize: one.memorySize,
    FunctionVersion: '$LATEST',
    Qualifier: '$LATEST',
    Environment: {
      Variables: Object.entries(one.variables).map(([Key, Value]) => ({ Key, Value })),
    },
    // The vendor takes a timer's time as it is and gives it back inside JSON.
    Triggers: one.triggers.map(({ name, config, addedAt }) => ({
      TriggerName: name,
      Type: 'timer',
      TriggerDesc: JSON.stringify({ cron: config }),
      AddTime: dateText(addedAt),
      ModTime: dateText(addedAt),
      Enable: 1,
      AvailableStatus: 'Available',
      CustomArgument: '',
      Qualifier: '$LATEST',
    })),
    VpcConfig: { VpcId: '', SubnetId: '' },
    UseGpu: 'FALSE',
    Role: 'TCB_QcsRole',
    InstallDependency: one.installsDependencies ? 'TRUE' : 'FALSE',
    Status: statusOf(one),
    StatusDesc: '',
    StatusReasons: [],
    AvailableStatus: 'Available',
    Type: 'Event',
    Tags: [],
    Layers: [],
    AddTime: dateText(one.addedAt),
    ModTime: dateText(one.modifiedAt),
  }
}
