import type * as v from 'valibot'

/** What a schema of the contract lets through, as plain data: what is kept of a release, and compared with the next. */
export type Shape =
  | { is: 'text' | 'number'; limits?: Limits }
  | { is: 'yes or no' | 'null' | 'anything' }
  | { is: 'one of'; values: readonly (string | number | boolean)[] }
  | { is: 'list'; of: Shape; limits?: Limits }
  | { is: 'fixed list'; of: readonly Shape[] }
  | { is: 'object'; fields: Readonly<Record<string, Field>> }
  /** `by`: the field whose value tells the variants apart. */
  | { is: 'variant'; by: string; variants: Readonly<Record<string, Shape>> }
  | { is: 'any of'; shapes: readonly Shape[] }

export type Limits = Readonly<Record<string, string | number | true>>

export interface Field {
  shape: Shape
  /** May be left out, or may be missing. */
  isOptional?: true
}

/** The parts of valibot's schemas that are read; each kind of schema has some of them. */
interface Parts {
  type: string
  pipe?: readonly { kind: string; type: string; requirement?: unknown }[]
  entries?: Readonly<Record<string, v.GenericSchema>>
  item?: v.GenericSchema
  items?: readonly v.GenericSchema[]
  options?: readonly unknown[]
  literal?: string | number | boolean
  wrapped?: v.GenericSchema
  key?: string
}

/** Refuses a kind of schema that the comparison does not know: it would be compared as if it were nothing. */
export function shapeOf(schema: v.GenericSchema): Shape {
  // A piped schema carries the parts of its first schema itself.
  const parts = schema as unknown as Parts
  const limits = limitsOf(parts)
  switch (parts.type) {
    case 'string':
      return { is: 'text', ...limits }
    case 'number':
      return { is: 'number', ...limits }
    case 'boolean':
      return { is: 'yes or no' }
    case 'null':
      return { is: 'null' }
    case 'unknown':
      return { is: 'anything' }
    case 'literal':
      return { is: 'one of', values: [parts.literal as string] }
    case 'picklist':
      return { is: 'one of', values: parts.options as readonly string[] }
    case 'array':
      return { is: 'list', of: shapeOf(parts.item as v.GenericSchema), ...limits }
    case 'tuple':
      return { is: 'fixed list', of: (parts.items ?? []).map(shapeOf) }
    case 'object':
    case 'strict_object':
      return { is: 'object', fields: fieldsOf(parts.entries ?? {}) }
    case 'nullable':
      return { is: 'any of', shapes: [shapeOf(parts.wrapped as v.GenericSchema), { is: 'null' }] }
    case 'union':
      return { is: 'any of', shapes: (parts.options as v.GenericSchema[]).map(shapeOf) }
    case 'variant':
      return variantOf(parts)
    default:
      throw new Error(`a schema of kind ${parts.type} cannot be compared yet: add it to tools/contract/`)
  }
}

function fieldsOf(entries: Readonly<Record<string, v.GenericSchema>>): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, schema]) => {
      const parts = schema as unknown as Parts
      return parts.type === 'optional'
        ? [name, { shape: shapeOf(parts.wrapped as v.GenericSchema), isOptional: true as const }]
        : [name, { shape: shapeOf(schema) }]
    }),
  )
}

function variantOf({ key = '', options = [] }: Parts): Shape {
  const variants = (options as v.GenericSchema[]).flatMap((option) => {
    const discriminator = (option as unknown as Parts).entries?.[key] as v.GenericSchema
    const named = shapeOf(discriminator)
    return (named.is === 'one of' ? named.values : []).map((value) => [String(value), shapeOf(option)])
  })
  return { is: 'variant', by: key, variants: Object.fromEntries(variants) }
}

/** What a pipe demands besides the type: `min_length: 1`. A transformation demands nothing; a library's own pattern is its name. */
function limitsOf({ pipe = [] }: Parts): { limits?: Limits } {
  const demands = pipe
    .filter(({ kind }) => kind === 'validation')
    .map(({ type, requirement }) => [type, type === 'regex' ? String(requirement) : numberOr(requirement)])
  return demands.length > 0 ? { limits: Object.fromEntries(demands) } : {}
}

function numberOr(requirement: unknown): number | true {
  return typeof requirement === 'number' ? requirement : true
}
