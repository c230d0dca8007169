import { randomUUID } from 'node:crypto'
import { RequestFields } from '../database/actions/request'
import type { Database, WireReply } from '../database/database'
import { WireError, type WireErrorCode } from '../database/wire-error'
import type { FunctionFailure } from './call-outcome'
import type { Functions } from './functions'

const ACTION = 'functions.invokeFunction'

/**
 * The database's doors with `callFunction` beside them (CLOUDBASE.md §3): one function calls another. Who is called
 * learns nothing of whoever called the first one: its context has no openid.
 */
export function withInvocations(database: Database, functions: Functions): Database {
  return {
    ...database,
    async handle(body) {
      const { action, ...fields } = (body ?? {}) as Record<string, unknown>
      if (action !== ACTION) {
        return database.handle(body)
      }
      const requestId = randomUUID()
      try {
        return { requestId, data: { response_data: await invoke(functions, fields) } }
      } catch (error) {
        return { requestId, ...refusal(error) }
      }
    },
  }
}

async function invoke(functions: Functions, fields: Readonly<Record<string, unknown>>): Promise<string> {
  const request = new RequestFields(fields, 0)
  const name = request.text('function_name')
  const qualifier = request.optionalText('qualifier') ?? LATEST
  const event = parseEvent(request.optionalText('request_data') ?? '')
  request.refuseOthers()
  if (qualifier !== LATEST) {
    throw new WireError('FUNCTION_QUALIFIER_NOT_FOUND', `there is only ${LATEST} here, not ${qualifier}`)
  }
  const outcome = await functions.call(name, event, undefined)
  if ('failure' in outcome) {
    throw new WireError(
      codes[outcome.failure.code],
      wordings[outcome.failure.code](name, outcome.failure.message),
    )
  }
  return outcome.reply
}

const LATEST = '$LATEST'

/** Without `data` the SDK sends an empty text. */
function parseEvent(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    throw new WireError('FUNCTION_PARAM_INVALID', 'request_data is not valid JSON')
  }
}

/** docs.cloudbase.net/error-code, and the vendor's own test/functions/invokeFunction.test.ts. */
const codes: Readonly<Record<FunctionFailure['code'], WireErrorCode>> = {
  FUNCTION_NOT_FOUND: 'FUNCTION_NOT_FOUND',
  FUNCTION_FAILED: 'FUNCTIONS_EXECUTE_FAIL',
  FUNCTION_TIMEOUT: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
}

const wordings: Readonly<Record<FunctionFailure['code'], (name: string, message: string) => string>> = {
  FUNCTION_NOT_FOUND: (name) => `FunctionName parameter could not be found: ${name}`,
  FUNCTION_FAILED: (_name, message) => message.split('\n', 1)[0] as string,
  FUNCTION_TIMEOUT: (name) => `Invoking task timed out: ${name}`,
}

function refusal(error: unknown): Pick<Extract<WireReply, { code: string }>, 'code' | 'message'> {
  if (error instanceof WireError) {
    return { code: error.code, message: error.message }
  }
  throw error
}
