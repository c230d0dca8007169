import { randomUUID } from 'node:crypto'

/** What WeChat's content service is to do from now on, beyond what the content itself asks for. */
export interface ContentScript {
  text: 'normal' | 'refuse' | 'busy' | 'down'
  pictures: 'normal' | 'refuse' | 'silent' | 'down'
  /** Seconds until it answers about a picture. */
  delay: number
}

export interface Outcome {
  errcode: number
  errmsg: string
  [more: string]: unknown
}

/** What WeChat pushes to the function `wechat-events` about one picture. */
export type PictureEvent = Readonly<Record<string, unknown>>

/** WeChat's check of texts and pictures. An answer of `undefined` is none: the service is down. */
export interface Content {
  readonly script: ContentScript
  direct(change: unknown): void
  /** Somebody has called a function: the mini-program is open in their WeChat. */
  notePresence(openid: string | undefined): void
  checkText(request: unknown): Outcome | undefined
  askAboutPicture(request: unknown): Outcome | undefined
  /** Of the pictures that are still to be answered about, oldest first. */
  readonly pending: readonly string[]
  /** Looks at one of them; `undefined` when WeChat keeps silent. */
  answer(traceId: string): Promise<PictureEvent | undefined>
  clear(): void
}

interface ContentOptions {
  now: () => number
  /** A picture is to be answered about in so many seconds. */
  whenAsked?: (traceId: string, seconds: number) => void
}

/** WeChat's own numbers. */
const BUSY = -1
const INVALID_OPENID = 40_003
const INVALID_ARGUMENT = 40_097
const TOO_OFTEN = 44_991
const TOO_LONG = 45_002
const NOT_PRESENT = 61_010
const DOWNLOAD_FAILED = -1_008

/** PRODUCT §8 */
const MOST_CHARACTERS = 2_500
const MOST_A_MINUTE = 4_000
const MINUTE = 60_000
const PRESENT_FOR = 120 * MINUTE
const MOST_BYTES = 10 * 1024 * 1024

const RISKY_TEXT = '违禁演示'
const DOUBTFUL_TEXT = '待议演示'
/** Anywhere in the bytes of a picture. */
export const RISKY_PICTURE = 'risky-demo'

const initial: ContentScript = { text: 'normal', pictures: 'normal', delay: 2 }

/** WeChat's labels: 100 normal, 20006 against the law. */
const results = {
  pass: { suggest: 'pass', label: 100 },
  review: { suggest: 'review', label: 20_006 },
  risky: { suggest: 'risky', label: 20_006 },
} as const

/**
 * `security.msgSecCheck` and `security.mediaCheckAsync`, version 2, as far as they are documented: the same shapes,
 * limits and errors. What is risky is said by the content itself, so that it can be tried in the preview.
 */
export function openContent({ now, whenAsked = () => {} }: ContentOptions): Content {
  const script = { ...initial }
  const lastSeen = new Map<string, number>()
  const pending = new Map<string, string>()
  let minute = { startedAt: 0, asked: 0 }

  const refusal = (request: Request, forMinute: number): Outcome | undefined => {
    if (typeof request.openid !== 'string' || !/^[\w-]{1,64}$/.test(request.openid)) {
      return failure(INVALID_OPENID, 'invalid openid')
    }
    if (request.version !== 2 || ![1, 2, 3, 4].includes(Number(request.scene))) {
      return failure(INVALID_ARGUMENT, 'invalid args')
    }
    if (now() - (lastSeen.get(request.openid) ?? Number.NEGATIVE_INFINITY) > PRESENT_FOR) {
      return failure(NOT_PRESENT, 'code is expired')
    }
    return forMinute > MOST_A_MINUTE ? failure(TOO_OFTEN, 'reach max api minute quota limit') : undefined
  }
  const countMinute = () => {
    if (now() - minute.startedAt >= MINUTE || now() < minute.startedAt) {
      minute = { startedAt: now(), asked: 0 }
    }
    minute.asked += 1
    return minute.asked
  }

  return {
    script,
    direct(change) {
      Object.assign(script, parseScript(change))
    },
    notePresence(openid) {
      if (openid) {
        lastSeen.set(openid, now())
      }
    },
    checkText(request) {
      if (script.text === 'down') {
        return undefined
      }
      if (script.text === 'busy') {
        return failure(BUSY, 'system error')
      }
      const read = (request ?? {}) as Request
      const refused = refusal(read, countMinute())
      if (refused) {
        return refused
      }
      const content = String(read.content ?? '')
      if (content === '' || [...content].length > MOST_CHARACTERS) {
        return failure(content === '' ? INVALID_ARGUMENT : TOO_LONG, 'content size out of limit')
      }
      const result = script.text === 'refuse' ? results.risky : judgeText(content)
      return { errcode: 0, errmsg: 'ok', ...answered(result), trace_id: randomUUID() }
    },
    askAboutPicture(request) {
      if (script.pictures === 'down') {
        return undefined
      }
      const read = (request ?? {}) as Request
      const refused = refusal(read, 0)
      if (refused) {
        return refused
      }
      if (read.media_type !== 2 || typeof read.media_url !== 'string') {
        return failure(INVALID_ARGUMENT, 'invalid args')
      }
      const traceId = randomUUID()
      pending.set(traceId, read.media_url)
      whenAsked(traceId, script.delay)
      return { errcode: 0, errmsg: 'ok', trace_id: traceId }
    },
    get pending() {
      return [...pending.keys()]
    },
    async answer(traceId) {
      const url = pending.get(traceId)
      pending.delete(traceId)
      if (url === undefined || script.pictures === 'silent') {
        return undefined
      }
      const bytes = await download(url)
      const isRisky = script.pictures === 'refuse' || bytes?.includes(RISKY_PICTURE)
      return {
        ToUserName: 'gh_local',
        FromUserName: 'local',
        CreateTime: Math.floor(now() / 1_000),
        MsgType: 'event',
        Event: 'wxa_media_check',
        appid: 'touristappid',
        trace_id: traceId,
        version: 2,
        ...(bytes
          ? answered(isRisky ? results.risky : results.pass)
          : { ...failure(DOWNLOAD_FAILED, 'download failed'), detail: [] }),
      }
    },
    clear() {
      Object.assign(script, initial)
      lastSeen.clear()
      pending.clear()
      minute = { startedAt: 0, asked: 0 }
    },
  }
}

interface Request {
  version?: unknown
  scene?: unknown
  openid?: unknown
  content?: unknown
  media_type?: unknown
  media_url?: unknown
}

function judgeText(content: string) {
  if (content.includes(RISKY_TEXT)) {
    return results.risky
  }
  return content.includes(DOUBTFUL_TEXT) ? results.review : results.pass
}

function answered(result: (typeof results)[keyof typeof results]) {
  return { result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }] }
}

function failure(errcode: number, errmsg: string): Outcome {
  return { errcode, errmsg }
}

/** As WeChat fetches it: a link that works, and a picture of at most ten megabytes behind it. */
async function download(url: string): Promise<Buffer | undefined> {
  const response = await fetch(url).catch(() => undefined)
  const bytes = response?.ok ? Buffer.from(await response.arrayBuffer()) : undefined
  if (bytes === undefined || bytes.length > MOST_BYTES) {
    return undefined
  }
  const { default: sharp } = await import('sharp')
  const isPicture = await sharp(bytes)
    .metadata()
    .then(
      () => true,
      () => false,
    )
  return isPicture ? bytes : undefined
}

const choices: Readonly<Record<'text' | 'pictures', readonly string[]>> = {
  text: ['normal', 'refuse', 'busy', 'down'],
  pictures: ['normal', 'refuse', 'silent', 'down'],
}

/** Only what it knows, so that a mistyped direction is not silently none. */
function parseScript(change: unknown): Partial<ContentScript> {
  for (const [key, value] of Object.entries((change ?? {}) as object)) {
    const isKnown =
      key === 'delay'
        ? typeof value === 'number' && value >= 0 && value <= 3_600
        : choices[key as keyof typeof choices]?.includes(value as string)
    if (!isKnown) {
      throw new Error(`not understood: ${key} ${JSON.stringify(value)}`)
    }
  }
  return change as Partial<ContentScript>
}
