import { documentOf, type Stored } from './document-line'
import { linesOf } from './lines-of'
import { openMeter } from './meter'

/** The emulator takes a request of a megabyte, and one that is far smaller is none the slower. */
const BATCH_BYTES = 400_000
const BATCH_DOCUMENTS = 200
const IN_FLIGHT = 4

interface Batch {
  documents: Stored[]
  /** Lines of the file up to its end. */
  reached: number
}

interface Filling {
  title: string
  path: string
  count: number
  /** Lines that an earlier run has done. */
  skip: number
  /** What becomes of a document; nothing: it is left out. */
  keep(document: Stored): Stored | undefined
  insert(documents: readonly Stored[]): Promise<void>
  /** All lines up to this one are done. */
  note(lines: number): Promise<void>
}

/** Reads a file of documents and puts them there, a few batches at a time; answers how many of them are kept. */
export async function fillCollection(filling: Filling): Promise<number> {
  const { title, count, skip, insert, note } = filling
  const meter = openMeter(title, count, '条', Math.min(skip, count))
  let kept = 0
  let group: Batch[] = []
  const flush = async () => {
    const last = group.at(-1)
    if (last) {
      await Promise.all(group.map(({ documents }) => insert(documents)))
      meter.add(group.reduce((sum, { documents }) => sum + documents.length, 0))
      await note(last.reached)
      group = []
    }
  }
  const keep = (document: Stored) => {
    const one = filling.keep(document)
    kept += one ? 1 : 0
    return one
  }
  for await (const batch of batchesOf({ ...filling, keep })) {
    group.push(batch)
    if (group.length === IN_FLIGHT) {
      await flush()
    }
  }
  await flush()
  meter.end()
  return kept
}

async function* batchesOf({ path, skip, keep }: Filling): AsyncGenerator<Batch> {
  let documents: Stored[] = []
  let bytes = 0
  let line = 0
  for await (const { text } of linesOf(path)) {
    line += 1
    const kept = keep(documentOf(text))
    if (kept === undefined || line <= skip) {
      continue
    }
    // As it travels: a text within a text.
    const size = Buffer.byteLength(JSON.stringify(text))
    if (documents.length === BATCH_DOCUMENTS || (documents.length > 0 && bytes + size > BATCH_BYTES)) {
      yield { documents, reached: line - 1 }
      documents = []
      bytes = 0
    }
    documents.push(kept)
    bytes += size
  }
  if (documents.length > 0) {
    yield { documents, reached: line }
  }
}
