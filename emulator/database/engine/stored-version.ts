import { decodeStored } from '../values/ejson'
import type { Document, DocumentId } from '../values/value'
import type { Version } from './collection'
import type { PackedText } from './packed-texts'

/** A document read from the store. Most are not asked for soon: until then it stays the bytes it was stored as. */
export class StoredVersion implements Version {
  readonly sequence: number
  readonly checksum: number
  readonly #id: DocumentId
  #content: Buffer | Document
  readonly #start: number
  /** 0 once it is decoded. */
  #length: number

  constructor(id: DocumentId, { slab, start, length }: PackedText, sequence: number, checksum: number) {
    this.sequence = sequence
    this.checksum = checksum
    this.#id = id
    this.#content = slab
    this.#start = start
    this.#length = length
  }

  get document(): Document {
    if (this.#length > 0) {
      const text = (this.#content as Buffer).toString('utf8', this.#start, this.#start + this.#length)
      const document = decodeStored(text) as { _id: DocumentId }
      // The same text as the collection's key, not another one.
      document._id = this.#id
      this.#content = document as Document
      this.#length = 0
    }
    return this.#content as Document
  }
}
