import type { Input } from '../../../cloudfunctions/contract/contract'
import { inTown } from './in-town'
import { openidOf } from './phone'
import { callAs, setClock } from './town-calls'

const here = inTown()

/** A task of 上田村 on that day from eight to ten, led by 王德明, on which 周桂芳 goes. */
async function publish(kind: Input<'task.publish'>['kind'], title: string, day: string): Promise<string> {
  const [secretary, lead, member] = await Promise.all(
    ['李良才', '王德明', '周桂芳'].map((name) => openidOf(here.town, name)),
  )
  const me = await callAs(here.town, lead ?? '', 'session.me', {})
  if (!me.bound) {
    throw new Error('the lead is no member')
  }
  const { taskId } = await callAs(here.town, secretary ?? '', 'task.publish', {
    title,
    kind,
    about: '两人一组，把话带到。',
    site: { name: '上田村文化礼堂' },
    leadId: me.memberId,
    chain: [],
    bring: [],
    branchId: me.branchId,
    urgent: false,
    audience: 'all',
    shifts: [
      {
        startsAt: Date.parse(`${day}T08:00:00+08:00`),
        endsAt: Date.parse(`${day}T10:00:00+08:00`),
        places: 8,
      },
    ],
  })
  const { shifts } = await callAs(here.town, member ?? '', 'task.get', { taskId })
  const shiftId = shifts[0]?.id ?? ''
  await callAs(here.town, member ?? '', 'task.claim', { shiftId })
  return shiftId
}

describe.each([
  [1, '', '2026-11-24'],
  [1.4, '-large', '2026-11-25'],
] as const)('at font scale %s', (scale, suffix, day) => {
  test('households visited are noted with a result, and read by named people only', async () => {
    await setClock(here.town, '2026-11-22T09:41:00+08:00')
    const shiftId = await publish('visit', '入户走访', day)
    await setClock(here.town, `${day}T10:05:00+08:00`)
    const phone = await here.phoneOf(await openidOf(here.town, '王德明'), { scale })
    await phone.open(`lead/roster/roster?shiftId=${shiftId}`)
    await phone.tap('确认工时')
    await phone.tap(/^周桂芳，/)
    await phone.tap('加一户入户')
    await phone.type('第 1 户，户主', '村东第三户')
    await phone.tap(/^确认工时$/)
    await phone.sees('入户记录没写全')
    expect(await phone.picture(`lead-visit-half${suffix}`)).toEqual([])
    await phone.type('第 1 户，结果', '屋顶漏雨，要人修')
    await phone.sees('没签到 · 入户 1 户')
    expect(await phone.picture(`lead-visit-hours${suffix}`)).toEqual([])
    await phone.tap(/^确认工时$/)
    await phone.tap('确定')
    await phone.sees('记好了')
    await phone.tap('回到名单')
    await phone.tap('入户记录')
    await phone.sees('屋顶漏雨，要人修')
    await phone.sees(`保留到 2027年11月${Number(day.slice(8))}日`)
    expect(await phone.picture(`lead-visits${suffix}`)).toEqual([])

    const stranger = await here.phoneOf(await openidOf(here.town, '徐建国'), { scale })
    await stranger.open(`lead/visits/visits?shiftId=${shiftId}`)
    await stranger.sees(/可能已经撤下/)
    await stranger.missing('屋顶漏雨，要人修')
  })
})

test('people brought along are counted in a labour task', async () => {
  await setClock(here.town, '2026-11-22T09:41:00+08:00')
  const person = await openidOf(here.town, '周桂芳')
  const shiftId = await publish('labour', '采茶用工', '2026-11-26')
  await setClock(here.town, '2026-11-26T10:05:00+08:00')
  const phone = await here.phoneOf(await openidOf(here.town, '王德明'), { scale: 1.4 })
  await phone.open(`lead/hours/hours?shiftId=${shiftId}`)
  await phone.tap(/^周桂芳，/)
  await phone.tap('周桂芳带来多 1 人')
  await phone.tap('周桂芳带来多 1 人')
  await phone.sees('没签到 · 带来 2 人')
  expect(await phone.picture('lead-labour-large')).toEqual([])
  await phone.tap(/^确认工时$/)
  await phone.tap('确定')
  await phone.sees('1 人的工时记好了，已经告诉他们。')
  const { items } = await callAs(here.town, person, 'record.mine', { year: 2026 })
  expect(items[0]).toMatchObject({ shiftId, hours: 2, counts: true })
})
