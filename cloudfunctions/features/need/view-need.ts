import type { NeedDetail, NeedItem } from '../../contract/need'
import type { MemberContext } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { ownPhotos, type Photo, photosOfOthers } from '../picture/own-photos'
import { memberNames } from '../roster/member-names'
import { isOverdue, mayAnswer, type Need, suppliedOf } from './need-rules'
import type { Listed } from './need-store'

type Names = ReadonlyMap<string, string>

/** One operation for the names of any number of needs. */
export async function viewNeeds(needs: readonly Listed[], now: number): Promise<NeedItem[]> {
  const names = await memberNames(needs.flatMap((need) => [need.askerId, ...chargedWith(need)]))
  const branches = await orgNames(now)
  return needs.map((need) => viewItem(need, names, branches, now))
}

/**
 * As the asker sees it, or somebody in charge; nobody else may be shown it. One operation, for the names; one more for
 * the asker while their picture has not passed.
 */
export async function viewNeed(
  { caller, now }: MemberContext,
  need: Omit<Need, 'risenAt'>,
): Promise<NeedDetail> {
  const { askerId, answers, phone, task, rating } = need
  const [names, branches, photo] = await Promise.all([
    memberNames([askerId, ...chargedWith(need), ...answers.map(({ by }) => by)]),
    orgNames(now),
    photoOf(need, caller.memberId),
  ])
  return {
    ...viewItem(need, names, branches, now),
    ...(phone && { phone }),
    ...(photo && { photo }),
    answers: answers.map(({ at, by, text }) => ({ at, byName: names.get(by) ?? '', text })),
    ...(task && { taskId: task.id, taskTitle: task.title }),
    ...(rating && { rating }),
    isMine: askerId === caller.memberId,
    mayAnswer: mayAnswer(need, caller.memberId),
    branchId: need.branchId,
    dueAt: need.dueAt,
  }
}

async function photoOf(
  { pictureId, askerId }: Pick<Need, 'pictureId' | 'askerId'>,
  memberId: string,
): Promise<Photo | undefined> {
  if (pictureId === undefined) {
    return undefined
  }
  const found =
    memberId === askerId ? await ownPhotos([pictureId], memberId) : await photosOfOthers([pictureId])
  return found.get(pictureId)
}

/** Who took it, or else whose it is by the duty area. */
function chargedWith({ takenBy, leadId }: Pick<Need, 'takenBy' | 'leadId'>): string[] {
  const one = takenBy ?? leadId
  return one === undefined ? [] : [one]
}

function viewItem(need: Listed, names: Names, branches: Names, now: number): NeedItem {
  const [lead] = chargedWith(need)
  return {
    needId: need._id,
    kind: need.kind,
    text: need.text,
    place: need.place,
    when: need.when,
    state: need.state,
    raisedAt: need.raisedAt,
    askerName: names.get(need.askerId) ?? '',
    branchName: branches.get(need.branchId) ?? '',
    ...(lead && { leadName: names.get(lead) ?? '' }),
    isOverdue: isOverdue(need, now),
    ...(need.asked && { asked: need.asked, supplied: suppliedOf(need) }),
    version: need.version,
  }
}
