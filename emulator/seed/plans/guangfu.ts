import type { TaskPlan } from '../task-plan'

/** 光伏电站: panels, rooftop solar, street lamps. */
export const guangfu: readonly TaskPlan[] = [
  {
    title: '给溪口村修两盏路灯',
    site: 'site-xikou-cunkou',
    about: '换灯头、查线路。电工负责登高，其他人递工具、看梯子。',
    bring: ['绝缘手套'],
    bringNote: '梯子和灯头电站出',
    shifts: [[1, '14:00', '16:00', 4, 4, 1]],
  },
  {
    title: '光伏板清灰',
    site: 'site-guangfu-1',
    about: '用软拖把擦板面，从上往下。不要踩在板上。',
    bring: ['雨鞋', '帽子'],
    bringNote: '拖把和水管现场有',
    shifts: [
      [2, '07:00', '10:00', 30, 17],
      [4, '07:00', '10:00', 30, 6],
      [8, '07:00', '10:00', 30, 0],
    ],
  },
  {
    title: '屋顶光伏入户检查',
    site: 'site-zhanzhang',
    about: '40 户屋顶光伏，看接线、听逆变器、问收益到账没有。',
    bring: ['鞋套'],
    bringNote: '检查表在站里领',
    shifts: [
      [4, '13:30', '16:30', 8, 6],
      [6, '13:30', '16:30', 8, 2],
    ],
  },
  {
    title: '电站围栏除草',
    site: 'site-guangfu-1',
    about: '围栏内外各一米，镰刀为主，割草机由专人开。',
    bring: ['镰刀', '手套', '长袖'],
    shifts: [[5, '07:00', '09:30', 25, 14]],
  },
  {
    title: '仓库盘点搬运',
    site: 'site-zhanzhang',
    about: '备件清点、贴标签，搬 30 箱。',
    bring: ['手套'],
    shifts: [[10, '13:30', '16:30', 10, 0]],
  },
]
