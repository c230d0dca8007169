import { chainText } from './chain-text'
import { startOfDay } from './format'

const startsAt = startOfDay('2026-11-23') + 7.5 * 3_600_000
const shift = {
  title: '光伏板清灰',
  siteName: '三号光伏区南门',
  startsAt,
  endsAt: startsAt + 3 * 3_600_000,
  places: 12,
  taken: 2,
  waiting: 0,
}

test('a 接龙 says what, when, where and how many are missing, then the people by number', () => {
  const people = [{ name: '周桂芳' }, { name: '王德明', teamName: '先锋队' }]
  expect(chainText({ ...shift, leadName: '徐建国', people }).split('\n')).toEqual([
    '【蓝领任务】光伏板清灰',
    '时间：11月23日 星期一 7:30–10:30',
    '地点：三号光伏区南门',
    '领头人：徐建国',
    '要 12 人，已报 2 人，还缺 10 人',
    '1. 周桂芳',
    '2. 王德明（先锋队）',
    '在微信小程序“红星蓝领”里报名。',
  ])
})

test('without people it gives numbers only; a full shift says how many wait', () => {
  const text = chainText({ ...shift, taken: 12, waiting: 3 })
  expect(text).toContain('12 个名额已满，候补 3 人')
  expect(text).not.toContain('1. ')
})
