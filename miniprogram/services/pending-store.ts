/** The shift a deed is about, with what it takes to speak of it when no page shows it any more. */
export interface Subject {
  shiftId: string
  taskId: string
  title: string
  siteName: string
  startsAt: number
  endsAt: number
}

/** What a deed waits for before it goes out again. */
export type WaitFor = 'NETWORK' | 'SERVICE' | 'BUSY' | 'MAINTENANCE'

/** Something the person asked for that the cloud has not yet answered. At most one per shift. */
export interface Deed {
  kind: 'claim' | 'release'
  subject: Subject
  /** Made when the person tapped; every repetition carries it, so the cloud does the deed once. */
  requestId: string
  /** How often it went out; 0 means that it certainly never left the phone. */
  sent: number
  /** Why it is still here; absent while it is on its way for the first time. */
  held?: WaitFor
  /** A swap: this shift is claimed as soon as the release is done. */
  next?: Subject
  /** The second half of a swap: this shift has been given back for it. */
  insteadOf?: Subject
  /** A release that takes back this claim, by its request id: it may have arrived, or still be on its way. */
  withdraws?: string
}

const key = 'deeds'

let deeds: Deed[] | undefined

/** All deeds, from the phone's storage at first: one that was on its way when the app was closed is held. */
export function allDeeds(): readonly Deed[] {
  deeds ??= (wx.getStorageSync<Deed[] | ''>(key) || []).map((deed) => ({ held: 'NETWORK', ...deed }))
  return deeds
}

export function storedDeed(shiftId: string): Deed | undefined {
  return allDeeds().find((deed) => deed.subject.shiftId === shiftId)
}

/** Whether it has been neither answered nor replaced; a reply to any other deed says nothing any more. */
export function isStanding(deed: Deed): boolean {
  return storedDeed(deed.subject.shiftId)?.requestId === deed.requestId
}

/** Puts the deed in the place of whatever was kept for its shift. */
export function putDeed(deed: Deed): void {
  save([...without(deed.subject.shiftId), deed])
}

export function dropDeed(deed: Deed): void {
  save(without(deed.subject.shiftId))
}

/** Nobody waits for their answers any more. */
export function dropAllDeeds(): void {
  save([])
}

/** One write, so that closing the app between the two halves of a swap loses neither. */
export function replaceDeed(done: Deed, next: Deed): void {
  save([
    ...without(done.subject.shiftId).filter((deed) => deed.subject.shiftId !== next.subject.shiftId),
    next,
  ])
}

function without(shiftId: string): Deed[] {
  return allDeeds().filter((deed) => deed.subject.shiftId !== shiftId)
}

function save(changed: Deed[]): void {
  deeds = changed
  wx.setStorageSync(key, changed)
}
