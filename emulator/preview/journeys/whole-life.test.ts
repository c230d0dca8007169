import { inTown } from './in-town'
import { openidOf, type Phone } from './phone'
import { callAs, setClock } from './town-calls'

const here = inTown()

describe.each([
  [1, '', '清洗五号区组件', '2026-11-24'],
  [1.4, '-large', '清洗六号区组件', '2026-11-26'],
] as const)('at font scale %s', (scale, suffix, words, day) => {
  const phoneOf = async (name: string) => here.phoneOf(await openidOf(here.town, name), { scale })
  const shows = async (phone: Phone, name: string) =>
    expect(await phone.picture(`life-${name}${suffix}`)).toEqual([])

  test('a need of the 光伏电站 becomes a task, is worked, its hours confirmed, and the asker says done', async () => {
    await setClock(here.town, '2026-11-22T09:41:00+08:00')
    const contact = await phoneOf('任红梅')
    await contact.open('pages/need/raise/raise')
    await contact.choose('radio', '缺人手')
    await contact.type('说说情况', `${words}，月底前要完。`)
    await contact.type('要几个人', '2')
    await contact.type('地方', '南门')
    await contact.tap('提交求助')
    await contact.sees('等人接')
    await shows(contact, 'need')

    const secretary = await phoneOf('田卫东')
    await secretary.open('pages/need/list/list?view=toMe')
    await secretary.screen.getByText(words).first().click()
    await secretary.tap('转成任务')
    await secretary.pick('哪一天', day)
    await secretary.pick('几点开始', '08:00')
    await secretary.pick('几点结束', '11:00')
    await shows(secretary, 'publish')
    await secretary.tap('看看大家会看到什么')
    await secretary.tap(/^发布$/)
    await secretary.sees('大家打开任务就能报名。')
    const { taskId, shiftId } = await published()

    const member = await phoneOf('周桂芳')
    await member.open(`pages/task/detail/detail?taskId=${taskId}`)
    await member.tap('报名这一班')
    await member.sees('您在这一班')
    await shows(member, 'claimed')

    await setClock(here.town, `${day}T07:50:00+08:00`)
    const lead = await phoneOf('田卫东')
    await lead.open(`lead/roster/roster?shiftId=${shiftId}`)
    await lead.tap('出示签到码')
    await lead.sees('半分钟换一次')
    await shows(lead, 'code')
    const digits = (await lead.screen.locator('.digits').getAttribute('aria-label')) ?? ''
    const worker = await phoneOf('周桂芳')
    await worker.open(`pages/task/check-in/check-in?taskId=${taskId}&shiftId=${shiftId}`)
    await worker.type('签到码，六位数', digits.replaceAll(/\D/g, ''))
    await worker.tap('签到')
    await worker.sees(/^签到了，7:5/)
    await shows(worker, 'checked-in')

    await setClock(here.town, `${day}T11:05:00+08:00`)
    const after = await phoneOf('田卫东')
    await after.open(`lead/hours/hours?shiftId=${shiftId}`)
    await after.sees('周桂芳')
    await shows(after, 'hours')
    await after.tap(/^确认工时$/)
    await after.tap('确定')
    await after.sees(/工时记好了/)

    const told = await phoneOf('周桂芳')
    await told.open('pages/me/record/record')
    await told.sees(words)
    await shows(told, 'record')

    const asker = await phoneOf('任红梅')
    await asker.open('pages/need/list/list')
    await asker.screen.getByText(words).first().click()
    await asker.tap('办好了')
    await asker.choose('radio', '很满意')
    await asker.tap('办好了，亮绿灯')
    await asker.sees('绿灯亮了')
    await shows(asker, 'done')
  })

  async function published(): Promise<{ taskId: string; shiftId: string }> {
    const { items } = await callAs(here.town, await openidOf(here.town, '周桂芳'), 'task.list', {
      view: 'open',
      day,
      limit: 50,
    })
    const item = items.find(({ title }) => title.startsWith(words))
    return { taskId: item?.taskId ?? '', shiftId: item?.shift.id ?? '' }
  }
})
