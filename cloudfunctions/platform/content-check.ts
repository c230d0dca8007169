import { app } from './cloud-app'
import { inParts } from './text-parts'

/** What WeChat says of something people would read or see; `unreachable`: it gave no answer, ask again later. */
export type Verdict = 'passed' | 'refused' | 'unreachable'

/** 资料, 论坛: WeChat's own numbers for where the words will stand. */
const scenes = { profile: 1, news: 3 } as const

interface TextAnswer {
  errcode?: number
  result?: { suggest?: string }
}

/** The content is forbidden: what the first version of the service said, still listed among its codes. */
const RISKY = 87_014

/**
 * WeChat's check of texts, each far shorter than what it takes at once (`security.msgSecCheck`, version 2), as written by somebody
 * who has been in the mini-program within two hours. What WeChat would have a person look at («review») counts as
 * refused: there is nobody here who may look at it first. Not yet run against the real service.
 */
export async function checkTexts(
  openid: string,
  texts: readonly string[],
  scene: keyof typeof scenes,
): Promise<Verdict> {
  const verdicts = await Promise.all(
    inParts(texts).map((content) => checkText(openid, content, scenes[scene])),
  )
  if (verdicts.includes('refused')) {
    return 'refused'
  }
  return verdicts.includes('unreachable') ? 'unreachable' : 'passed'
}

async function checkText(openid: string, content: string, scene: number): Promise<Verdict> {
  const answer = (await ask('security.msgSecCheck', { version: 2, scene, openid, content })) as TextAnswer
  if (answer.errcode === RISKY) {
    return 'refused'
  }
  if (answer.errcode !== 0) {
    return 'unreachable'
  }
  return verdictOf(answer.result)
}

/** What `suggest` means to us, in an answer and in the callback for pictures. */
export function verdictOf(result: { suggest?: string } | undefined): Verdict {
  if (result?.suggest === undefined) {
    return 'unreachable'
  }
  return result.suggest === 'pass' ? 'passed' : 'refused'
}

/**
 * Asks WeChat to look at the picture behind a link (`security.mediaCheckAsync`); the answer comes within thirty minutes
 * to the function `wechat-events` and names this trace id. `undefined`: it could not be asked. Through the cloud the
 * field is said to be `traceId`, over HTTPS `trace_id`: both are read. Not yet run against the real service.
 */
export async function askAboutPicture(openid: string, url: string): Promise<string | undefined> {
  const request = { version: 2, scene: scenes.news, openid, media_type: 2, media_url: url }
  const answer = (await ask('security.mediaCheckAsync', request)) as {
    errcode?: number
    trace_id?: string
    traceId?: string
  }
  return answer.errcode === 0 ? (answer.trace_id ?? answer.traceId) : undefined
}

/** A service that is down, slow or busy is no failure of ours: what it was asked waits and is asked again. */
async function ask(apiName: string, requestData: object): Promise<object> {
  try {
    const { result } = await app.callWxOpenApi({ apiName, requestData })
    return (result ?? {}) as object
  } catch {
    return {}
  }
}
