import { inTown } from './in-town'
import { openidOf } from './phone'

const here = inTown()

test.each([1, 1.4] as const)('at ×%d my year, my week and the certificate can be read', async (scale) => {
  const phone = await here.phoneOf(await openidOf(here.town, '周桂芳'), { scale })
  await phone.open('pages/me/me/me')
  await phone.choose('link', '我的服务记录')
  await phone.sees('服务时长')
  await phone.sees(/傅晨曦确认/)
  expect(await phone.picture(`record-${scale}`)).toEqual([])
  await phone.tap('开服务证明')
  await phone.sees('周桂芳同志（上田村支部）：')
  await phone.sees(/2026 年参加红星蓝领志愿服务/)
  expect(await phone.picture(`certificate-${scale}`)).toEqual([])

  await phone.open('pages/home/home/home')
  await phone.choose('link', '我的这一周')
  await phone.sees('石斛分级装盒')
  expect(await phone.picture(`week-${scale}`)).toEqual([])
  await phone.tap('下一周')
  await phone.sees('光伏板下补种黄精')
  await phone.sees('候补第 2 位')
})
