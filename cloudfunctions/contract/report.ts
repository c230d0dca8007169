import * as v from 'valibot'
import { write } from './method'

/** As much of an error as is worth reading. */
const excerpt = v.pipe(v.string(), v.maxLength(1_000))

const versionName = v.pipe(v.string(), v.regex(/^[\w.-]{0,20}$/))

/**
 * A script of the mini-program failed on somebody's phone. Everything in it is cleaned again on arrival and only
 * logged: neither who it was nor what they had typed.
 */
export const clientReport = write(
  v.object({
    /** The phone's name for this report, which the person was shown. */
    code: v.pipe(v.string(), v.regex(/^[\w-]{4,12}$/)),
    message: excerpt,
    stack: excerpt,
    /** Which page was open, without what followed its name. */
    page: v.pipe(v.string(), v.regex(/^[\w/-]{0,80}$/)),
    /** Of the mini-program, of its contract, and of WeChat's base library. */
    app: versionName,
    contract: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    library: versionName,
  }),
  v.object({ done: v.literal(true) }),
)
