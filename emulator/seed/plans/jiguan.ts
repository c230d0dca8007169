import type { TaskPlan } from '../task-plan'

/** 镇机关: land transfer, the service centre. */
export const jiguan: readonly TaskPlan[] = [
  {
    title: '土地流转合同续签入户',
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
    site: 'site-shangtian-litang',
    about: '搭桌子、维持秩序，登记要问的事。律师由司法所请。',
    bring: [],
    shifts: [[5, '09:00', '11:00', 5, 4]],
  },
  {
    title: '给在外党员寄学习资料',
    site: 'site-zhenzhengfu',
    about: '核地址、装信封、贴单子，一共 60 份。',
    bring: [],
    shifts: [[2, '14:00', '16:00', 6, 6]],
  },
]
