import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database, WireReply } from './database/database'
import { readBody, sendJson } from './http-body'
import { type Content, openContent } from './wechat-content'
import { type Messages, openMessages } from './wechat-messages'

/** Far more than what a person agrees to in one question. */
const MOST_BYTES = 64 * 1024

/** WeChat's errcode for a code that is wrong, used or too old. */
const INVALID_CODE = 40_029

export interface WeChat {
  readonly messages: Messages
  readonly content: Content
  /** The database's door with WeChat's own beside it. */
  beside(database: Database): Database
  /** What the preview asks of it over HTTP; says whether the request was its own. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  clear(): void
}

/**
 * WeChat's own service behind the SDK's `wx.api`, as far as our functions ask it: phone numbers, 订阅消息 and the checks
 * of texts and pictures; `whenAsked` is told of each picture that is to be answered about. The preview's phone button
 * gives codes `phone-<uuid>`; each works once and answers an invented number. Any other call is refused by name.
 */
export function openWeChat(
  now: () => number,
  whenAsked?: (traceId: string, seconds: number) => void,
): WeChat {
  const used = new Set<string>()
  const messages = openMessages(now)
  const content = openContent({ now, ...(whenAsked && { whenAsked }) })
  const services = { messages, content, used }
  return {
    messages,
    content,
    beside: (database) => ({
      ...database,
      handle: async (body) => {
        const call = body as Call | null
        return call?.action === 'wx.api' ? reply(call, services) : database.handle(body)
      },
    }),
    async answer(request, response) {
      const route = `${request.method} ${new URL(request.url ?? '/', 'http://127.0.0.1').pathname}`
      if (route === 'GET /wechat/sent') {
        sendJson(response, 200, messages.sent)
        return true
      }
      if (route === 'POST /wechat/accept') {
        const { openid, ids } = JSON.parse(String(await readBody(request, MOST_BYTES))) as {
          openid: string
          ids: string[]
        }
        messages.accept(openid, ids)
        sendJson(response, 200, { ok: true })
        return true
      }
      if (
        route === 'POST /wechat/content' &&
        !directed(content, String(await readBody(request, MOST_BYTES)))
      ) {
        response.writeHead(400).end()
        return true
      }
      if (route === 'POST /wechat/content' || route === 'GET /wechat/content') {
        sendJson(response, 200, { ...content.script, pending: content.pending.length })
        return true
      }
      return false
    },
    clear() {
      used.clear()
      messages.clear()
      content.clear()
    },
  }
}

/** Says whether the direction was understood. */
function directed(content: Content, text: string): boolean {
  try {
    content.direct(JSON.parse(text))
    return true
  } catch {
    return false
  }
}

interface Call {
  action?: unknown
  apiName?: unknown
  requestData?: unknown
}

interface Services {
  messages: Messages
  content: Content
  /** Codes of phone numbers that were used. */
  used: Set<string>
}

function reply({ apiName, requestData }: Call, { messages, content, used }: Services): WireReply {
  const request = parse(requestData)
  if (apiName === 'security.msgSecCheck') {
    return answeredUnlessDown(content.checkText(request))
  }
  if (apiName === 'security.mediaCheckAsync') {
    return answeredUnlessDown(content.askAboutPicture(request))
  }
  if (apiName === 'subscribeMessage.send') {
    return answered(messages.send(request))
  }
  if (apiName === 'phonenumber.getPhoneNumber') {
    return answered(phoneNumber(String((request as { code?: unknown } | null)?.code ?? ''), used))
  }
  return {
    requestId: randomUUID(),
    code: 'INVALID_PARAM',
    message: `not supported by the local WeChat: ${String(apiName)}`,
  }
}

function answeredUnlessDown(outcome: object | undefined): WireReply {
  return outcome
    ? answered(outcome)
    : { requestId: randomUUID(), code: 'SYS_ERR', message: 'the service is not available' }
}

function answered(responseData: object): WireReply {
  return { requestId: randomUUID(), data: { responseData: JSON.stringify(responseData) } }
}

function phoneNumber(code: string, used: Set<string>): object {
  const isGood = /^phone-[\w-]{8,}$/.test(code) && !used.has(code)
  used.add(code)
  const purePhoneNumber = inventedNumber(code)
  const phone = { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode: '86' }
  return isGood
    ? { errcode: 0, errmsg: 'ok', phone_info: phone }
    : { errcode: INVALID_CODE, errmsg: 'invalid code' }
}

function parse(requestData: unknown): unknown {
  try {
    return JSON.parse(String(requestData))
  } catch {
    return null
  }
}

/** 170 with zeros is nobody's number. */
function inventedNumber(code: string): string {
  const digits = createHash('sha256').update(code).digest().readUInt16BE() % 10_000
  return `1700000${String(digits).padStart(4, '0')}`
}
