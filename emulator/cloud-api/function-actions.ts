import * as v from 'valibot'
import { ENV_ID } from '../functions/sdk-environment'
import { type Action, action, type Cloud } from './action'
import { CloudApiError, unsupported } from './cloud-api-error'
import type { ConfiguredFunction } from './environment'
import { codeOf, detail, functionOf, settle, settledFunction } from './function-detail'

/** cloud.tencent.com/document/product/583/11637: 每个命名空间下函数个数, 单个函数的环境变量大小. */
const MOST_FUNCTIONS = 50
const MOST_VARIABLE_BYTES = 4 * 1024

/** cloud.tencent.com/document/api/583/18586: 2 到 60 个字符, letters, digits, - and _, from a letter to a letter or digit. */
const FunctionName = v.pipe(v.string(), v.regex(/^[A-Za-z][\w-]{0,58}[A-Za-z\d]$/))

const named = { FunctionName }

const settings = {
  Description: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  MemorySize: v.optional(
    v.pipe(
      v.number(),
      v.check((size) => size === 64 || (size % 128 === 0 && size <= 3_072)),
    ),
  ),
  Timeout: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(900))),
  Environment: v.optional(
    v.object({ Variables: v.optional(v.array(v.object({ Key: v.string(), Value: v.string() })), []) }),
  ),
  InstallDependency: v.optional(v.picklist(['TRUE', 'FALSE'])),
}

const archive = {
  Code: v.object({ ZipFile: v.optional(v.string()) }),
  Handler: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+\.\w+$/))),
}

/** Puts a function in place of the one of its name, or beside the others; it takes a moment to be ready. */
async function save(
  { environment }: Cloud,
  changed: ConfiguredFunction,
  status: 'Creating' | 'Updating',
): Promise<void> {
  settle(changed, status)
  await environment.change(({ functions, ...state }) => ({
    ...state,
    functions: functions.some(({ name }) => name === changed.name)
      ? functions.map((one) => (one.name === changed.name ? changed : one))
      : [...functions, changed],
  }))
}

function applied(
  before: ConfiguredFunction,
  given: v.InferOutput<v.ObjectSchema<typeof settings, undefined>>,
  modifiedAt: number,
): ConfiguredFunction {
  const variables = given.Environment?.Variables
  if (variables !== undefined) {
    assertVariables(variables)
  }
  return {
    ...before,
    description: given.Description ?? before.description,
    memorySize: given.MemorySize ?? before.memorySize,
    timeout: given.Timeout ?? before.timeout,
    installsDependencies: given.InstallDependency
      ? given.InstallDependency === 'TRUE'
      : before.installsDependencies,
    variables: variables
      ? Object.fromEntries(variables.map(({ Key, Value }) => [Key, Value]))
      : before.variables,
    modifiedAt,
  }
}

function assertVariables(variables: readonly { Key: string; Value: string }[]): void {
  const bytes = variables.reduce((sum, { Key, Value }) => sum + Buffer.byteLength(Key + Value), 0)
  if (bytes > MOST_VARIABLE_BYTES) {
    throw new CloudApiError('InvalidParameterValue.EnvironmentExceededLimit', `${bytes} bytes of variables`)
  }
  const reserved = variables.find(({ Key }) => /^(SCF|QCLOUD|TENCENTCLOUD)_/.test(Key))
  if (reserved !== undefined) {
    throw new CloudApiError(
      'InvalidParameterValue.EnvironmentSystemProtect',
      `${reserved.Key} is the vendor's own`,
    )
  }
}

async function unpacked(
  { environment }: Cloud,
  name: string,
  { ZipFile: base64 }: { ZipFile?: string | undefined },
) {
  if (base64 === undefined) {
    throw unsupported('code that is not sent as ZipFile')
  }
  try {
    return await environment.keepCode(name, Buffer.from(base64, 'base64'))
  } catch (error) {
    throw new CloudApiError(
      'InvalidParameterValue.ZipFile',
      `the code cannot be used: ${(error as Error).message}`,
    )
  }
}

/**
 * Shapes: cloud.tencent.com/document/api/583/ 18586 (CreateFunction), 18584 (GetFunction), 18581 (UpdateFunctionCode), 18580
 * (UpdateFunctionConfiguration), 18585
 * (DeleteFunction), 37164 (GetFunctionAddress), 17243 (Invoke).
 */
export const functionActions: Readonly<Record<string, Action>> = {
  CreateFunction: action(
    {
      ...named,
      ...settings,
      ...archive,
      Runtime: v.optional(v.pipe(v.string(), v.regex(/^Nodejs\d+\.\d+$/))),
    },
    async (cloud, given) => {
      const { FunctionName: name, Handler: handler = 'index.main', Runtime: runtime = 'Nodejs18.15' } = given
      if (cloud.environment.state.functions.some((one) => one.name === name)) {
        throw new CloudApiError('ResourceInUse.FunctionName', `FunctionName [${name}] already exists`)
      }
      if (cloud.environment.state.functions.length >= MOST_FUNCTIONS) {
        throw new CloudApiError('LimitExceeded.Function', `more than ${MOST_FUNCTIONS} functions`)
      }
      const code = await unpacked(cloud, name, given.Code)
      const addedAt = cloud.now()
      const added = {
        name,
        handler,
        runtime,
        code,
        addedAt,
        modifiedAt: addedAt,
        // The vendor's own, where nothing is said.
        timeout: 3,
        memorySize: 128,
        variables: {},
        description: '',
        installsDependencies: false,
        triggers: [],
      }
      await save(cloud, applied(added, given, addedAt), 'Creating')
      return {}
    },
  ),
  UpdateFunctionCode: action({ ...named, ...archive }, async (cloud, given) => {
    settledFunction(cloud, given.FunctionName, 'UpdateFunctionCode')
    const code = await unpacked(cloud, given.FunctionName, given.Code)
    const before = settledFunction(cloud, given.FunctionName, 'UpdateFunctionCode')
    const handler = given.Handler ?? before.handler
    await save(cloud, { ...before, handler, code, modifiedAt: cloud.now() }, 'Updating')
    return {}
  }),
  UpdateFunctionConfiguration: action({ ...named, ...settings }, async (cloud, given) => {
    const before = settledFunction(cloud, given.FunctionName, 'UpdateFunctionConfiguration')
    await save(cloud, applied(before, given, cloud.now()), 'Updating')
    return {}
  }),
  DeleteFunction: action(named, async (cloud, { FunctionName: name }) => {
    settledFunction(cloud, name, 'DeleteFunction')
    await cloud.environment.change(({ functions, ...state }) => ({
      ...state,
      functions: functions.filter((one) => one.name !== name),
    }))
    return {}
  }),
  GetFunction: action({ ...named, ShowCode: v.optional(v.string()) }, (cloud, given) =>
    detail(
      cloud,
      functionOf(cloud.environment.state.functions, given.FunctionName),
      given.ShowCode === 'TRUE',
    ),
  ),
  GetFunctionAddress: action(named, (cloud, { FunctionName: name }) => {
    const { sha256 } = codeOf(cloud, functionOf(cloud.environment.state.functions, name))
    return { Url: '', CodeSha256: sha256 }
  }),
  Invoke: action({ ...named, ClientContext: v.optional(v.string()) }, async (cloud, given) => {
    functionOf(cloud.environment.state.functions, given.FunctionName)
    const startedAt = performance.now()
    const outcome = await cloud.functions.call(
      given.FunctionName,
      given.ClientContext ? JSON.parse(given.ClientContext) : {},
      undefined,
    )
    const isFailed = 'failure' in outcome
    return {
      Result: {
        Log: '',
        RetMsg: isFailed ? '' : outcome.reply,
        ErrMsg: isFailed ? outcome.failure.message : '',
        MemUsage: 0,
        Duration: performance.now() - startedAt,
        BillDuration: Math.ceil(performance.now() - startedAt),
        InvokeResult: isFailed ? 1 : 0,
      },
    }
  }),
}

/** Of the service tcb: docs.cloudbase.net/api-reference/manager/node/function. */
export const functionListActions: Readonly<Record<string, Action>> = {
  ListFunctions: action(
    { Limit: v.optional(v.number(), 20), Offset: v.optional(v.number(), 0) },
    (cloud, { Limit: limit, Offset: offset }) => {
      const all = cloud.environment.state.functions
      const page = all.slice(offset, offset + limit).map((one) => {
        const {
          FunctionId,
          FunctionName: name,
          Runtime,
          AddTime,
          ModTime,
          Status,
        } = detail(cloud, one, false)
        return { FunctionId, FunctionName: name, Namespace: ENV_ID, Runtime, AddTime, ModTime, Status }
      })
      return { Functions: page, TotalCount: all.length }
    },
  ),
}
