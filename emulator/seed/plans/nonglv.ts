import type { TaskPlan } from '../task-plan'

/** 农旅公司: rice-art, visitors, trails. */
export const nonglv: readonly TaskPlan[] = [
  {
    title: '稻田画地块捡稻茬',
    site: 'site-daotianhua',
    about: '把收割后的稻茬捡到田埂上，明年春天还要种新图案。',
    bring: ['手套', '帽子'],
    shifts: [[1, '13:30', '16:00', 20, 19]],
  },
  {
    title: '竹林步道清扫',
    site: 'site-zhulin',
    about: '扫落叶、捡垃圾、查扶手。',
    bring: ['扫帚', '手套'],
    shifts: [
      [1, '08:00', '10:00', 15, 7],
      [8, '08:00', '10:00', 15, 1],
    ],
  },
  {
    title: '游客中心周末引导',
    site: 'site-nonglv',
    about: '停车引导、发地图、看热水。会讲稻田画故事的优先站观景台。',
    bring: ['红马甲', '水杯'],
    bringNote: '马甲没有的到前台领',
    shifts: [
      [6, '08:30', '11:30', 12, 11],
      [6, '13:00', '16:30', 12, 8],
      [7, '08:30', '11:30', 12, 5],
      [7, '13:00', '16:30', 12, 2],
    ],
  },
  {
    title: '研学孩子下田安全员',
    site: 'site-daoyu',
    about: '一人看五个孩子，不离田埂两米。',
    bring: ['雨鞋', '哨子'],
    shifts: [[10, '09:00', '11:30', 16, 1]],
  },
  {
    title: '村史照片整理',
    site: 'site-shangtian-litang',
    about: '认人、写说明、扫进电脑。老人来认人最好。',
    bring: ['老花镜'],
    shifts: [
      [8, '13:30', '16:00', 6, 2],
      [11, '13:30', '16:00', 6, 0],
    ],
  },
]
