/** A 订阅消息 as WeChat was asked to send it. */
export interface SentMessage {
  at: number
  openid: string
  templateId: string
  page: string
  /** By keyword, in the template's order. */
  values: { keyword: string; value: string }[]
}

/** The templates of the town on this machine, as the functions' environment names them. */
export const templateVariables = {
  TEMPLATE_OFFER: 'local-offer thing1 time2 thing3',
  TEMPLATE_SHIFT: 'local-shift thing1 time2 thing3',
  TEMPLATE_NEED: 'local-need thing1 time2 thing3',
}

const templateIds = Object.values(templateVariables).map((variable) => variable.split(' ')[0] as string)

/** WeChat's own numbers (subscribeMessage.send). */
const INVALID_OPENID = 40_003
const INVALID_TEMPLATE = 40_037
const INVALID_PAGE = 41_030
const REFUSED = 43_101
const INVALID_VALUE = 47_003

/** What each kind of keyword takes; the kind is the letters of its name. */
const limits: Readonly<Record<string, RegExp>> = {
  thing: /^[^\n]{1,20}$/u,
  name: /^(\p{Script=Han}{1,10}|[^\n\p{Script=Han}]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}(~\d{1,2}:\d{2})?$/,
  number: /^\d{1,32}(\.\d+)?$/,
}

interface Outcome {
  errcode: number
  errmsg: string
}

/** The part of WeChat that asks people and sends them messages; nobody is asked twice for one message. */
export interface Messages {
  /** What was sent since the beginning, newest last. */
  readonly sent: readonly SentMessage[]
  /** The person tapped 允许 in WeChat's question. */
  accept(openid: string, ids: readonly string[]): void
  send(request: unknown): Outcome
  clear(): void
}

export function openMessages(now: () => number): Messages {
  const sent: SentMessage[] = []
  const accepted = new Map<string, number>()
  const keyOf = (openid: string, id: string) => `${openid} ${id}`
  return {
    sent,
    accept(openid, ids) {
      for (const id of ids) {
        accepted.set(keyOf(openid, id), (accepted.get(keyOf(openid, id)) ?? 0) + 1)
      }
    },
    send(request) {
      const read = readRequest(request)
      if ('errcode' in read) {
        return read
      }
      const key = keyOf(read.openid, read.templateId)
      const left = accepted.get(key) ?? 0
      if (left === 0) {
        return { errcode: REFUSED, errmsg: 'user refuse to accept the msg' }
      }
      accepted.set(key, left - 1)
      sent.push({ at: now(), ...read })
      return { errcode: 0, errmsg: 'ok' }
    },
    clear() {
      sent.length = 0
      accepted.clear()
    },
  }
}

interface SendRequest {
  touser?: unknown
  template_id?: unknown
  page?: unknown
  data?: Record<string, { value?: unknown }>
}

function readRequest(request: unknown): Omit<SentMessage, 'at'> | Outcome {
  const { touser, template_id: templateId, page = '', data = {} } = (request ?? {}) as SendRequest
  if (typeof touser !== 'string' || touser === '' || touser.startsWith('unbound:')) {
    return { errcode: INVALID_OPENID, errmsg: 'invalid openid' }
  }
  if (typeof templateId !== 'string' || !templateIds.includes(templateId)) {
    return { errcode: INVALID_TEMPLATE, errmsg: 'invalid template_id' }
  }
  if (typeof page !== 'string' || !/^((pages|workbench|lead)\/[\w/-]+(\?[\w=&:%.-]*)?)?$/.test(page)) {
    return { errcode: INVALID_PAGE, errmsg: 'invalid page' }
  }
  const keywords = ['thing1', 'time2', 'thing3']
  for (const keyword of keywords) {
    const value = data[keyword]?.value
    const limit = limits[keyword.replace(/\d+$/, '')]
    if (typeof value !== 'string' || !limit?.test(value)) {
      return { errcode: INVALID_VALUE, errmsg: `argument invalid! data.${keyword}.value invalid` }
    }
  }
  const values = keywords.map((keyword) => ({ keyword, value: String(data[keyword]?.value) }))
  return { openid: touser, templateId, page, values }
}
