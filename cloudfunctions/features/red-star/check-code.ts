import { createHash } from 'node:crypto'
import type { FrozenRow } from './cycle-rules'

export interface FrozenHead {
  branchId: string
  month: string
  ruleVersion: number
  /** 1, and one more for each supplementary list of the same month. */
  list: number
}

/**
 * The canonical form of a published list, UTF-8 with LF: a name of the form, the head, and one commitment per row
 * in the order shown. A commitment is the SHA-256 of salt, LF and the row as a JSON array, so that a row can be
 * erased and the list still be checked.
 *
 *     red-star-list/1
 *     <branchId> <month> <ruleVersion> <list>
 *     <commitment of the first row, 64 hex digits>
 *     …
 */
export function canonicalForm(head: FrozenHead, commitments: readonly string[]): string {
  const { branchId, month, ruleVersion, list } = head
  return ['red-star-list/1', `${branchId} ${month} ${ruleVersion} ${list}`, ...commitments, ''].join('\n')
}

export function commitmentOf({ name, sentence, kind, salt }: Omit<FrozenRow, 'memberId'>): string {
  return sha256(`${salt}\n${JSON.stringify([name, sentence, kind])}`).toString('hex')
}

/** Without I, L, O and U: what is read aloud or from paper is read right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 80 bits of the SHA-256 of the canonical form, `XXXX-XXXX-XXXX-XXXX`. */
export function checkCode(head: FrozenHead, commitments: readonly string[]): string {
  const digest = sha256(canonicalForm(head, commitments)).subarray(0, 10)
  let bits = BigInt(`0x${digest.toString('hex')}`)
  const characters: string[] = []
  for (let index = 0; index < 16; index += 1) {
    characters.unshift(ALPHABET[Number(bits % 32n)] as string)
    bits /= 32n
  }
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
