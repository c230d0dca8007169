import qrcode from 'qrcode-generator'
import type { Output, ParsedInput } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { phaseOf, refuseOutOfPhase } from './life-rules'
import { findCodeSource } from './running-store'
import { codeAt } from './shift-code'

/** Pixels of one dot, and dots around: sharp on a phone held at arm's length. */
const DOT = 8
const MARGIN = 4 * DOT

export const codeSource = ({ shiftId }: ParsedInput<'shift.code'>) => findCodeSource(shiftId)

type Source = NonNullable<Awaited<ReturnType<typeof codeSource>>>

/** Six digits, and the same for a camera. Two operations. */
export async function showCode(
  { now }: OfficerContext,
  _input: ParsedInput<'shift.code'>,
  shift: Source,
): Promise<Output<'shift.code'>> {
  refuseOutOfPhase('checkIn', phaseOf(shift, now))
  const { code, validUntil } = codeAt(shift, now)
  return {
    code,
    validUntil,
    picture: pictureOf(`hx:${shift._id}:${code}`),
    checkedIn: shift.roster.filter(({ memberId }) => shift.checkIns[memberId] !== undefined).length,
    taken: shift.roster.length,
  }
}

function pictureOf(text: string): string {
  // 0: as many dots as the text needs; M: one dot in seven may be unreadable.
  const picture = qrcode(0, 'M')
  picture.addData(text)
  picture.make()
  return picture.createDataURL(DOT, MARGIN)
}
