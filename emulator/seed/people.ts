import type { RoleName } from '../../cloudfunctions/contract/session'
import type { MemberDocument } from '../../cloudfunctions/platform/identity'
import { branchPlans, generalBranchId } from './organisation'
import { createPerson, nameAt, type Office } from './person'
import type { Random } from './random'

export interface SeedMember extends MemberDocument {
  isDemo: true
  /** One of the people the demo tells stories with. */
  isStory?: true
}

/** The first people of each branch hold its offices; index in the branch → office. */
const OFFICES: Readonly<Record<string, readonly Office[]>> = {
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

export function createPeople(random: Random, year: number): SeedMember[] {
  const names = new Set(
    Object.values(NAMED).flatMap((people) => Object.values(people).map(({ name }) => name)),
  )
  let number = 0
  return branchPlans.flatMap(({ id: branchId, size, groups: [group] }) =>
    Array.from({ length: size }, (_, index): SeedMember => {
      number += 1
      const memberId = `m-${String(number).padStart(4, '0')}`
      const story = NAMED[branchId]?.[index]
      const person = createPerson(
        {
          memberId,
          number,
          openid: `o-demo-${memberId}`,
          nameAt: (age) => freshName(random, age, names),
        },
        {
          branchId,
          groupId: GROUP.includes(index) ? group?.id : undefined,
          office: OFFICES[branchId]?.[index],
        },
        random,
        year,
      )
      return story ? { ...person, ...story, isStory: true } : person
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

export function holderOf(
  role: RoleName,
  orgId: string,
  members: readonly SeedMember[],
): SeedMember | undefined {
  return members.find(({ roles }) => roles.some((held) => held.role === role && held.orgId === orgId))
}
