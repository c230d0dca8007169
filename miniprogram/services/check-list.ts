import type { Output } from '../../cloudfunctions/contract/contract'
import { inFixedOrder } from './red-list-view'
import { sha256, sha256Hex } from './sha256'

type Proof = Output<'redList.proof'>

/** Without I, L, O and U, as on the paper list (docs/check-code.md). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 80 bits of the digest of the canonical form, five to a character. */
export function codeOf(canonical: string): string {
  const bits = sha256(canonical)
    .slice(0, 10)
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
  const characters = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)])
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

export interface CheckedRow {
  key: string
  name: string
  sentence: string
  /** The row says what it said when it was published; an erased one cannot be looked into. */
  state: string
}

export interface CheckedList {
  key: number
  title: string
  code: string
  isRight: boolean
  verdict: string
  rows: CheckedRow[]
  /** All that somebody needs to compute it again on a computer. */
  material: string
}

/** Computes on this phone what the list says of itself, from the first row to the code. */
export function checkList(proof: Proof, list: number): CheckedList {
  const { canonical, code, rows } = proof
  const committed = canonical.split('\n').slice(2, -1)
  const checked = rows.map(({ commitment, row, salt }, index) => ({
    commitment,
    row,
    isRight:
      committed[index] === commitment &&
      (row === undefined || sha256Hex(`${salt ?? ''}\n${JSON.stringify(row)}`) === commitment),
  }))
  const isRight =
    codeOf(canonical) === code && committed.length === rows.length && checked.every((one) => one.isRight)
  return {
    key: list,
    title: list === 1 ? '当月名单' : `补充名单 ${list - 1}`,
    code,
    isRight,
    verdict: isRight ? '对得上，发布以后没有改过' : '对不上，请告诉支部书记或监督员',
    rows: inFixedOrder(checked.map((one) => ({ ...one, name: one.row?.[0] }))).map((one) => ({
      key: one.commitment,
      name: one.name ?? '',
      sentence: one.row?.[1] ?? '本人要求抹去，只留下封存的印记。',
      state: one.isRight ? '一字未改' : '和发布时不一样',
    })),
    material: JSON.stringify({ canonical, code, rows }, null, 2),
  }
}
