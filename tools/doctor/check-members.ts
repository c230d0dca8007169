import { collection, op } from '../../cloudfunctions/platform/database'
import { type MemberDocument, unboundOpenid } from '../../cloudfunctions/platform/identity'
import { type Check, type Finding, type Place, problem } from './check'
import { COUNTY, readTrees } from './check-offices'
import { TELL_EVERY } from './walk'
import { named } from './words'

type Entry = Pick<MemberDocument, '_id' | 'openid' | 'branchId' | 'alsoIn' | 'leftOn'>

/** Goes through entries in the order of their accounts; holds one, and what it found. */
export function openMemberJudge(branchIds: ReadonlySet<string>) {
  const twice: string[] = []
  const homeless: string[] = []
  const strange: string[] = []
  let former: Entry | undefined
  return {
    see(entry: Entry) {
      const { _id, openid, branchId, leftOn } = entry
      if (former?.openid === openid) {
        twice.push(former._id, _id)
      } else if (openid.startsWith('unbound:') && openid !== unboundOpenid(_id)) {
        strange.push(_id)
      }
      if (leftOn === undefined && branchId !== COUNTY && !branchIds.has(branchId)) {
        homeless.push(_id)
      }
      former = entry
    },
    /** `stored`: how many there are; who has no account at all is not in that order. */
    findings(seen: number, stored: number): Finding[] {
      return [
        ...(twice.length > 0
          ? [
              problem(
                `一个微信绑了不止一个人，${named([...new Set(twice)], '位')}`,
                '他打开小程序可能看到别人的存折，报名会记错人',
                '请书记在“工作台 → 名册”给绑错的人解除绑定',
              ),
            ]
          : []),
        ...(strange.length > 0
          ? [
              problem(
                `没有绑定的人记得不对，${named(strange, '位')}`,
                '他可能绑不上微信',
                '请书记在“工作台 → 名册”给他解除一次绑定',
              ),
            ]
          : []),
        ...(seen < stored
          ? [problem(`有 ${stored - seen} 位没有微信一栏`, '他们绑不上微信', '把这一条交给维护的人')]
          : []),
        ...(homeless.length > 0
          ? [
              problem(
                `有人的支部不在了，${named(homeless, '位')}`,
                '他们看不到自己支部的事，月底也不算在任何支部',
                '请县级管理员在“工作台 → 名册”把他们移到现在的支部',
              ),
            ]
          : []),
      ]
    },
  }
}

const PAGE = 900
const fields = ['openid', 'branchId', 'alsoIn', 'leftOn'] as const

/**
 * By account and then by id: whoever has another one's stands beside them. A page begins with the account where the one
 * before ended; a condition on both fields would be an alternative, which no index serves.
 */
async function* inOrderOfAccounts(): AsyncGenerator<Entry[]> {
  const members = collection<MemberDocument>('members')
  let last = { openid: '', _id: '' }
  for (;;) {
    const { openid, _id } = last
    const page = await members.find(
      { openid: op.gte(openid) },
      {
        fields,
        orderBy: [
          ['openid', 'asc'],
          ['_id', 'asc'],
        ],
        limit: PAGE,
      },
    )
    const fresh = page.filter((one) => one.openid !== openid || one._id > _id)
    const end = fresh.at(-1)
    if (end === undefined) {
      return
    }
    yield fresh
    last = end
  }
}

async function run({ tell }: Place) {
  const trees = await readTrees()
  const branchIds = trees.flatMap(({ nodes }) =>
    nodes.flatMap(({ id, level }) => (level === 'branch' ? [id] : [])),
  )
  const judge = openMemberJudge(new Set(branchIds))
  const stored = await collection('members').count({})
  let seen = 0
  let toldAt = performance.now()
  for await (const page of inOrderOfAccounts()) {
    page.forEach(judge.see)
    seen += page.length
    if (performance.now() - toldAt > TELL_EVERY) {
      toldAt = performance.now()
      tell(`已看 ${seen} / ${stored} 位`)
    }
  }
  return { seen: `${seen} 位`, findings: judge.findings(seen, stored) }
}

export const checkMembers: Check = {
  name: 'members',
  title: '名册和绑定',
  isWalk: true,
  readsDocuments: true,
  run,
}
