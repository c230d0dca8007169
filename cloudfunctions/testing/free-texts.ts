import * as v from 'valibot'

/** As much of a valibot schema as the contract's inputs are made of. */
interface Schema {
  type: string
  entries?: Record<string, Schema>
  item?: Schema
  wrapped?: Schema
  options?: readonly (Schema | string)[]
  literal?: unknown
}

/** One place for words in an input: its name, and the input with words there. */
export interface TextField {
  path: string
  put(input: unknown, words: string): unknown
}

/** Every string of a schema that takes these words, wherever it stands, optional ones and all variants included. */
export function textFieldsOf(schema: unknown, words: string): TextField[] {
  return fields(schema as Schema, words)
}

function fields(schema: Schema, words: string): TextField[] {
  switch (schema.type) {
    case 'string':
      return v.is(schema as never, words) ? [{ path: '', put: (_input, typed) => typed }] : []
    case 'optional':
    case 'nullable':
      return fields(schema.wrapped as Schema, words)
    case 'array':
      return fields(schema.item as Schema, words).map(({ path, put }) => ({
        path: `[]${path}`,
        put: (input, typed) => {
          const [first] = (input as unknown[] | undefined) ?? []
          return [put(first, typed)]
        },
      }))
    case 'variant':
      return (schema.options as Schema[]).flatMap((option) =>
        fields(option, words).map(({ path, put }) => ({
          path,
          put: (input, typed) => put(v.is(option as never, input) ? input : sampleOf(option), typed),
        })),
      )
    case 'object':
      return Object.entries(schema.entries ?? {}).flatMap(([key, entry]) =>
        fields(entry, words).map(({ path, put }) => ({
          path: `.${key}${path}`,
          put: (input, typed) => {
            const whole = (input ?? sampleOf(schema)) as Record<string, unknown>
            return { ...whole, [key]: put(whole[key], typed) }
          },
        })),
      )
    default:
      return []
  }
}

/** Strings and numbers of every kind that the contract knows: one of them fits. */
const candidates = ['words', '2026-10-01', '2026-10', 'b-1', '13800000000', 1, 0, 2026, true]

function sampleOf(schema: Schema): unknown {
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.entries ?? {})
          .filter(([, { type }]) => type !== 'optional')
          .map(([key, entry]) => [key, sampleOf(entry)]),
      )
    case 'array':
      return v.is(schema as never, []) ? [] : [sampleOf(schema.item as Schema)]
    case 'literal':
      return schema.literal
    case 'picklist':
      return schema.options?.[0]
    case 'variant':
      return sampleOf(schema.options?.[0] as Schema)
    default:
      return candidates.find((candidate) => v.is(schema as never, candidate))
  }
}
