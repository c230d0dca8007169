import { inTown } from './in-town'
import { detailOf, openidOf } from './phone'

const here = inTown()
const title = '光伏板下补种黄精'

test('the card in the group says what, when, where and how many are lacking, and opens that shift', async () => {
  const phone = await here.phoneOf(await openidOf(here.town, '王德明'))
  await phone.open(await detailOf(here.town, title))
  await phone.tap('转发到群')
  await phone.sees(/光伏板下补种黄精，11月23日 7:30，三号光伏区南门，还缺/)
  await phone.sees(/shiftId=t-001-s1/)
})

test('the text for the group carries names only from the person in charge', async () => {
  const path = await detailOf(here.town, title)
  const member = await here.phoneOf(await openidOf(here.town, '王德明'), { mayCopy: true })
  await member.open(path)
  await member.tap('复制成接龙')
  await member.sees('复制好了')
  const text = await member.copied()
  expect(text).toContain('名额 12 人，已报 9 人，还缺 3 人')
  expect(text).not.toContain('周桂芳')
  expect(await member.picture('share-copied')).toEqual([])

  const lead = await here.phoneOf(await openidOf(here.town, '徐建国'), { mayCopy: true })
  await lead.open(path)
  await lead.tap('复制成接龙')
  await lead.sees('带着名单，只发到该看的群里。')
  const list = await lead.copied()
  expect(list).toContain('周桂芳')
  expect(list.match(/^\d+\. /gm)).toHaveLength(9)
})
