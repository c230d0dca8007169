import { inTown } from './in-town'
import { openidOf, type Phone } from './phone'
import { callAs, setClock } from './town-calls'

const here = inTown()
const title = '光伏板下补种黄精'
const shiftId = 't-001-s1'

const lead = () => openidOf(here.town, '徐建国')
const secretary = () => openidOf(here.town, '薛爱珍')
const roster = `lead/roster/roster?shiftId=${shiftId}`

/** Two who are on the shift and have not been seen there. */
async function twoUnseen(): Promise<[string, string]> {
  const { people } = await callAs(here.town, await lead(), 'shift.roster', { shiftId })
  const [one, other] = people.filter(
    ({ name, checkedInAt }) => checkedInAt === undefined && name !== '徐建国',
  )
  return [one?.name ?? '', other?.name ?? '']
}

/** Somebody of the task's branch who has not claimed. */
async function latecomer(): Promise<string> {
  for (const search of ['王', '周', '李', '毛', '徐', '刘', '陈']) {
    const { people } = await callAs(here.town, await lead(), 'shift.find', { shiftId, search })
    const found = people.find(({ isOn }) => !isOn)
    if (found) {
      return found.name
    }
  }
  throw new Error('nobody is left in the branch')
}

async function codeOn(phone: Phone): Promise<string> {
  const label = await phone.screen.locator('.digits').getAttribute('aria-label')
  return (label ?? '').replaceAll(/\D/g, '')
}

test('in the morning the lead shows the code, a member checks in, one is ticked, one comes without a claim', async () => {
  await callAs(here.town, await lead(), 'task.claim', { shiftId })
  await setClock(here.town, '2026-11-23T07:04:00+08:00')
  const phone = await here.phoneOf(await lead(), { mayCopy: true })
  await phone.open('pages/me/me/me')
  await phone.choose('link', '我领头的班')
  await phone.sees(title)
  expect(await phone.picture('lead-shifts')).toEqual([])
  await phone.choose('link', new RegExp(`^${title}，今天`))
  await phone.tap('出示签到码')
  await phone.sees('半分钟换一次')
  expect(await phone.picture('lead-code')).toEqual([])
  const code = await codeOn(phone)
  await callAs(here.town, await openidOf(here.town, '周桂芳'), 'task.checkIn', { shiftId, code })

  await phone.open(roster)
  await phone.sees(/^签到 7:0/)
  await phone.screen.getByRole('checkbox', { name: `${(await twoUnseen())[0]}到场` }).click()
  expect(await phone.picture('lead-roster')).toEqual([])
  await phone.tap('复制接龙名单')
  await phone.sees('带着名单，只发到该看的群里。')
  expect(await phone.copied()).toMatch(/名额 12 人，已报 10 人[^]*周桂芳/)
  await phone.tap('现场加人')
  const late = await latecomer()
  await phone.type('谁到了', late)
  await phone.tap(`加上${late}`)
  await phone.sees('加上后会告诉他。')
  await phone.tap('确定')
  await phone.sees(`${late}加上了`)
  expect(await phone.picture('lead-added')).toEqual([])
})

test('afterwards hours are confirmed with two exceptions, the lead’s own by the secretary, and one is corrected', async () => {
  await setClock(here.town, '2026-11-23T10:31:00+08:00')
  const phone = await here.phoneOf(await lead(), { scale: 1.4 })
  await phone.open('lead/shifts/shifts')
  await phone.choose('tab', /^待确认工时 /)
  await phone.choose('link', new RegExp(`^${title}，今天 7:30`))
  await phone.sees('您自己的工时由支部书记确认。')
  const [ticked, excused] = await twoUnseen()
  await phone.screen.getByRole('checkbox', { name: `${ticked}到场` }).click()
  expect(await phone.picture('lead-roster-large')).toEqual([])
  await phone.tap('确认工时')
  await phone.sees('签到和勾过的 3 人按到场')
  await phone.tap(new RegExp(`^${excused}，`))
  await phone.choose('radio', '请假')
  await phone.tap(/^周桂芳，/)
  await phone.tap('周桂芳少 0.5 小时')
  expect(await phone.picture('lead-hours-large')).toEqual([])
  await phone.sees('请假 1 人')
  await phone.tap(/^确认工时$/)
  await phone.sees(/不能撤回，以后只能写明原因更正。/)
  await phone.tap('确定')
  await phone.sees('记好了')
  await phone.sees(/您自己的工时由支部书记确认。/)
  expect(await phone.picture('lead-hours-done-large')).toEqual([])

  const officer = await here.phoneOf(await secretary())
  await officer.open(roster)
  await officer.sees('还有 1 人没记工时')
  await officer.tap('确认工时')
  await officer.tap(/^徐建国，3 小时/)
  expect(await officer.picture('lead-hours')).toEqual([])
  await officer.tap(/^确认工时$/)
  await officer.tap('确定')
  await officer.sees('1 人的工时记好了，已经告诉他们。')

  await officer.open(roster)
  await officer.choose('link', '更正周桂芳的工时')
  await officer.sees('现在记的：2.5 小时')
  await officer.tap('周桂芳多 0.5 小时')
  await officer.sees('2.5 小时 → 3 小时')
  await officer.type('为什么更正', '提早到了，帮着卸苗')
  expect(await officer.picture('lead-correct')).toEqual([])
  await officer.tap(/^更正$/)
  await officer.sees('更正了')

  const member = await here.phoneOf(await openidOf(here.town, '周桂芳'))
  await member.open('pages/me/record/record')
  await member.sees(title)
  await member.sees(/提早到了，帮着卸苗/)
  expect(await member.picture('lead-member-record')).toEqual([])
})

test('437 people are confirmed with progress; an answer lost in between loses nothing', async () => {
  await setClock(here.town, '2026-12-01T16:05:00+08:00')
  const { items } = await callAs(here.town, await lead(), 'shift.list', { view: 'toConfirm', limit: 50 })
  const large = items.find(({ places }) => places === 500)?.shiftId ?? ''
  const phone = await here.phoneOf(await lead())
  await phone.open(`lead/hours/hours?shiftId=${large}`)
  await phone.sees('到场 437 人')
  expect(await phone.picture('lead-hours-437')).toEqual([])
  await phone.network('应答丢失')
  await phone.tap(/^确认工时$/)
  await phone.tap('确定')
  await phone.sees('没送到，请再点一次')
  expect(await phone.picture('lead-interrupted')).toEqual([])
  await phone.network('慢')
  await phone.tap('接着记')
  await phone.sees(/正在记工时 [1-9]\d%/)
  await phone.picture('lead-progress')
  await phone.network('好')
  await phone.sees('437 人的工时记好了，已经告诉他们。')
})
