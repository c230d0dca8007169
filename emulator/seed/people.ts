import type { RoleName } from '../../cloudfunctions/contract/session'
import type { MemberDocument } from '../../cloudfunctions/platform/identity'
import { branchPlans, generalBranchId } from './organisation'
import { exemptionOf, nameAt, trackAt } from './person'
import type { Random } from './random'

export interface SeedMember extends MemberDocument {
  isDemo: true
  /** One of the people the demo tells stories with. */
  isStory?: true
}

/** The first people of each branch hold its offices; index in the branch → office. */
const OFFICES: Readonly<Record<string, readonly { role: RoleName; orgId: string; duty: string }[]>> = {
  ...Object.fromEntries(
    branchPlans.map(({ id, groups }) => [
      id,
      [
        { role: 'branchSecretary' as const, orgId: id, duty: '支部书记' },
        { role: 'recorder' as const, orgId: id, duty: '组织委员' },
        ...groups.map((group) => ({ role: 'groupLeader' as const, orgId: group.id, duty: '党小组长' })),
      ],
    ]),
  ),
  'org-guangfu': [
    { role: 'branchSecretary', orgId: 'org-guangfu', duty: '支部书记' },
    { role: 'recorder', orgId: 'org-guangfu', duty: '组织委员' },
    { role: 'groupLeader', orgId: 'org-guangfu-yunwei', duty: '党小组长' },
    { role: 'enterpriseContact', orgId: 'org-guangfu', duty: '企业联络员' },
  ],
  'org-jiguan': [
    { role: 'branchSecretary', orgId: 'org-jiguan', duty: '支部书记' },
    { role: 'recorder', orgId: 'org-jiguan', duty: '组织委员' },
    { role: 'generalSecretary', orgId: generalBranchId, duty: '总支书记' },
    { role: 'overseer', orgId: generalBranchId, duty: '监督员' },
    { role: 'countyAdministrator', orgId: 'county', duty: '系统管理员' },
  ],
}

/** People the demo tells stories with. */
const NAMED: Readonly<Record<string, Readonly<Record<number, Partial<SeedMember> & { name: string }>>>> = {
  'org-shangtian': {
    6: { name: '周桂芳', kind: 'villager', birthYear: 1956 },
    7: { name: '王德明', kind: 'party', track: 'B', birthYear: 1974 },
  },
  'org-yaocai': { 5: { name: '徐建国', kind: 'party', track: 'A', duty: '合作社种植组长', birthYear: 1968 } },
}

/** Places in the branch that make up its group, the leader first: twenty and two, as the 耕种队. */
const GROUP = Array.from({ length: 22 }, (_, index) => index + 2)

/** Every sixteenth person has no smartphone: a group leader claims for them. */
const WITHOUT_PHONE = 16

export function createPeople(random: Random, year: number): SeedMember[] {
  const names = new Set(
    Object.values(NAMED).flatMap((people) => Object.values(people).map(({ name }) => name)),
  )
  let number = 0
  return branchPlans.flatMap(({ id: branchId, size, groups: [group] }) =>
    Array.from({ length: size }, (_, index): SeedMember => {
      number += 1
      const memberId = `m-${String(number).padStart(4, '0')}`
      const office = OFFICES[branchId]?.[index]
      const story = NAMED[branchId]?.[index]
      const kind = office || random.below(100) < 42 ? 'party' : 'villager'
      const birthYear = year - (office ? 35 + random.below(22) : 20 + random.below(58))
      const track = kind === 'party' ? trackAt(year - birthYear, office !== undefined, random) : undefined
      const isBound = office !== undefined || number % WITHOUT_PHONE !== 0
      return {
        _id: memberId,
        openid: isBound ? `o-demo-${memberId}` : `unbound:${memberId}`,
        name: freshName(random, year - birthYear, names),
        branchId,
        ...(group && GROUP.includes(index) && { groupId: group.id }),
        alsoIn: [],
        kind,
        ...(track && { track }),
        ...(track === 'E' && { exemption: exemptionOf(birthYear) }),
        birthYear,
        roles: office ? [{ role: office.role, orgId: office.orgId }] : [],
        ...(office && { duty: office.duty }),
        version: 1,
        isDemo: true,
        ...(story && { ...story, isStory: true }),
      }
    }),
  )
}

function freshName(random: Random, age: number, taken: Set<string>): string {
  for (;;) {
    const name = nameAt(random, age)
    if (!taken.has(name)) {
      taken.add(name)
      return name
    }
  }
}
