import { type Cycle, newCycle } from '../features/red-star/cycle-rules'
import { nextList } from '../features/red-star/published-list'
import { HOUR } from '../platform/calendar'
import { COUNTY } from '../platform/organisation'
import { aMember, aShift, aTask, entries } from './documents'
import { aPost } from './posts'

/**
 * Two towns of a small county, with one officer of each role in the first branch of the first town:
 * `o-<role>` is the officer's WeChat user. Every branch has a plain member `m-plain-<branch>` and a task `t-<branch>`
 * with shifts tomorrow, in ten minutes and yesterday; `lead` answers for that of the first branch.
 */
export const people = {
  visitor: undefined,
  unbound: 'o-unbound',
  villager: 'o-villager',
  member: 'o-member',
  lead: 'o-lead',
  groupLeader: 'o-groupLeader',
  enterpriseContact: 'o-enterpriseContact',
  recorder: 'o-recorder',
  branchSecretary: 'o-branchSecretary',
  generalSecretary: 'o-generalSecretary',
  overseer: 'o-overseer',
  countyAdministrator: 'o-countyAdministrator',
  revoked: 'o-revoked',
} as const

export type Person = keyof typeof people

const officeOf: Partial<Record<Person, string>> = {
  groupLeader: 'b-1-group',
  enterpriseContact: 'b-1',
  recorder: 'b-1',
  branchSecretary: 'b-1',
  generalSecretary: 'g-1',
  overseer: 'b-1',
  countyAdministrator: COUNTY,
}

const kind = 'area'

export function smallCounty(now: number): Record<string, readonly { _id: string }[]> {
  return {
    cycles: branchIds.flatMap(cyclesOf),
    posts: branchIds.flatMap((branchId) => postsOf(branchId, now)),
    trees: [aTree('tree-1', 'g-1', ['b-1', 'b-2']), aTree('tree-2', 'g-2', ['b-3'])],
    members: [
      ...Object.entries(officeOf).map(([role, orgId]) =>
        aNamed(role, {
          track: 'A',
          roles: [{ role, orgId }],
          ...(role === 'groupLeader' && { groupId: 'b-1-group' }),
        }),
      ),
      aNamed('villager', { kind: 'villager' }),
      aNamed('member', { track: 'B' }),
      aNamed('lead', { track: 'B' }),
      aNamed('worker', { kind: 'villager', openid: 'unbound:m-worker' }),
      aNamed('revoked', { track: 'B', roles: [{ role: 'branchSecretary', orgId: 'b-1', until: now - 1 }] }),
      ...branchIds.map((branchId) =>
        aNamed(`plain-${branchId}`, {
          branchId,
          track: 'D',
          ...(branchId === 'b-1' && { groupId: 'b-1-group' }),
        }),
      ),
      ...['b-2', 'b-3'].map((branchId) => aNamed(`other-${branchId}`, { branchId, track: 'D' })),
      ...branchIds.map((branchId) =>
        aNamed(`waiting-${branchId}`, {
          branchId,
          kind: 'villager',
          openid: `unbound:m-waiting-${branchId}`,
        }),
      ),
    ],
    tasks: [aTask('t-1', { leadId: 'm-branchSecretary' }), ...branchIds.map(taskOf)],
    shifts: [
      aShift('open', { places: 9, roster: entries(1) }),
      aShift('now', { places: 9, startsAt: now + HOUR / 6, endsAt: now + 3 * HOUR }),
      ...branchIds.flatMap((branchId) => shiftsOf(branchId, now)),
    ],
  }
}

/** Months on notice, past their notice, published with a name held back, and published. */
function cyclesOf(branchId: string): Cycle[] {
  const star = branchId === 'b-1' ? 'm-member' : `m-plain-${branchId}`
  const fixed = (month: string, over: Partial<Cycle>): Cycle => ({
    ...newCycle(branchId, month, 1),
    standing: [],
    winners: [star],
    sentences: { [star]: '修渠' },
    ...over,
  })
  const objection = {
    objectionId: 'objection-1',
    memberId: star,
    by: 'm-worker',
    text: '那天不在',
    raisedAt: 0,
    answerBy: '2026-11-25',
    state: 'open' as const,
  }
  const published = nextList(fixed('2026-09', {}), {
    kind: 'own',
    names: new Map([[star, '姓member']]),
    saltFor: () => 'a'.repeat(32),
    at: 1,
    by: 'm-branchSecretary',
  })
  const own = { published: [published], publishedAt: 1, fixedOn: '2026-10-12' }
  return [
    fixed('2026-09', { ...own, listed: [star] }),
    fixed('2026-08', { fixedOn: '2026-11-20', objections: [objection] }),
    fixed('2026-07', { fixedOn: '2026-08-10' }),
    fixed('2026-06', { ...own, listed: [] }),
  ]
}

/** Published; passed and waiting for a word; returned, so that any writer may go on; waiting for WeChat. */
function postsOf(branchId: string, now: number) {
  const common = {
    branchId,
    townId: branchId === 'b-3' ? 'g-2' : 'g-1',
    authorId: `m-plain-${branchId}`,
    version: 1,
  }
  const draft = { ...common, visibleAt: undefined }
  return [
    aPost(`out-${branchId}`, common),
    aPost(`review-${branchId}`, { ...draft, state: 'review' }),
    aPost(`returned-${branchId}`, { ...draft, state: 'draft' }),
    aPost(`waiting-${branchId}`, {
      ...draft,
      state: 'review',
      textCheck: 'waiting',
      checkDueAt: now + HOUR,
      checkBy: 'm-recorder',
    }),
  ]
}

const branchIds = ['b-1', 'b-2', 'b-3']

const leadOf = (branchId: string) => (branchId === 'b-1' ? 'm-lead' : `m-plain-${branchId}`)

function taskOf(branchId: string) {
  return aTask(`t-${branchId}`, { branchId, leadId: leadOf(branchId) })
}

function shiftsOf(branchId: string, now: number) {
  const common = {
    taskId: `t-${branchId}`,
    branchId,
    leadId: leadOf(branchId),
    places: 9,
    roster: [{ memberId: 'm-worker', at: now - 50 * HOUR }],
  }
  const lasting = (startsAt: number) => ({ ...common, startsAt, endsAt: startsAt + 3 * HOUR })
  return [
    aShift(`coming-${branchId}`, lasting(now + 24 * HOUR)),
    aShift(`soon-${branchId}`, lasting(now + HOUR / 6)),
    aShift(`over-${branchId}`, lasting(now - 24 * HOUR)),
  ]
}

function aNamed(name: string, over: object) {
  return aMember(0, { _id: `m-${name}`, openid: `o-${name}`, name: `姓${name}`, ...over })
}

function aTree(treeId: string, rootId: string, branchIds: readonly string[]) {
  const branch = (id: string) => ({ id, name: `${id} 支部`, level: 'branch', kind, parentId: rootId })
  const group = (id: string) => ({
    id: `${id}-group`,
    name: `${id} 小组`,
    level: 'group',
    kind,
    parentId: id,
  })
  return {
    _id: treeId,
    version: 1,
    nodes: [
      { id: rootId, name: `${rootId} 总支`, level: 'general', kind, parentId: null },
      ...branchIds.flatMap((id) => [branch(id), group(id)]),
    ],
    teams: [],
    areas: [],
  }
}
