import type { Limits, Shape } from './shape'

/** What an old phone still sends and a new function would refuse or lose; each a sentence after the place. */
export function inputBreaks(was: Shape, now: Shape, place: string): string[] {
  if (now.is === 'anything') {
    return []
  }
  if (was.is === 'any of') {
    return was.shapes.flatMap((shape) => inputBreaks(shape, now, place))
  }
  if (now.is === 'any of') {
    const found = now.shapes.map((shape) => inputBreaks(was, shape, place))
    return found.some((breaks) => breaks.length === 0) ? [] : [`${place}：旧手机送来的不再收`]
  }
  if (was.is === 'one of' && (now.is === 'text' || now.is === 'number') && !now.limits) {
    const type = now.is === 'text' ? 'string' : 'number'
    return was.values.every((value) => typeof value === type)
      ? []
      : [`${place}：类型变了，旧手机送来的会被拒绝`]
  }
  switch (was.is) {
    case 'object':
      return now.is === 'object' ? fieldBreaks(was.fields, now.fields, place) : [changed(place)]
    case 'list':
      return now.is === 'list'
        ? [...limitBreaks(was.limits, now.limits, place), ...inputBreaks(was.of, now.of, `${place}[]`)]
        : [changed(place)]
    case 'fixed list':
      return now.is === 'fixed list' && now.of.length === was.of.length
        ? was.of.flatMap((shape, index) => inputBreaks(shape, now.of[index] as Shape, `${place}[${index}]`))
        : [changed(place)]
    case 'one of':
      return now.is === 'one of'
        ? was.values
            .filter((value) => !now.values.includes(value))
            .map((value) => `${place}：去掉了“${value}”，旧手机上选它的人会被拒绝`)
        : [changed(place)]
    case 'variant':
      return now.is === 'variant' && now.by === was.by
        ? Object.entries(was.variants).flatMap(([name, shape]) => {
            const variant = now.variants[name]
            return variant
              ? inputBreaks(shape, variant, `${place}(${name})`)
              : [`${place}：去掉了“${name}”，旧手机上选它的人会被拒绝`]
          })
        : [changed(place)]
    case 'text':
    case 'number':
      return now.is === was.is ? limitBreaks(was.limits, now.limits, place) : [changed(place)]
    default:
      return now.is === was.is ? [] : [changed(place)]
  }
}

type Fields = Extract<Shape, { is: 'object' }>['fields']

function fieldBreaks(was: Fields, now: Fields, place: string): string[] {
  const kept = Object.entries(was).flatMap(([name, field]) => {
    const here = `${place}.${name}`
    const next = now[name]
    if (!next) {
      return [`${here}：去掉了，旧手机上填的会悄悄丢掉`]
    }
    const breaks = inputBreaks(field.shape, next.shape, here)
    return field.isOptional && !next.isOptional ? [`${here}：变成必填，旧手机不一定送`, ...breaks] : breaks
  })
  const added = Object.entries(now)
    .filter(([name, field]) => !was[name] && !field.isOptional)
    .map(([name]) => `${place}.${name}：新加了必填的，旧手机不会送`)
  return [...kept, ...added]
}

function limitBreaks(was: Limits = {}, now: Limits = {}, place: string): string[] {
  return Object.entries(now)
    .filter(([name, limit]) => !isKept(name, was[name], limit))
    .map(([name, limit]) => `${place}：收得更紧（${name} ${limit}），旧手机送来的可能被拒绝`)
}

/** Whether everything within the former limit is within this one. */
function isKept(name: string, was: Limits[string] | undefined, now: Limits[string]): boolean {
  if (typeof was !== 'number' || typeof now !== 'number') {
    return was === now
  }
  if (name.startsWith('min_')) {
    return was >= now
  }
  if (name.startsWith('max_')) {
    return was <= now
  }
  return name === 'multiple_of' ? was % now === 0 : was === now
}

const changed = (place: string) => `${place}：类型变了，旧手机送来的会被拒绝`
