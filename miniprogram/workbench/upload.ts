import { act } from '../services/act'
import type { Failure } from '../services/api'

/** A call carries at most 60 KB of a file; a multiple of four, so that each part is base64 by itself. */
const partLength = 80_000

/** A file on its way; what has arrived is not sent again. */
export interface Upload {
  branchId: string
  base64: string
  importId: string
  sent: number
  parts: number
}

export type Uploaded = { state: 'sent' } | { state: 'stopped'; error: Failure }

export function newUpload(branchId: string, base64: string): Upload {
  return {
    branchId,
    base64,
    importId: '',
    sent: 0,
    parts: Math.max(1, Math.ceil(base64.length / partLength)),
  }
}

/** Sends the parts that are missing, one after the other; called again it goes on where it stopped. */
export async function sendParts(upload: Upload, onProgress: (upload: Upload) => void): Promise<Uploaded> {
  const { branchId, base64, parts } = upload
  if (!upload.importId) {
    const begun = await act('import.begin', { branchId, parts })
    if (!begun.ok) {
      return { state: 'stopped', error: begun.error }
    }
    upload.importId = begun.data.importId
  }
  const { importId } = upload
  while (upload.sent < parts) {
    const index = upload.sent
    const data = base64.slice(index * partLength, (index + 1) * partLength)
    const answer = await act('import.part', { importId, index, data }, `${importId} ${index}`)
    if (!answer.ok) {
      return { state: 'stopped', error: answer.error }
    }
    upload.sent += 1
    onProgress(upload)
  }
  return { state: 'sent' }
}

export interface Confirming {
  importId: string
  stamp: string
}

/** Carries out chunk after chunk until everything is in the roster. */
export async function confirmAll(
  input: Confirming,
  onProgress: (done: number, total: number) => void,
): Promise<Uploaded> {
  for (;;) {
    const answer = await act('import.confirm', input)
    if (!answer.ok) {
      return { state: 'stopped', error: answer.error }
    }
    const { done, total } = answer.data
    onProgress(done, total)
    if (done >= total) {
      return { state: 'sent' }
    }
  }
}
