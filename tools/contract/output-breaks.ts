import type { Shape } from './shape'

/**
 * What a new function answers and an old phone cannot read; each a sentence after the place. Limits are not looked
 * at: pages show what comes. `isOpen`: at this place pages have words for a value they do not know.
 */
export function outputBreaks(
  was: Shape,
  now: Shape,
  place: string,
  isOpen: (place: string) => boolean,
): string[] {
  const inside = (before: Shape, after: Shape, there: string) => outputBreaks(before, after, there, isOpen)
  if (was.is === 'anything') {
    return []
  }
  if (now.is === 'any of') {
    return now.shapes.flatMap((shape) => inside(was, shape, place))
  }
  if (was.is === 'any of') {
    const found = was.shapes.map((shape) => inside(shape, now, place))
    return found.some((breaks) => breaks.length === 0) ? [] : [changed(place)]
  }
  if (now.is === 'one of' && (was.is === 'text' || was.is === 'number')) {
    const type = was.is === 'text' ? 'string' : 'number'
    return now.values.every((value) => typeof value === type) ? [] : [changed(place)]
  }
  switch (was.is) {
    case 'object':
      return now.is === 'object' ? fieldBreaks(was.fields, now.fields, place, inside) : [changed(place)]
    case 'list':
      return now.is === 'list' ? inside(was.of, now.of, `${place}[]`) : [changed(place)]
    case 'fixed list':
      return now.is === 'fixed list' && now.of.length === was.of.length
        ? was.of.flatMap((shape, index) => inside(shape, now.of[index] as Shape, `${place}[${index}]`))
        : [changed(place)]
    case 'one of':
      return now.is === 'one of'
        ? now.values
            .filter((value) => !was.values.includes(value) && !isOpen(place))
            .map((value) => unknown(place, String(value)))
        : [changed(place)]
    case 'variant':
      return now.is === 'variant' && now.by === was.by
        ? Object.entries(now.variants).flatMap(([name, shape]) => {
            const before = was.variants[name]
            if (before) {
              return inside(before, shape, `${place}(${name})`)
            }
            return isOpen(place) ? [] : [unknown(place, name)]
          })
        : [changed(place)]
    default:
      return now.is === was.is ? [] : [changed(place)]
  }
}

type Fields = Extract<Shape, { is: 'object' }>['fields']

function fieldBreaks(
  was: Fields,
  now: Fields,
  place: string,
  inside: (before: Shape, after: Shape, there: string) => string[],
): string[] {
  return Object.entries(was).flatMap(([name, field]) => {
    const here = `${place}.${name}`
    const next = now[name]
    if (!next) {
      return [`${here}：去掉了，旧手机上的页面还在读它`]
    }
    const breaks = inside(field.shape, next.shape, here)
    return next.isOptional && !field.isOptional
      ? [`${here}：可能不给了，旧手机上的页面当它一定有`, ...breaks]
      : breaks
  })
}

const changed = (place: string) => `${place}：类型变了，旧手机读不懂`
const unknown = (place: string, value: string) => `${place}：新加了“${value}”，旧手机上没有它的说法`
