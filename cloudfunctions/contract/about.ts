import * as v from 'valibot'
import { read } from './method'

/**
 * Who runs this environment, as whoever deployed it wrote down; a text is empty where nothing was written.
 * `version` is that of the functions, which may be older or newer than the mini-program that asks.
 */
export const aboutGet = read(
  v.object({}),
  v.object({
    operator: v.string(),
    phone: v.string(),
    /** 备案号 of the mini-program. */
    recordNumber: v.string(),
    version: v.string(),
  }),
)

export type About = v.InferOutput<typeof aboutGet.output>
