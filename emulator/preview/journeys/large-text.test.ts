import { inTown } from './in-town'
import { detailOf, openidOf } from './phone'

const here = inTown()

const pages = [
  ['home', () => 'pages/home/home/home', '还缺人的任务'],
  ['tasks', () => 'pages/task/list/list', '石斛大棚加固防冻膜'],
  ['task', () => detailOf(here.town, '光伏板下补种黄精'), '做什么'],
  ['me', () => 'pages/me/me/me', '去过的任务'],
] as const

describe.each([1, 1.4] as const)('at font scale %s', (scale) => {
  test.each(pages)('nothing on %s is cut, overlaps, is too small or too pale', async (name, path, text) => {
    const phone = await here.phoneOf(await openidOf(here.town, '周桂芳'), { scale })
    await phone.open(await path())
    await phone.sees(text)
    expect(await phone.picture(scale === 1 ? name : `${name}-large`)).toEqual([])
  })
})
