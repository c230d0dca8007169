import { EJSON } from 'bson'
import { Refusal } from '../cloud/refusal'

/** A document as the SDK gives it. */
export type Stored = { _id: string } & Readonly<Record<string, unknown>>

/**
 * One line of extended JSON in its canonical form: numbers keep what they were, instants stay instants. What the SDK
 * would give back as something else than it took (a place, a pattern, an id object) is refused by its path.
 */
export function lineOf(collection: string, document: Stored): string {
  refuseStrange(document, `${collection}/${document._id}`)
  return EJSON.stringify(document, { relaxed: false })
}

export function documentOf(line: string): Stored {
  return EJSON.parse(line) as Stored
}

function refuseStrange(value: unknown, path: string): void {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) {
      refuseStrange(one, `${path}.${at}`)
    }
  } else if (isPlain(value)) {
    for (const [key, one] of Object.entries(value)) {
      refuseStrange(one, `${path}.${key}`)
    }
  } else if (!isKnown(value)) {
    throw new Refusal(`${path} 是一种备份不认识的数据，没有备份下去：请在控制台看看这一条是怎么来的`)
  }
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function isKnown(value: unknown): boolean {
  return value === null || value instanceof Date || ['string', 'number', 'boolean'].includes(typeof value)
}
