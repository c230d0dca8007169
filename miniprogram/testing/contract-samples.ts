import type { Field, Shape } from '../../tools/contract/shape'

/** A value that no released contract knows. */
export const unheardOf = 'fromTheFuture'

const instant = Date.parse('2026-11-23T07:30:00+08:00')

/** What a page may be answered; at `strange`, a place such as `.shifts[].state`, with a value from the future. */
export function sampleOf(shape: Shape, strange?: string): unknown {
  return build(shape, '', strange)
}

/** Where a value tells one thing from another. */
export interface Choice {
  /** The value itself. */
  place: string
  /** What it decides on, as the comparison of releases names it. */
  end: string
}

export function choicesIn(shape: Shape, place = ''): Choice[] {
  switch (shape.is) {
    case 'one of':
      // A single value is a mark, not a choice; a variant's own are told with the variant.
      return shape.values.length > 1 && typeof shape.values[0] === 'string' ? [{ place, end: place }] : []
    case 'list':
      return choicesIn(shape.of, `${place}[]`)
    case 'object':
      return Object.entries(shape.fields).flatMap(([name, field]) =>
        choicesIn(field.shape, `${place}.${name}`),
      )
    case 'variant':
      return [
        ...(isYesOrNo(shape) ? [] : [{ place: `${place}.${shape.by}`, end: place }]),
        ...Object.values(shape.variants).flatMap((variant) => choicesIn(variant, place)),
      ]
    case 'any of':
      return shape.shapes.flatMap((one) => choicesIn(one, place))
    default:
      return []
  }
}

function isYesOrNo({ variants }: Extract<Shape, { is: 'variant' }>): boolean {
  return Object.keys(variants).every((name) => name === 'true' || name === 'false')
}

function build(shape: Shape, place: string, strange: string | undefined, round = 0): unknown {
  switch (shape.is) {
    case 'text':
      return textFor(shape.limits ?? {}, place)
    case 'number':
      return /(At|until|from|at)$/.test(place) ? instant : 2
    case 'yes or no':
      return round % 2 === 0
    case 'one of':
      return place === strange ? unheardOf : shape.values[round % shape.values.length]
    case 'list':
      return Array.from({ length: lengthOf(shape) }, (_, index) =>
        build(shape.of, `${place}[]`, strange, index),
      )
    case 'fixed list':
      return shape.of.map((one, index) => build(one, `${place}[${index}]`, strange))
    case 'object':
      return objectOf(shape.fields, place, strange, round)
    case 'variant':
      return variantOf(shape, place, strange, round)
    case 'any of':
      // What may be nothing is: a tree whose nodes stand below themselves would have no end.
      return shape.shapes.some(({ is }) => is === 'null')
        ? null
        : build(shape.shapes[0] as Shape, place, strange, round)
    default:
      return null
  }
}

function objectOf(
  fields: Readonly<Record<string, Field>>,
  place: string,
  strange: string | undefined,
  round: number,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      // A list that goes on would go on for ever.
      .filter(([name]) => name !== 'next')
      .map(([name, field]) => [name, build(field.shape, `${place}.${name}`, strange, round)]),
  )
}

/** Lists have one of each; alone stands the last, which says most. */
function variantOf(
  { by, variants }: Extract<Shape, { is: 'variant' }>,
  place: string,
  strange: string | undefined,
  round: number,
): unknown {
  const all = Object.values(variants)
  const chosen = all[place.endsWith('[]') ? round % all.length : all.length - 1] as Shape
  const value = build(chosen, place, strange, round) as Record<string, unknown>
  return `${place}.${by}` === strange ? { ...value, [by]: unheardOf } : value
}

/** As many as there are different ones, so that each is met; ten at most. */
function lengthOf(shape: Extract<Shape, { is: 'list' }>): number {
  const { length } = shape.limits ?? {}
  if (typeof length === 'number') {
    return length
  }
  const kinds = Math.max(...countsIn(shape.of), 2)
  return Math.min(kinds, Number(shape.limits?.max_length ?? 10), 10)
}

function countsIn(shape: Shape): number[] {
  if (shape.is === 'one of') {
    return [shape.values.length]
  }
  if (shape.is === 'variant') {
    return [Object.keys(shape.variants).length]
  }
  return shape.is === 'object' ? Object.values(shape.fields).flatMap(({ shape: one }) => countsIn(one)) : []
}

function textFor(limits: Readonly<Record<string, unknown>>, place: string): string {
  if ('iso_date' in limits || /(day|On)$/i.test(place)) {
    return '2026-11-23'
  }
  const pattern = String(limits.regex ?? '')
  if (pattern.includes('(0[1-9]|1[0-2])') || /month(s\[\])?$/i.test(place)) {
    return '2026-10'
  }
  return pattern.startsWith('/^20') ? '2026' : '甲'
}
