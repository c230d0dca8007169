import { collection } from './database'

/** One officer act (PRODUCT §2): who did what to whom, where. Ids only; names are read when it is shown. */
export interface ActDocument {
  _id: string
  at: number
  /** Member id of the officer, or `DEPLOYMENT`. */
  by: string
  onBehalfOf?: string
  method: string
  /** The organisation it concerns; an overseer of it, or of one above, reads it. */
  orgId: string
  /** Member, organisation or other document it concerns. */
  subjectId: string
  /** What changed, in a few words without personal data. */
  note: string
  isRefused?: boolean
}

export interface Act extends Pick<ActDocument, 'orgId' | 'subjectId' | 'note' | 'onBehalfOf'> {
  /** Several calls that are one deed, such as the parts of a file, name it and share its record. */
  deed?: string
}

/** Stands in `by` where no officer acted but whoever deploys; no member's id can be this. */
export const DEPLOYMENT = 'deployment'

const audit = collection<ActDocument>('audit')

/**
 * Written before the act itself: an act can then never lack its record. When the process dies in between, the
 * record stands without the act until the officer's phone repeats the request, which finds its own record. Says
 * whether it was new.
 */
export function recordAct(act: ActDocument): Promise<boolean> {
  return audit.insert(act)
}

export async function markRefused(actId: string): Promise<void> {
  await audit.update({ _id: actId }, { isRefused: true })
}

/** What an officer does with one request is one act. */
export const actIdOf = (memberId: string, requestId: string): string => `${memberId}:${requestId}`

/** What an officer's request was recorded as, if it was. */
export function findAct(memberId: string, requestId: string) {
  return audit.findById(actIdOf(memberId, requestId), ['orgId', 'subjectId', 'note', 'isRefused'])
}

/** Up to 1,000 of the acts that concern a member, and of those the member did as an officer. */
export async function countActs(memberId: string): Promise<{ about: number; by: number }> {
  const options = { fields: ['at'], limit: 1_000 } as const
  const [about, by] = await Promise.all([
    audit.find({ subjectId: memberId }, options),
    audit.find({ by: memberId }, options),
  ])
  return { about: about.length, by: by.length }
}
