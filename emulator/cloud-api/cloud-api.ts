import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, sendJson } from '../http-body'
import type { Action, Cloud } from './action'
import { CloudApiError } from './cloud-api-error'
import { environmentActions } from './environment-actions'
import { functionActions, functionListActions } from './function-actions'
import { permissionActions } from './permission-actions'
import { type Credentials, verifySignature } from './signature'
import { tableActions } from './table-actions'
import { triggerActions } from './trigger-actions'

/** The parts of the vendor's management API that deployment needs, by service. */
const services: Readonly<Record<string, { version: string; actions: Readonly<Record<string, Action>> }>> = {
  tcb: {
    version: '2018-06-08',
    actions: { ...environmentActions, ...tableActions, ...permissionActions, ...functionListActions },
  },
  scf: { version: '2018-04-16', actions: { ...functionActions, ...triggerActions } },
}

/** A POST that is signed by TC3 may have 10 MB (cloud.tencent.com/document/product/876/34813). */
const BODY_LIMIT = 10 * 1024 * 1024

const READS = /^(Describe|Get|Invoke|List)/
/** A deployment takes away functions and triggers and nothing else, so nothing else goes here by mistake. */
const DESTROYS = /^(Delete(?!Trigger$|Function$)|Destroy|BatchDelete)/

/**
 * The vendor's management API (API 3.0) at `POST /`, for both services: says whether the request was its own. The status
 * is 200 for errors, too. What it does not know is refused by its name.
 */
export function openCloudApi(cloud: Cloud, key: Credentials, log: (line: string) => void) {
  async function perform(request: IncomingMessage): Promise<object> {
    const body = await readBody(request, BODY_LIMIT)
    if (body === undefined) {
      throw new CloudApiError('RequestSizeLimitExceeded', 'The request size exceeds the limit of 10 MB.')
    }
    const { headers } = request
    const service = services[verifySignature({ headers, body, now: Date.now() }, key)]
    const name = String(headers['x-tc-action'])
    const known = service && Object.hasOwn(service.actions, name) ? service.actions[name] : undefined
    if (DESTROYS.test(name)) {
      throw new CloudApiError('OperationDenied', `the local cloud destroys nothing: ${name}`)
    }
    if (service === undefined || known === undefined) {
      throw new CloudApiError('InvalidAction', `The action \`${name}\` is invalid or not found.`)
    }
    if (headers['x-tc-version'] !== service.version) {
      throw new CloudApiError('NoSuchVersion', `The version \`${headers['x-tc-version']}\` does not exist.`)
    }
    if (cloud.environment.refusal !== undefined && !READS.test(name)) {
      throw new CloudApiError('OperationDenied', cloud.environment.refusal)
    }
    return known(cloud, parse(body))
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (request.method !== 'POST' || request.url !== '/' || request.headers['x-tc-action'] === undefined) {
      return false
    }
    const RequestId = randomUUID()
    try {
      sendJson(response, 200, { Response: { ...(await perform(request)), RequestId } })
    } catch (error) {
      if (!(error instanceof CloudApiError)) {
        log(`${request.headers['x-tc-action']}: ${error instanceof Error ? error.stack : error}`)
      }
      const { code, message } =
        error instanceof CloudApiError ? error : new CloudApiError('InternalError', 'its log says why')
      sendJson(response, 200, { Response: { Error: { Code: code, Message: message }, RequestId } })
    }
    return true
  }
}

function parse(body: Buffer): object {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return parsed
    }
  } catch {
    // Answered below, as anything else that is no object.
  }
  throw new CloudApiError('InvalidParameter', 'The request body is not a JSON object.')
}
