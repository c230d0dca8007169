import { createHash, randomUUID } from 'node:crypto'
import type { Database, WireReply } from './database/database'

/** WeChat's errcode for a code that is wrong, used or too old. */
const INVALID_CODE = 40_029

/**
 * WeChat's own service behind the SDK's `wx.api`, as far as our functions ask it. The preview's button gives codes
 * `phone-<uuid>`; each works once and answers an invented number. Any other call is refused by name.
 */
export function withWeChat(database: Database): Database {
  const used = new Set<string>()
  return {
    ...database,
    handle: async (body) => {
      const call = body as { action?: unknown; apiName?: unknown; requestData?: unknown } | null
      return call?.action === 'wx.api' ? answer(call, used) : database.handle(body)
    },
  }
}

function answer(
  { apiName, requestData }: { apiName?: unknown; requestData?: unknown },
  used: Set<string>,
): WireReply {
  if (apiName !== 'phonenumber.getPhoneNumber') {
    return {
      requestId: randomUUID(),
      code: 'INVALID_PARAM',
      message: `not supported by the local WeChat: ${String(apiName)}`,
    }
  }
  const code = codeIn(requestData)
  const isGood = /^phone-[\w-]{8,}$/.test(code) && !used.has(code)
  used.add(code)
  const purePhoneNumber = inventedNumber(code)
  const phone = { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode: '86' }
  const responseData = isGood
    ? { errcode: 0, errmsg: 'ok', phone_info: phone }
    : { errcode: INVALID_CODE, errmsg: 'invalid code' }
  return { requestId: randomUUID(), data: { responseData: JSON.stringify(responseData) } }
}

function codeIn(requestData: unknown): string {
  try {
    return String((JSON.parse(String(requestData)) as { code?: unknown }).code)
  } catch {
    return ''
  }
}

/** 170 with zeros is nobody's number. */
function inventedNumber(code: string): string {
  const digits = createHash('sha256').update(code).digest().readUInt16BE() % 10_000
  return `1700000${String(digits).padStart(4, '0')}`
}
