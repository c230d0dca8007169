import { createHash } from 'node:crypto'
import compact from 'lodash/compact'
import { AppError } from '../platform/app-error'
import { checkTexts } from '../platform/content-check'
import type { Context } from '../platform/context'

type Words = readonly (string | undefined)[]
type Scene = Parameters<typeof checkTexts>[2]

/**
 * Words that others will read pass WeChat's check before the use case sees them: refused, they are TEXT_REFUSED; while
 * WeChat gives no answer, CHECK_UNAVAILABLE, and nothing was written. Around the use case and inside the right, so that
 * nobody has words checked that they may not write. No database operation.
 *
 * A request whose words have passed is not asked about again for as long as this instance lives. On another one, while
 * the check is down, a late duplicate of what was carried out is answered CHECK_UNAVAILABLE: the phone keeps it and
 * sends it again under the same id, which does nothing twice.
 */
export function checked<C extends Context, I, Rest extends unknown[], O>(
  run: (context: C, input: I, ...rest: Rest) => Promise<O>,
  wordsOf: (input: I) => Words,
  scene: Scene = 'news',
): (context: C, input: I, ...rest: Rest) => Promise<O> {
  return async (context, input, ...rest) => {
    await refuseUnlessPassed(context, wordsOf(input), scene)
    return run(context, input, ...rest)
  }
}

async function refuseUnlessPassed(
  { openid = '', requestId = '' }: Context,
  words: Words,
  scene: Scene,
): Promise<void> {
  const texts = compact(words)
  if (texts.length === 0) {
    return
  }
  const name = createHash('sha256')
    .update(JSON.stringify([openid, requestId, scene, texts]))
    .digest('base64')
  if (passed.has(name)) {
    return
  }
  const verdict = await checkTexts(openid, texts, scene)
  if (verdict !== 'passed') {
    throw new AppError(verdict === 'refused' ? 'TEXT_REFUSED' : 'CHECK_UNAVAILABLE')
  }
  remember(name)
}

/** Requests with their very words, the newest; the words themselves are not kept. */
const passed = new Set<string>()
const MOST_REMEMBERED = 2_000

function remember(name: string): void {
  passed.add(name)
  const [oldest] = passed
  if (passed.size > MOST_REMEMBERED && oldest !== undefined) {
    passed.delete(oldest)
  }
}
