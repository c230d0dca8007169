import { randomUUID } from 'node:crypto'
import { AppError } from '../../platform/app-error'
import { actIdOf, DEPLOYMENT, recordAct } from '../../platform/audit'
import { HOUR } from '../../platform/calendar'
import { unboundOpenid } from '../../platform/identity'
import { COUNTY } from '../../platform/organisation'
import { appointAdministrator } from '../role/appoint-administrator'
import { listAdministrators } from '../role/list-administrators'
import { drawCode } from './draw-code'
import { type Entry, findEntriesOfName, findEntryById, insertEntry, unbindEntry } from './entry-store'
import { forgetAccount } from './forget-account'
import { insertInvite, revokeCodesOf } from './invite-store'
import { lastingId } from './lasting-id'

interface Person {
  name: string
  birthYear: number
}

const VALID_DAYS = 7

/** A round is lost only when a code is drawn that exists. */
const ROUNDS = 3

export interface Standing {
  /** Who else is administrator: they may appoint and unbind in the mini-program. */
  others: string[]
  /** The person is administrator already and has a WeChat account, which a new code would take from them. */
  isBound: boolean
}

/** What whoever deploys has to know before they make a code. */
export async function lookUpAdministrators(person: Person, now: number): Promise<Standing> {
  const own = await findOwn(person, now)
  const administrators = await listAdministrators(now)
  return {
    others: administrators.filter(({ memberId }) => memberId !== own?._id).map(({ name }) => name),
    isBound: own !== undefined && own.openid !== unboundOpenid(own._id),
  }
}

/**
 * Makes a person county administrator and gives a code with which they, and nobody else, bind once. Each step may
 * be repeated, so a run that died is simply run again; a new code ends the earlier ones. Two runs at once are kept
 * apart by the lock of deployment. Binding then goes the ordinary way.
 */
export async function inviteAdministrator(
  person: Person,
  now: number,
): Promise<{ code: string; expiresAt: number }> {
  const run = randomUUID()
  const entry = (await findOwn(person, now)) ?? (await createEntry(person, run))
  await appointAdministrator(entry._id, actIdOf(DEPLOYMENT, run), now)
  if (entry.openid !== unboundOpenid(entry._id)) {
    await free(entry, run, now)
  }
  await revokeCodesOf(entry._id)
  return createCode(entry._id, run, now)
}

/** The administrator of that name, wherever they are at home by now, or an entry that a run which died left. */
async function findOwn({ name, birthYear }: Person, now: number): Promise<Entry | undefined> {
  const administrators = await listAdministrators(now)
  const named = administrators.filter((one) => one.name === name)
  const holders = await Promise.all(named.map(({ memberId }) => findEntryById(memberId)))
  const candidates = [...holders, ...(await findEntriesOfName(COUNTY, name))]
  return candidates.find((entry) => entry && entry.birthYear === birthYear && !entry.leftOn)
}

/** At home nowhere yet: an officer moves the entry into a branch once there is one. */
async function createEntry({ name, birthYear }: Person, run: string): Promise<Entry> {
  const _id = lastingId('m', run)
  const entry = {
    _id,
    openid: unboundOpenid(_id),
    name,
    branchId: COUNTY,
    birthYear,
    alsoIn: [],
    kind: 'villager' as const,
    roles: [],
    version: 1,
  }
  await insertEntry(entry)
  return entry
}

/** The account that is lost is a visitor from its next call on. */
async function free(entry: Entry, run: string, now: number): Promise<void> {
  await recordAct({
    _id: actIdOf(DEPLOYMENT, `${run}:unbind`),
    at: now,
    by: DEPLOYMENT,
    method: 'member.unbind',
    orgId: COUNTY,
    subjectId: entry._id,
    note: '部署时解除县级管理员的微信绑定',
  })
  await forgetAccount(entry.openid)
  await unbindEntry({ isCounty: true }, entry, `${DEPLOYMENT}:${run}`)
}

async function createCode(entryId: string, run: string, now: number) {
  const inviteId = lastingId('invite', run)
  await recordAct({
    _id: actIdOf(DEPLOYMENT, `${run}:invite`),
    at: now,
    by: DEPLOYMENT,
    method: 'invite.create',
    orgId: COUNTY,
    subjectId: inviteId,
    note: `县级管理员的一次性邀请码：${VALID_DAYS} 天内有效`,
  })
  const expiresAt = now + VALID_DAYS * 24 * HOUR
  for (let round = 0; round < ROUNDS; round += 1) {
    const code = drawCode()
    const isNew = await insertInvite({
      _id: code,
      inviteId,
      branchId: COUNTY,
      by: DEPLOYMENT,
      entryId,
      createdAt: now,
      expiresAt,
      uses: 1,
      usesLeft: 1,
      usedBy: [],
      isRevoked: false,
    })
    if (isNew) {
      return { code, expiresAt }
    }
  }
  throw new AppError('BUSY')
}
