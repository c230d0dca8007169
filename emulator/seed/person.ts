import type { MemberDocument } from '../../cloudfunctions/platform/identity'
import type { SeedMember } from './people'
import type { Random } from './random'

type Track = NonNullable<MemberDocument['track']>

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
  ...'苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江',
]
const GIVEN_OLD = (
  '建国 桂芳 志强 秀英 国华 玉兰 德明 素珍 卫东 春花 永福 美莲 ' +
  '根土 水生 金凤 福根 月仙 土根 爱珍 樟树 小琴 良才 仁义 冬梅'
).split(' ')
const GIVEN_YOUNG = (
  '晓峰 丽娜 俊杰 婷婷 海波 雅芳 子豪 思琪 志远 佳怡 宇航 欣然 ' +
  '文斌 雪莹 浩然 梦洁 建辉 晨曦 伟民 巧玲 立群 秋霞 向阳 红梅'
).split(' ')

/** Every sixteenth person has no smartphone: a group leader claims for them. */
const WITHOUT_PHONE = 16

export type Office = MemberDocument['roles'][number] & { duty: string }

interface Place {
  branchId: string
  groupId?: string | undefined
  office?: Office | undefined
}

interface Identity {
  memberId: string
  number: number
  /** Of whoever has a smartphone. */
  openid: string
  nameAt: (age: number) => string
}

/** Draws in one order: the same seed gives the same people. */
export function createPerson(
  { memberId, number, openid, nameAt }: Identity,
  { branchId, groupId, office }: Place,
  random: Random,
  year: number,
): SeedMember {
  const kind = office || random.below(100) < 42 ? 'party' : 'villager'
  const birthYear = year - (office ? 35 + random.below(22) : 20 + random.below(58))
  const track = kind === 'party' ? trackAt(year - birthYear, office !== undefined, random) : undefined
  const isBound = office !== undefined || number % WITHOUT_PHONE !== 0
  return {
    _id: memberId,
    openid: isBound ? openid : `unbound:${memberId}`,
    name: nameAt(year - birthYear),
    branchId,
    ...(groupId && { groupId }),
    alsoIn: [],
    kind,
    ...(track && { track }),
    ...(track === 'E' && { exemption: exemptionOf(birthYear) }),
    birthYear,
    roles: office ? [{ role: office.role, orgId: office.orgId }] : [],
    ...(office && { duty: office.duty }),
    version: 1,
    isDemo: true,
  }
}

export function nameAt(random: Random, age: number): string {
  return random.pick(SURNAMES) + random.pick(age > 45 ? GIVEN_OLD : GIVEN_YOUNG)
}

function trackAt(age: number, isCadre: boolean, random: Random): Track {
  if (isCadre) {
    return 'A'
  }
  if (age >= EXEMPT_AGE) {
    return 'E'
  }
  if (random.below(100) < 14) {
    return 'D'
  }
  return age >= 60 ? 'C' : 'B'
}

const EXEMPT_AGE = 70

/** The branch decided at the beginning of the year in which the person turned 70. */
function exemptionOf(birthYear: number): NonNullable<MemberDocument['exemption']> {
  return { decidedOn: `${birthYear + EXEMPT_AGE}-01-01`, reason: 'age' }
}
