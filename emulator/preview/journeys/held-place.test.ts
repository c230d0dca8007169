import { inTown } from './in-town'
import { detailOf, openidOf } from './phone'
import { callAs, setClock } from './town-calls'

const here = inTown()
const title = '给在外党员寄学习资料'

/** Somebody who holds a place in this shift and gives it back. */
async function giveBackOne(shiftId: string): Promise<void> {
  const people = (await (await fetch(`${here.town.address}/identities?all=1`)).json()) as { openid: string }[]
  for (const { openid } of people) {
    const { items } = await callAs(here.town, openid, 'task.list', { view: 'mine', limit: 50 })
    if (items.some(({ shift }) => shift.id === shiftId && shift.mine?.state === 'claimed')) {
      await callAs(here.town, openid, 'task.release', { shiftId })
      return
    }
  }
  throw new Error(`nobody holds a place in ${shiftId}`)
}

test('a place that frees is held for the first in line, then passes on; each sees why', async () => {
  const path = await detailOf(here.town, title)
  const taskId = path.split('taskId=')[1] ?? ''
  const [firstId, secondId] = [await openidOf(here.town, '周桂芳'), await openidOf(here.town, '王德明')]
  const { shifts } = await callAs(here.town, firstId, 'task.get', { taskId })
  const shiftId = shifts[0]?.id ?? ''
  const first = await here.phoneOf(firstId)
  const second = await here.phoneOf(secondId, { scale: 1.4 })
  for (const phone of [first, second]) {
    await phone.open(path)
    await phone.tap('排候补')
  }
  await second.sees('候补第 2 位')
  await second.sees('前面还没有人退出。')
  expect(await second.picture('waiting-why')).toEqual([])

  await giveBackOne(shiftId)
  await first.open('pages/home/home/home')
  await first.sees(/轮到您了，替您留到 今天 21:4/)
  await first.open(path)
  await first.sees(/轮到您了，替您留到 今天 21:4/)
  expect(await first.picture('held-place')).toEqual([])
  await second.open('pages/me/me/me')
  await second.open(path)
  await second.sees(/空位先留给前面的人，到 今天 21:4/)

  await setClock(here.town, '2026-11-22T21:50:00+08:00')
  await second.open('pages/me/me/me')
  await second.open(path)
  await second.sees(/轮到您了/)
  expect(await second.picture('held-place-large')).toEqual([])
  await second.tap('报名这一班')
  await second.sees(/报上了/)
  await first.open('pages/me/me/me')
  await first.open(path)
  await first.sees('已满，可候补')
})
