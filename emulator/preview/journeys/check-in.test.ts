import { inTown } from './in-town'
import { detailOf, openidOf, type Phone } from './phone'
import { callAs, setClock } from './town-calls'

const here = inTown()
const title = '光伏板下补种黄精'
const shiftId = 't-001-s1'

async function codeNow(): Promise<string> {
  const lead = await openidOf(here.town, '徐建国')
  return (await callAs(here.town, lead, 'shift.code', { shiftId })).code
}

async function phoneOf(name: string, scale: 1 | 1.4 = 1): Promise<Phone> {
  return here.phoneOf(await openidOf(here.town, name), { scale })
}

/** Two more people of the shift who have a phone. */
async function twoOthers(): Promise<[string, string]> {
  const lead = await openidOf(here.town, '徐建国')
  const { people } = await callAs(here.town, lead, 'shift.roster', { shiftId })
  const onIt = new Set(people.map(({ name }) => name))
  const bound = (await (await fetch(`${here.town.address}/identities?all=1`)).json()) as { name: string }[]
  const [one, other] = bound.filter(({ name }) => onIt.has(name) && name !== '周桂芳')
  return [one?.name ?? '', other?.name ?? '']
}

test('the day before one says 会来; in the morning the first page leads to checking in with six digits', async () => {
  const path = await detailOf(here.town, title)
  const evening = await phoneOf('周桂芳', 1.4)
  await evening.open(path)
  await evening.sees('快开始了，请说一声来不来，领头人好安排。')
  expect(await evening.picture('coming-asked')).toEqual([])
  await evening.tap('会来')
  await evening.sees('说好会来')

  await setClock(here.town, '2026-11-23T07:04:00+08:00')
  const phone = await phoneOf('周桂芳', 1.4)
  await phone.open('pages/home/home/home')
  await phone.tap('到场签到')
  await phone.sees('签到码（六位数）')
  expect(await phone.picture('check-in')).toEqual([])
  await phone.type('签到码，六位数', '000000')
  await phone.tap('签到')
  await phone.sees('签到码不对')
  await phone.type('签到码，六位数', await codeNow())
  await phone.tap('签到')
  await phone.sees(/^签到了，7:0/)
  expect(await phone.picture('checked-in')).toEqual([])
  await phone.open(path)
  await phone.sees(/^签到了，7:0/)
})

test('the lead’s picture is scanned; without network the code goes out once it is back', async () => {
  await setClock(here.town, '2026-11-23T07:06:00+08:00')
  const [one, other] = await twoOthers()
  const scanning = await phoneOf(one)
  await scanning.open(`pages/task/check-in/check-in?taskId=t-001&shiftId=${shiftId}`)
  await scanning.tap('扫一扫')
  await scanning.answer(`hx:${shiftId}:${await codeNow()}`)
  await scanning.sees(/^签到了，7:0/)

  const offline = await phoneOf(other)
  await offline.open(`pages/task/check-in/check-in?taskId=t-001&shiftId=${shiftId}`)
  await offline.sees('签到码（六位数）')
  await offline.network('断开')
  await offline.type('签到码，六位数', await codeNow())
  await offline.tap('签到')
  await offline.sees('还没签上')
  expect(await offline.picture('check-in-held')).toEqual([])
  await offline.network('好')
  await offline.sees(/^签到了，7:0/)
})
