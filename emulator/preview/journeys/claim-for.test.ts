import { inTown } from './in-town'
import { detailOf, openidOf } from './phone'

const here = inTown()

test.each([1, 1.4] as const)('at ×%d a group leader claims for people without a phone', async (scale) => {
  const phone = await here.phoneOf(await openidOf(here.town, '蒋美莲'), { scale })
  await phone.open(await detailOf(here.town, '冬修水渠'))
  await phone.choose('link', '替别人报名')
  await phone.sees('整队一起报')
  await phone.tap('耕种队')
  await phone.sees(/替 \d+ 位报名/)
  expect(await phone.picture(`claim-for-${scale}`)).toEqual([])
  if (scale === 1) {
    await phone.tap(/替 \d+ 位报名/)
    await phone.sees(/报上了/)
    return
  }
  await phone.tap(/替 \d+ 位报名/)
  await phone.sees(/位去不了/)
  expect(await phone.picture('claim-for-clash')).toEqual([])
  await phone.tap(/去掉这/)
})
