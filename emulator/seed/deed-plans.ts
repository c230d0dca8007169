import type { DeedCode } from '../../cloudfunctions/contract/points'

export interface DeedPlan {
  code: DeedCode
  amount: number
  what: string
  /** Of the month; a random one when left out. */
  day?: number
}

const work = (amount: number, day: number, what = '清理村口水沟'): DeedPlan => ({
  code: 'V1',
  amount,
  what,
  day,
})

/** The foremost of a month, each with points of their own so that nobody is equal; the last falls short. */
export const foremost: readonly (readonly DeedPlan[])[] = [
  [
    work(8, 6),
    work(8, 13, '抢修灌溉渠'),
    work(4, 20),
    { code: 'V9', amount: 1, what: '帮独居老人换电线' },
    { code: 'V8', amount: 1, what: '讲冬季防火课' },
  ],
  [
    work(8, 7, '搬运救灾沙袋'),
    work(6, 15),
    { code: 'V9', amount: 3, what: '陪三位老人看病取药' },
    { code: 'V5', amount: 1, what: '帮大棚找到临时电工' },
  ],
  [
    work(8, 8),
    work(5.5, 16, '修补机耕路'),
    { code: 'V4', amount: 6, what: '入户走访' },
    { code: 'V7', amount: 1, what: '建议在村口装反光镜，已装好' },
  ],
  [work(8, 9), work(3, 17), { code: 'V10', amount: 1, what: '夜里巡查漫水桥' }],
]

/** PRODUCT §5.2: 60 − 5 + 14.5 + 2 + 10 = 81.5. */
export const wang: readonly DeedPlan[] = [
  { code: 'B1', amount: 1, what: '缺席主题党日', day: 5 },
  work(8, 8, '平整晒场'),
  work(6.5, 14, '抬管护坡'),
  { code: 'V3', amount: 1, what: '带队清淤', day: 14 },
  { code: 'V4', amount: 12, what: '入户走访，逐户登记用水', day: 21 },
]

/** What people do now and then. */
export const ordinary: readonly DeedPlan[] = [
  { code: 'V9', amount: 1, what: '帮独居老人挑水' },
  { code: 'V9', amount: 1, what: '陪老人去卫生院' },
  { code: 'V1', amount: 3, what: '打扫礼堂' },
  { code: 'V1', amount: 4.5, what: '修剪行道树' },
  { code: 'V4', amount: 3, what: '入户走访' },
  { code: 'V6', amount: 7, what: '介绍采收工人' },
  { code: 'V7', amount: 1, what: '建议错峰浇水，已采用' },
  { code: 'V8', amount: 1, what: '讲石斛管护课' },
  { code: 'B1', amount: 1, what: '缺席主题党日' },
  { code: 'B2', amount: 1, what: '会议迟到' },
]

export const applied: readonly DeedPlan[] = [
  { code: 'V9', amount: 1, what: '帮邻居老人修屋顶' },
  { code: 'V8', amount: 1, what: '教合作社用新喷灌机' },
  { code: 'V5', amount: 1, what: '调解两家的水渠纠纷' },
]

export const sentences: readonly string[] = [
  '连续三天守在水渠上，没让一亩地断水',
  '每周陪三位独居老人看病取药',
  '带着大家把塌了的机耕路修通',
  '走遍全村十二户，把用水的难处一件件记下',
]
