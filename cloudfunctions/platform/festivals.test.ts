import { festivalsBetween } from './festivals'

test('two weeks from 小雪 hold no other festival, and December the winter solstice', () => {
  expect(festivalsBetween('2026-11-22', '2026-12-06')).toEqual([{ day: '2026-11-22', name: '小雪' }])
  expect(festivalsBetween('2026-12-20', '2026-12-25')).toEqual([{ day: '2026-12-22', name: '冬至' }])
})

test('festivals by the moon and by the date stand in order', () => {
  const names = festivalsBetween('2027-01-01', '2027-02-20').map(({ name }) => name)
  expect(names).toEqual(['元旦', '小寒', '腊八节', '大寒', '立春', '除夕', '春节', '雨水', '元宵节'])
})
