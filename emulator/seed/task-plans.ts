import type { SiteId } from './sites'

/** [day from today, start, end, places, taken, waiting] */
export type ShiftPlan = readonly [number, string, string, number, number, number?]

export interface TaskPlan {
  title: string
  branchId: string
  site: SiteId
  about: string
  bring: readonly string[]
  bringNote?: string
  urgent?: true
  /** By name; otherwise a party member of the branch. */
  lead?: string
  shifts: readonly ShiftPlan[]
  /** Named people of the demo who are on the first shift. */
  with?: readonly string[]
  /** Named people of the demo who wait for the first shift. */
  waiting?: readonly string[]
}

/** PRODUCT §7: herbs under the panels, rice-art, rice-fish, rooftop solar, land transfer by household visits. */
export const taskPlans: readonly TaskPlan[] = [
  {
    title: '光伏板下补种黄精',
    branchId: 'org-yaocai',
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
    title: '稻田画地块捡稻茬',
    branchId: 'org-nonglv',
    site: 'site-daotianhua',
    about: '把收割后的稻茬捡到田埂上，明年春天还要种新图案。',
    bring: ['手套', '帽子'],
    shifts: [[1, '13:30', '16:00', 20, 19]],
  },
  {
    title: '给溪口村修两盏路灯',
    branchId: 'org-guangfu',
    site: 'site-xikou-cunkou',
    about: '换灯头、查线路。电工负责登高，其他人递工具、看梯子。',
    bring: ['绝缘手套'],
    bringNote: '梯子和灯头电站出',
    shifts: [[1, '14:00', '16:00', 4, 4, 1]],
  },
  {
    title: '帮独居老人清屋顶落叶',
    branchId: 'org-shangtian',
    site: 'site-shangtian-litang',
    about: '分四组，一组两户。会爬梯子的上房，其他人在下面接。',
    bring: ['手套', '扫帚'],
    shifts: [[2, '08:00', '10:00', 8, 5]],
  },
  {
    title: '文化礼堂大扫除',
    branchId: 'org-shangtian',
    site: 'site-shangtian-litang',
    about: '擦桌椅、洗地、挂灯笼，为周末的百家宴做准备。',
    bring: ['抹布', '水桶'],
    shifts: [[6, '09:00', '11:00', 10, 10, 1]],
    waiting: ['周桂芳'],
  },
  {
    title: '光伏板清灰',
    branchId: 'org-guangfu',
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
    title: '旺季用工：铁皮石斛采收',
    branchId: 'org-yaocai',
    site: 'site-shihu',
    about: '采收、分级、装筐。上午下午都管一顿饭，工钱当天结。',
    bring: ['手套', '自己的水杯'],
    bringNote: '剪刀和围裙现场发',
    lead: '徐建国',
    shifts: [[9, '07:00', '16:00', 500, 437]],
  },
  {
    title: '石斛大棚加固防冻膜',
    branchId: 'org-yaocai',
    site: 'site-shihu',
    about: '寒潮前把 2 号到 6 号棚的膜压实。',
    bring: ['手套'],
    urgent: true,
    shifts: [[0, '18:00', '20:00', 16, 13]],
  },
  {
    title: '稻鱼塘清沟',
    branchId: 'org-xikou',
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
    branchId: 'org-xikou',
    site: 'site-daoyu',
    about: '凌晨起鱼，天亮前装完三车。',
    bring: ['雨衣', '雨鞋', '头灯'],
    urgent: true,
    shifts: [[2, '04:30', '07:30', 24, 24, 3]],
  },
  {
    title: '水库巡查',
    branchId: 'org-xikou',
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
    title: '屋顶光伏入户检查',
    branchId: 'org-guangfu',
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
    title: '竹林步道清扫',
    branchId: 'org-nonglv',
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
    branchId: 'org-nonglv',
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
    title: '三叶青分株移栽',
    branchId: 'org-yaocai',
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
    branchId: 'org-yaocai',
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
    branchId: 'org-yaocai',
    site: 'site-yaocai',
    about: '看温度、翻料，每小时记一次。',
    bring: ['厚外套'],
    shifts: [
      [3, '20:00', '23:30', 3, 3, 2],
      [4, '20:00', '23:30', 3, 1],
    ],
  },
  {
    title: '上门收老年人体检表',
    branchId: 'org-shangtian',
    site: 'site-shangtian-cunkou',
    about: '按名单上门，念给老人听，帮着填。',
    bring: ['笔', '夹板'],
    shifts: [[3, '14:00', '16:00', 6, 3]],
  },
  {
    title: '耕种队翻冬地',
    branchId: 'org-shangtian',
    site: 'site-shangtian-cunkou',
    about: '流转地翻一遍晒白，机耕为主，边角用锄头。',
    bring: ['锄头', '手套'],
    shifts: [
      [2, '07:30', '11:00', 22, 20],
      [9, '07:30', '11:00', 22, 0],
    ],
  },
  {
    title: '土地流转合同续签入户',
    branchId: 'org-jiguan',
    site: 'site-zhenzhengfu',
    about: '两人一组，一组十户，讲清租金和期限，问清意愿。',
    bring: ['工作牌'],
    bringNote: '合同和印泥镇里发',
    shifts: [
      [4, '08:30', '11:30', 10, 7],
      [5, '13:30', '16:30', 10, 2],
    ],
  },
  {
    title: '便民中心周六值班',
    branchId: 'org-jiguan',
    site: 'site-zhenzhengfu',
    about: '帮来办事的老人取号、复印、手机认证。',
    bring: [],
    shifts: [
      [6, '08:30', '11:30', 3, 2],
      [13, '08:30', '11:30', 3, 0],
    ],
  },
  {
    title: '法律咨询摆摊帮手',
    branchId: 'org-jiguan',
    site: 'site-shangtian-litang',
    about: '搭桌子、维持秩序，登记要问的事。律师由司法所请。',
    bring: [],
    shifts: [[5, '09:00', '11:00', 5, 4]],
  },
  {
    title: '河道漂浮物打捞',
    branchId: 'org-xikou',
    site: 'site-xikou-cunkou',
    about: '会划竹筏的下水，其他人岸上接。必须穿救生衣。',
    bring: ['雨鞋', '手套'],
    bringNote: '救生衣和网兜村里有',
    shifts: [[4, '13:30', '16:00', 14, 9]],
  },
  {
    title: '橘子滞销帮采帮卖',
    branchId: 'org-xikou',
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
    title: '给在外党员寄学习资料',
    branchId: 'org-jiguan',
    site: 'site-zhenzhengfu',
    about: '核地址、装信封、贴单子，一共 60 份。',
    bring: [],
    shifts: [[2, '14:00', '16:00', 6, 6]],
  },
  {
    title: '电站围栏除草',
    branchId: 'org-guangfu',
    site: 'site-guangfu-1',
    about: '围栏内外各一米，镰刀为主，割草机由专人开。',
    bring: ['镰刀', '手套', '长袖'],
    shifts: [[5, '07:00', '09:30', 25, 14]],
  },
  {
    title: '冬季森林防火巡山',
    branchId: 'org-shangtian',
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
    branchId: 'org-shangtian',
    site: 'site-shangtian-litang',
    about: '洗菜、切菜、端菜、洗碗，各认一样。',
    bring: ['围裙'],
    shifts: [
      [7, '07:00', '10:30', 20, 20, 4],
      [7, '10:30', '13:30', 20, 15],
    ],
  },
  {
    title: '研学孩子下田安全员',
    branchId: 'org-nonglv',
    site: 'site-daoyu',
    about: '一人看五个孩子，不离田埂两米。',
    bring: ['雨鞋', '哨子'],
    shifts: [[10, '09:00', '11:30', 16, 1]],
  },
  {
    title: '村史照片整理',
    branchId: 'org-nonglv',
    site: 'site-shangtian-litang',
    about: '认人、写说明、扫进电脑。老人来认人最好。',
    bring: ['老花镜'],
    shifts: [
      [8, '13:30', '16:00', 6, 2],
      [11, '13:30', '16:00', 6, 0],
    ],
  },
  {
    title: '仓库盘点搬运',
    branchId: 'org-guangfu',
    site: 'site-zhanzhang',
    about: '备件清点、贴标签，搬 30 箱。',
    bring: ['手套'],
    shifts: [[10, '13:30', '16:30', 10, 0]],
  },
  {
    title: '油菜育苗间苗',
    branchId: 'org-shangtian',
    site: 'site-daotianhua',
    about: '为明年春天的油菜花景做准备。',
    bring: ['小凳子', '手套'],
    shifts: [
      [11, '08:00', '11:00', 24, 0],
      [12, '08:00', '11:00', 24, 0],
    ],
  },
  {
    title: '陪老人去镇上复诊',
    branchId: 'org-xikou',
    site: 'site-xikou-cunkou',
    about: '五位老人，一人陪一位，村里的车接送。',
    bring: [],
    shifts: [[12, '07:30', '11:00', 5, 0]],
  },
  {
    title: '冬修水渠',
    branchId: 'org-xikou',
    site: 'site-daoyu',
    about: '清淤、补缺口，段长分好段。',
    bring: ['铁锹', '雨鞋'],
    shifts: [[13, '07:30', '11:30', 60, 0]],
  },
]

/** The weeks before: done, with everybody there. */
export const pastPlans: readonly TaskPlan[] = [
  {
    title: '稻谷收割帮工',
    branchId: 'org-shangtian',
    site: 'site-daotianhua',
    about: '收割机进不去的边角用镰刀。',
    bring: ['镰刀', '手套'],
    shifts: [[-20, '07:00', '11:00', 30, 30]],
    with: ['周桂芳'],
  },
  {
    title: '板下除草',
    branchId: 'org-yaocai',
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
    title: '重阳节敬老宴',
    branchId: 'org-shangtian',
    site: 'site-shangtian-litang',
    about: '帮厨、端菜、送老人回家。',
    bring: ['围裙'],
    shifts: [[-13, '09:00', '13:00', 18, 18]],
    with: ['王德明'],
  },
  {
    title: '河道清淤',
    branchId: 'org-xikou',
    site: 'site-xikou-cunkou',
    about: '清两段河道的淤泥。',
    bring: ['雨鞋', '铁锹'],
    shifts: [[-6, '08:00', '11:00', 20, 17]],
  },
  {
    title: '石斛分级装盒',
    branchId: 'org-yaocai',
    site: 'site-yaocai',
    about: '按长短粗细分三级。',
    bring: ['老花镜'],
    shifts: [[-2, '13:00', '16:00', 24, 22]],
    with: ['周桂芳'],
  },
]
