import type { TaskPlan } from '../task-plan'

/** 溪口村: rice-fish ponds, water, roads. */
export const xikou: readonly TaskPlan[] = [
  {
    title: '稻鱼塘清沟',
    site: 'site-daoyu',
    about: '清理鱼沟淤泥，堵两处漏水。',
    bring: ['下水裤', '铁锹'],
    shifts: [
      [3, '08:00', '11:00', 10, 3],
      [5, '08:00', '11:00', 10, 10],
    ],
  },
  {
    title: '稻鱼基地起鱼装车',
    site: 'site-daoyu',
    about: '凌晨起鱼，天亮前装完三车。',
    bring: ['雨衣', '雨鞋', '头灯'],
    urgent: true,
    shifts: [[2, '04:30', '07:30', 24, 24, 3]],
  },
  {
    title: '水库巡查',
    site: 'site-xikou-shuiku',
    about: '两人一组走一圈，看坝面、溢洪道，记在本子上。',
    bring: ['手电', '防滑鞋'],
    shifts: [
      [1, '08:00', '10:00', 2, 2],
      [3, '08:00', '10:00', 2, 1],
      [5, '08:00', '10:00', 2, 0],
      [7, '08:00', '10:00', 2, 0],
    ],
  },
  {
    title: '河道漂浮物打捞',
    site: 'site-xikou-cunkou',
    about: '会划竹筏的下水，其他人岸上接。必须穿救生衣。',
    bring: ['雨鞋', '手套'],
    bringNote: '救生衣和网兜村里有',
    shifts: [[4, '13:30', '16:00', 14, 9]],
  },
  {
    title: '橘子滞销帮采帮卖',
    site: 'site-xikou-cunkou',
    about: '上午采、下午装箱贴单。卖得的钱都归农户。',
    bring: ['剪刀', '手套'],
    urgent: true,
    shifts: [
      [2, '08:00', '11:30', 40, 33],
      [3, '08:00', '11:30', 40, 12],
    ],
  },
  {
    title: '陪老人去镇上复诊',
    site: 'site-xikou-cunkou',
    about: '五位老人，一人陪一位，村里的车接送。',
    bring: [],
    shifts: [[12, '07:30', '11:00', 5, 0]],
  },
  {
    title: '冬修水渠',
    site: 'site-daoyu',
    about: '清淤、补缺口，段长分好段。',
    bring: ['铁锹', '雨鞋'],
    shifts: [[13, '07:30', '11:30', 60, 0]],
  },
  {
    title: '河道清淤',
    site: 'site-xikou-cunkou',
    about: '清两段河道的淤泥。',
    bring: ['雨鞋', '铁锹'],
    shifts: [[-6, '08:00', '11:00', 20, 17]],
  },
]
