import { decodeStored } from '../values/ejson'
import type { Document } from '../values/value'
import type { Version } from './collection'

/** A document read from the store. Most are not asked for soon: until then it stays the text it was stored as. */
export class StoredVersion implements Version {
  readonly sequence: number
  readonly checksum: number
  #content: string | Document

  constructor(body: string, sequence: number, checksum: number) {
    this.#content = body
    this.sequence = sequence
    this.checksum = checksum
  }

  get document(): Document {
    if (typeof this.#content === 'string') {
      this.#content = decodeStored(this.#content) as Document
    }
    return this.#content
  }
}
