import { collection, op } from '../../platform/database'
import { type MemberDocument, unboundOpenid } from '../../platform/identity'
import type { Scope } from '../../platform/scope'
import { within } from '../../platform/scoped'

/** The part of a roster entry that binding reads and writes. */
export type Entry = Pick<
  MemberDocument,
  '_id' | 'openid' | 'name' | 'branchId' | 'birthYear' | 'roles' | 'leftOn' | 'unboundBy'
>

const fields = ['openid', 'name', 'branchId', 'birthYear', 'roles', 'leftOn', 'unboundBy'] as const

const members = collection<MemberDocument>('members')

/** All of that name in the branch: bound, waiting and gone. */
export function findEntriesOfName(branchId: string, name: string): Promise<Entry[]> {
  return members.find({ branchId, name }, { fields, limit: 50 })
}

export function findEntry(scope: Scope, memberId: string): Promise<Entry | undefined> {
  return within<MemberDocument>(scope, 'members').findById(memberId, fields)
}

export function findEntryById(memberId: string): Promise<Entry | undefined> {
  return members.findById(memberId, fields)
}

export async function findRoles(memberId: string): Promise<MemberDocument['roles']> {
  return (await members.findById(memberId, ['roles']))?.roles ?? []
}

/** Joins a WeChat user to an entry that waits; not when the user already has one. */
export function bindEntry(memberId: string, openid: string): Promise<boolean> {
  return members.update({ _id: memberId, openid: unboundOpenid(memberId), leftOn: op.absent() }, { openid })
}

/** Frees the entry of this very account, once for a request. */
export function unbindEntry(scope: Scope, { _id, openid }: Entry, request: string): Promise<boolean> {
  return within<MemberDocument>(scope, 'members').update(
    { _id, openid, unboundBy: op.neq(request) },
    { openid: unboundOpenid(_id), unboundBy: request },
  )
}

/** Whoever is bound to this account, with the branches they are in. */
export async function findBound(openid: string) {
  const [member] = await members.find({ openid }, { fields: ['branchId', 'alsoIn'], limit: 1 })
  return member
}

/** A person is in at most three branches beside their home (contract/roster). */
export const ALSO_IN_MOST = 3

/** A second membership beside the home; harmless to repeat. */
export async function joinBranch(memberId: string, branchId: string): Promise<void> {
  await members.update(
    { _id: memberId, branchId: op.neq(branchId), alsoIn: op.neq(branchId), leftOn: op.absent() },
    { alsoIn: op.pushBounded(branchId, ALSO_IN_MOST), version: op.inc(1) },
  )
}

/** Says whether it was new: neither the entry existed nor was the account bound. */
export function insertEntry(entry: MemberDocument): Promise<boolean> {
  return members.insert(entry)
}
