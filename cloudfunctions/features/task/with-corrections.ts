import type { ShiftView } from '../../contract/task'
import { correctionsOfMember } from '../attendance/corrections-of-member'

/** My hours as they stand now. One operation when there are any, none otherwise. */
export async function withCorrections(
  views: readonly ShiftView[],
  memberId: string | undefined,
): Promise<ShiftView[]> {
  const confirmed = views.filter(({ mine }) => mine?.state === 'claimed' && mine.result)
  if (memberId === undefined || confirmed.length === 0) {
    return [...views]
  }
  const corrected = await correctionsOfMember(
    memberId,
    confirmed.map(({ id }) => id),
  )
  return views.map((view) => {
    const result = corrected.get(view.id)
    return view.mine?.state === 'claimed' && result ? { ...view, mine: { ...view.mine, result } } : view
  })
}
