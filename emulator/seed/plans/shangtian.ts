import type { TaskPlan } from '../task-plan'

/** 上田村: fields, the elderly, the village hall. */
export const shangtian: readonly TaskPlan[] = [
  {
    title: '帮独居老人清屋顶落叶',
    site: 'site-shangtian-litang',
    about: '分四组，一组两户。会爬梯子的上房，其他人在下面接。',
    bring: ['手套', '扫帚'],
    shifts: [[2, '08:00', '10:00', 8, 5]],
  },
  {
    title: '文化礼堂大扫除',
    site: 'site-shangtian-litang',
    about: '擦桌椅、洗地、挂灯笼，为周末的百家宴做准备。',
    bring: ['抹布', '水桶'],
    shifts: [[6, '09:00', '11:00', 10, 10, 1]],
    waiting: ['周桂芳'],
  },
  {
    title: '上门收老年人体检表',
    site: 'site-shangtian-cunkou',
    about: '按名单上门，念给老人听，帮着填。',
    bring: ['笔', '夹板'],
    shifts: [[3, '14:00', '16:00', 6, 3]],
  },
  {
    title: '耕种队翻冬地',
    site: 'site-shangtian-cunkou',
    about: '流转地翻一遍晒白，机耕为主，边角用锄头。',
    bring: ['锄头', '手套'],
    shifts: [
      [2, '07:30', '11:00', 22, 20],
      [9, '07:30', '11:00', 22, 0],
    ],
  },
  {
    title: '冬季森林防火巡山',
    site: 'site-zhulin',
    about: '三人一组，劝导不带火种上山。',
    bring: ['红袖章', '水'],
    shifts: [
      [7, '09:00', '12:00', 9, 4],
      [8, '09:00', '12:00', 9, 0],
      [10, '09:00', '12:00', 9, 0],
    ],
  },
  {
    title: '百家宴帮厨',
    site: 'site-shangtian-litang',
    about: '洗菜、切菜、端菜、洗碗，各认一样。',
    bring: ['围裙'],
    shifts: [
      [7, '07:00', '10:30', 20, 20, 4],
      [7, '10:30', '13:30', 20, 15],
    ],
  },
  {
    title: '油菜育苗间苗',
    site: 'site-daotianhua',
    about: '为明年春天的油菜花景做准备。',
    bring: ['小凳子', '手套'],
    shifts: [
      [11, '08:00', '11:00', 24, 0],
      [12, '08:00', '11:00', 24, 0],
    ],
  },
  {
    title: '稻谷收割帮工',
    site: 'site-daotianhua',
    about: '收割机进不去的边角用镰刀。',
    bring: ['镰刀', '手套'],
    shifts: [[-20, '07:00', '11:00', 30, 30]],
    with: ['周桂芳'],
  },
  {
    title: '重阳节敬老宴',
    site: 'site-shangtian-litang',
    about: '帮厨、端菜、送老人回家。',
    bring: ['围裙'],
    shifts: [[-13, '09:00', '13:00', 18, 18]],
    with: ['王德明'],
  },
]
