/** A row of a frozen month: what the red list says of one person, no points and no rank, and the salt that is its own. */
export interface FrozenRow {
  memberId: string
  name: string
  /** The deed in one sentence. */
  sentence: string
  kind: 'winner' | 'repeat' | 'supplement'
  /** Random, 16 bytes in hex; goes with the row when the person has it erased. */
  salt: string
}

/** Who stood in the branch on the last day of the month. */
export interface Standing {
  memberId: string
  track: 'A' | 'B' | 'C' | 'D' | 'E'
}

export interface Objection {
  objectionId: string
  /** Whom it is about. */
  memberId: string
  by: string
  isAnonymous?: boolean
  text: string
  raisedAt: number
  answerBy: string
  state: 'open' | 'upheld' | 'dismissed'
  answer?: string
  answeredBy?: string
  answeredAt?: number
}

/** A row as it is kept: what a person had erased is gone, the commitment stays. */
export type KeptRow = { commitment: string; kind: FrozenRow['kind'] } & Partial<
  Pick<FrozenRow, 'memberId' | 'name' | 'sentence' | 'salt'>
>

/** A published list: never changed, but for a row that its person has erased. */
export interface PublishedList {
  /** 1 the month's own; 2 and on supplementary ones. */
  list: number
  rows: KeptRow[]
  code: string
  at: number
  by: string
}

/** One branch's month. */
export interface Cycle {
  /** `<branchId>:<month>` */
  _id: string
  branchId: string
  month: string
  ruleVersion: number
  /** As of the month's last day; absent until it has come. */
  standing?: Standing[]
  /** X: 不参评. */
  excluded: string[]
  ballot?: { order: string[]; votes: string; on: string; by: string }
  /** Passbooks are sealed: the tally no longer changes. */
  isSealed?: boolean
  fixedOn?: string
  fixedBy?: string
  winners: string[]
  repeats: string[]
  nonCadre?: string
  places: number
  counted: number
  /** By member id. */
  sentences: Record<string, string>
  /** Of everybody who is counted, as they were when the list was fixed. */
  scores: Record<string, number>
  /** Confirmed hours of everybody together, also of the exempt; absent until the list is fixed. */
  hours?: number
  /** 前三分之一, where the rules name them besides the winners; with their names once the month is frozen. */
  topThird?: { memberId: string; name?: string }[]
  objections: Objection[]
  published: PublishedList[]
  /** Who stands on a published list, also when the row has been erased. */
  listed: string[]
  /** When the month's own list was; frozen since. */
  publishedAt?: number
  notes: { at: number; by: string; text: string }[]
  /** Requests carried out, newest fifty: a retry finds itself here. */
  spent: string[]
  version: number
}

export const cycleId = (branchId: string, month: string): string => `${branchId}:${month}`

export function newCycle(branchId: string, month: string, ruleVersion: number): Cycle {
  return {
    _id: cycleId(branchId, month),
    branchId,
    month,
    ruleVersion,
    excluded: [],
    winners: [],
    repeats: [],
    places: 0,
    counted: 0,
    sentences: {},
    scores: {},
    objections: [],
    published: [],
    listed: [],
    notes: [],
    spent: [],
    version: 1,
  }
}

/** Everybody's confirmed hours together: how much was done, not by whom. */
export function hoursOf(candidates: readonly { score: { hours: number } }[]): number {
  return candidates.reduce((sum, { score }) => sum + score.hours, 0)
}

/** Whose name an open objection holds. */
export function heldNames({ objections }: Pick<Cycle, 'objections'>): ReadonlySet<string> {
  return new Set(objections.filter(({ state }) => state === 'open').map(({ memberId }) => memberId))
}

/** Whose place stays empty. */
export function upheldNames({ objections }: Pick<Cycle, 'objections'>): ReadonlySet<string> {
  return new Set(objections.filter(({ state }) => state === 'upheld').map(({ memberId }) => memberId))
}

/** Those who can be published now and are not yet, in the order of the list. */
export function publishable(cycle: Cycle): { memberId: string; kind: 'winner' | 'repeat' }[] {
  const held = heldNames(cycle)
  const upheld = upheldNames(cycle)
  const done = new Set(cycle.listed)
  return [
    ...cycle.winners.map((memberId) => ({ memberId, kind: 'winner' as const })),
    ...cycle.repeats.map((memberId) => ({ memberId, kind: 'repeat' as const })),
  ].filter(({ memberId }) => !held.has(memberId) && !upheld.has(memberId) && !done.has(memberId))
}

/** The top third of a frozen month; before that nobody reads it. */
export function frozenThird({ topThird, publishedAt }: Pick<Cycle, 'topThird' | 'publishedAt'>) {
  return publishedAt === undefined ? undefined : topThird
}

/** The lists and sentences without one person; commitments and codes stay as they are. */
export function withoutRow(
  { published, sentences, topThird }: Pick<Cycle, 'published' | 'sentences' | 'topThird'>,
  memberId: string,
): Pick<Cycle, 'published' | 'sentences' | 'topThird'> {
  const { [memberId]: _sentence, ...others } = sentences
  const erased = ({ commitment, kind }: KeptRow): KeptRow => ({ commitment, kind })
  return {
    published: published.map((list) => ({
      ...list,
      rows: list.rows.map((row) => (row.memberId === memberId ? erased(row) : row)),
    })),
    sentences: others,
    ...(topThird && { topThird: topThird.filter((one) => one.memberId !== memberId) }),
  }
}

/** The same, and no word by or about them any more: objections, and what officers wrote with their name. */
export function withoutPerson(
  cycle: Cycle,
  { memberId, name }: { memberId: string; name: string },
): Pick<Cycle, 'published' | 'sentences' | 'topThird' | 'objections' | 'notes' | 'ballot'> {
  const { objections, notes, ballot } = cycle
  return {
    ...withoutRow(cycle, memberId),
    objections: objections.map((one) =>
      [one.by, one.memberId].includes(memberId)
        ? { ...one, text: '', ...(one.answer !== undefined && { answer: '' }) }
        : one,
    ),
    notes: notes.map((note) => (note.text.includes(name) ? { ...note, text: '' } : note)),
    ...(ballot && { ballot: ballot.order.includes(memberId) ? { ...ballot, votes: '' } : ballot }),
  }
}
