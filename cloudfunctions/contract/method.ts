import * as v from 'valibot'

/** One row of the contract; `kind` says whether the call carries a request id. */
export function read<I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) {
  return { kind: 'read', input, output } as const
}

export function write<I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) {
  return { kind: 'write', input, output } as const
}

export const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))

/** An instant, epoch milliseconds. */
export const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** A calendar day in Asia/Shanghai, `2026-11-23`. */
export const day = v.pipe(v.string(), v.isoDate())

/** The client's name for one deed; a retry carries the same. */
export const requestId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))

/** Hours of work, in half-hours. */
export const halfHours = v.pipe(v.number(), v.minValue(0), v.maxValue(16), v.multipleOf(0.5))

/** Words somebody typed: trimmed, `most` characters. */
export const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
