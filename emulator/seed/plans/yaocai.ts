import type { TaskPlan } from '../task-plan'

/** 中药材合作社: herbs under the panels (PRODUCT §7). */
export const yaocai: readonly TaskPlan[] = [
  {
    title: '光伏板下补种黄精',
    site: 'site-guangfu-3',
    about: '在光伏板下的垄上补苗、盖草。弯腰的活多，腰不好的可以在地头分苗。',
    bring: ['雨鞋', '手套', '自己的水杯'],
    bringNote: '锄头和种苗现场发',
    lead: '徐建国',
    shifts: [
      [1, '07:30', '10:30', 12, 9],
      [1, '13:30', '16:30', 12, 12, 1],
      [3, '07:30', '10:30', 12, 4],
    ],
    with: ['周桂芳'],
  },
  {
    title: '旺季用工：铁皮石斛采收',
    site: 'site-shihu',
    about: '采收、分级、装筐。上午下午都管一顿饭，工钱当天结。',
    bring: ['手套', '自己的水杯'],
    bringNote: '剪刀和围裙现场发',
    lead: '徐建国',
    shifts: [[9, '07:00', '16:00', 500, 437]],
  },
  {
    title: '石斛大棚加固防冻膜',
    site: 'site-shihu',
    about: '寒潮前把 2 号到 6 号棚的膜压实。',
    bring: ['手套'],
    urgent: true,
    shifts: [[0, '18:00', '20:00', 16, 13]],
  },
  {
    title: '三叶青分株移栽',
    site: 'site-guangfu-3',
    about: '把小苗从育苗袋移到光伏板下的垄上。',
    bring: ['手套', '小凳子'],
    shifts: [
      [4, '08:00', '11:00', 20, 12],
      [5, '08:00', '11:00', 20, 3],
    ],
  },
  {
    title: '白芨种苗装袋',
    site: 'site-yaocai',
    about: '坐着干的活，年纪大的也合适。',
    bring: ['老花镜'],
    shifts: [
      [2, '13:00', '16:00', 18, 16],
      [5, '13:00', '16:00', 18, 4],
    ],
  },
  {
    title: '药材烘干值夜',
    site: 'site-yaocai',
    about: '看温度、翻料，每小时记一次。',
    bring: ['厚外套'],
    shifts: [
      [3, '20:00', '23:30', 3, 3, 2],
      [4, '20:00', '23:30', 3, 1],
    ],
  },
  {
    title: '板下除草',
    site: 'site-guangfu-3',
    about: '人工拔草，不打药。',
    bring: ['手套'],
    lead: '徐建国',
    shifts: [
      [-16, '07:30', '10:30', 15, 14],
      [-9, '07:30', '10:30', 15, 11],
    ],
    with: ['周桂芳', '王德明'],
  },
  {
    title: '石斛分级装盒',
    site: 'site-yaocai',
    about: '按长短粗细分三级。',
    bring: ['老花镜'],
    shifts: [[-2, '13:00', '16:00', 24, 22]],
    with: ['周桂芳'],
  },
]
