import type { PostPlan } from '../post-plan'

/** What is on its way in 上田村: nobody but its writers and those who review it sees it yet. */
export const deskNews: readonly PostPlan[] = [
  {
    branchId: 'org-shangtian',
    channel: 'income',
    title: '稻草别烧，合作社论捆收',
    blocks: ['合作社盖苗要稻草，打成捆的按捆收。', '还要问清：一捆多重，哪几天收，收到什么时候。'],
    day: 0,
    time: '08:10',
    by: 'branchSecretary',
    desk: 'draft',
  },
  {
    branchId: 'org-shangtian',
    channel: 'branch',
    title: '帮工队给三户晚稻收了尾',
    blocks: [
      { scene: 'harvest', caption: '最后三块晚稻田。示意图' },
      '最后三户的晚稻也收了，一共七亩，来了十八个人，合八十一个工时。',
      '谷子摊在礼堂前的晒场上，夜里有人轮流看。',
    ],
    day: -2,
    time: '16:40',
    desk: 'returned',
  },
  {
    branchId: 'org-shangtian',
    channel: 'branch',
    title: '村口护栏刷了新漆，干透前请别靠',
    blocks: [
      '村口公路两边的护栏，今天开始除锈、刷漆，三人一组，争取两天刷完。',
      '漆没干透，请别靠、别晾衣服。孩子上学走里边那条路。',
    ],
    day: 0,
    time: '09:05',
    desk: 'branch',
  },
  {
    branchId: 'org-shangtian',
    channel: 'branch',
    reach: 'town',
    title: '耕种队冬闲也不闲，哪家要修农具说一声',
    blocks: [
      { scene: 'meeting', caption: '耕种队在礼堂里排冬天的活。示意图' },
      '田里的活歇了，耕种队二十二个人排了冬天的班：修农具、磨刀、补箩筐，不收钱。',
      '别的村也可以送来，周二、周五上午在文化礼堂。',
    ],
    day: -1,
    time: '20:15',
    by: 'branchSecretary',
    desk: 'town',
  },
  {
    branchId: 'org-shangtian',
    channel: 'notice',
    title: '流感疫苗下周打，六十岁以上先来',
    blocks: [
      '下周二、周三上午，镇卫生院的医生到文化礼堂，六十岁以上的先打。',
      '带身份证，吃过早饭再来。走不动的，报给党小组长，医生上门。',
    ],
    day: 0,
    time: '07:15',
    desk: 'wechat',
  },
]
