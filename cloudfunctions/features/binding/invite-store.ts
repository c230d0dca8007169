import { collection, op } from '../../platform/database'
import { COUNTY } from '../../platform/organisation'
import type { Scope } from '../../platform/scope'
import { within } from '../../platform/scoped'

/** A code that lets people of one branch bind. */
export interface Invite {
  /** The code itself: using it is one conditional write by id. It never stands in the audit. */
  _id: string
  /** How officers and the audit speak of it. */
  inviteId: string
  branchId: string
  /** Member id of the officer who made it, or `DEPLOYMENT`. */
  by: string
  /** Good for this one entry, wherever it stands: only whoever deploys makes such a code, for an administrator. */
  entryId?: string
  createdAt: number
  expiresAt: number
  uses: number
  usesLeft: number
  /** Keys of those who used it; see `use-key`. */
  usedBy: string[]
  isRevoked: boolean
}

const invites = collection<Invite>('invites')

const shown = ['inviteId', 'branchId', 'expiresAt', 'uses', 'usesLeft'] as const

export type ShownInvite = Pick<Invite, '_id' | (typeof shown)[number]>

/** Says whether it was new: neither the code nor the invite existed. */
export function insertInvite(invite: Invite): Promise<boolean> {
  return invites.insert(invite)
}

export async function findInvite(scope: Scope, inviteId: string): Promise<ShownInvite | undefined> {
  const [invite] = await within<Invite>(scope, 'invites').find({ inviteId }, { fields: shown, limit: 1 })
  return invite
}

/** Those that still work, newest first. */
export function findWorkingInvites(scope: Scope, branchId: string, now: number): Promise<ShownInvite[]> {
  return within<Invite>(scope, 'invites').find(
    { branchId, expiresAt: op.gt(now), usesLeft: op.gt(0), isRevoked: false },
    { fields: shown, orderBy: [['createdAt', 'desc']], limit: 100 },
  )
}

export async function revokeByCode(scope: Scope, code: string): Promise<void> {
  await within<Invite>(scope, 'invites').update({ _id: code }, { isRevoked: true })
}

/** Codes for this entry that were made before work no more. */
export async function revokeCodesOf(entryId: string): Promise<void> {
  await invites.updateAll({ branchId: COUNTY, entryId, isRevoked: false }, { isRevoked: true })
}

/** One use, as long as there are some and the code works; `undefined` also for a key that already has one. */
export function takeUse(code: string, key: string, now: number): Promise<Invite | undefined> {
  return invites.updateAndReturn(
    {
      _id: code,
      isRevoked: false,
      expiresAt: op.gt(now),
      usesLeft: op.gt(0),
      usedBy: op.neq(key),
    },
    { usesLeft: op.inc(-1), usedBy: op.pushBounded(key, 200) },
  )
}

/** The invite in which this key has a use from an earlier try that got no answer. */
export async function findTakenUse(
  code: string,
  key: string,
): Promise<Pick<Invite, 'branchId' | 'by' | 'entryId'> | undefined> {
  const fields = ['branchId', 'by', 'entryId'] as const
  const [invite] = await invites.find({ _id: code, usedBy: key }, { fields, limit: 1 })
  return invite
}

export async function returnUse(code: string, key: string): Promise<void> {
  await invites.update({ _id: code, usedBy: key }, { usesLeft: op.inc(1), usedBy: op.pull(key) })
}
