import { requestFailed } from '../wire-error'

/** `db_doc_size_limit` in @cloudbase/database, the only place where the vendor names one; a warning comes early. */
const DOCUMENT_BYTES = 512 * 1024
const MOST_BYTES_PER_UNIT = 3

/** Refuses a document that is too large, and warns of one that nearly is. */
export function judgeSize(name: string, body: string, warn: (message: string) => void): void {
  // The exact length is worth counting only near the limit.
  if (body.length * MOST_BYTES_PER_UNIT < 0.8 * DOCUMENT_BYTES) {
    return
  }
  const bytes = Buffer.byteLength(body)
  if (bytes < 0.8 * DOCUMENT_BYTES) {
    return
  }
  const size = `${name}: the document has ${Math.round(bytes / 1024)} KB, the vendor's limit is 512`
  if (bytes > DOCUMENT_BYTES) {
    throw requestFailed(size)
  }
  warn(size)
}
