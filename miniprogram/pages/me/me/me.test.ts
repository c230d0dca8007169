import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'
import { anItem, member } from '../../../testing/samples'

const path = 'pages/me/me/me'
const day = 24 * 3_600_000

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'groupLeader', orgId: 'b-1-g', orgName: '耕种队党小组' }],
  })
  phone.answer('task.list', { items: [] })
})

test('introduces the member with branch and duties', async () => {
  const screen = openPage(path)
  await sees(screen, '周周桂芳上田村支部 · 村民耕种队党小组 党小组长')
  screen.close()
})

test('lists what is ahead with my stand in it, and opens the task on a tap', async () => {
  phone.answer('task.list', ({ view }) => ({
    items:
      view === 'mine'
        ? [
            anItem({ mine: { state: 'claimed' } }),
            anItem({ id: 's-2', left: 0, mine: { state: 'waiting', position: 2, why: 'full' } }),
          ]
        : [],
  }))
  const screen = openPage(path)
  await sees(screen, '7:30 · 三号光伏区南门已报名')
  await sees(screen, '候补第 2 位')
  screen.send('.mine', 'open', { taskId: 't-1', shiftId: 's-2' }, 1)
  expect(phone.opened).toEqual(['/pages/task/detail/detail?taskId=t-1&shiftId=s-2'])
  screen.close()
})

test('of the past it says whether the hours have been recorded', async () => {
  const startsAt = Date.now() - 3 * day
  phone.answer('task.list', ({ view }) => ({
    items:
      view === 'past'
        ? [
            anItem({ startsAt, mine: { state: 'claimed' } }),
            anItem({ id: 's-2', startsAt, state: 'settled', mine: { state: 'claimed' } }),
          ]
        : [],
  }))
  const screen = openPage(path)
  await sees(screen, '工时待记')
  await sees(screen, '工时已记')
  screen.close()
})

test('reaching the bottom adds older shifts below', async () => {
  phone.answer('task.list', ({ view, cursor }) => {
    if (view !== 'past') {
      return { items: [] }
    }
    return cursor ? { items: [anItem({ id: 's-2' })] } : { items: [anItem()], next: '1_s-1' }
  })
  const screen = openPage(path)
  await sees(screen, '往上拉还有')
  screen.page.onReachBottom?.()
  await sees(screen, '光伏板下补种黄精')
  await until(() => screen.count('.mine') === 2)
  expect(screen.count('.mine')).toBe(2)
  expect(screen.text).not.toContain('往上拉还有')
  screen.close()
})

test('a visitor learns how to get in, and no list of theirs is asked for', async () => {
  phone.answer('session.me', { bound: false })
  const screen = openPage(path)
  await sees(screen, '您还没认支部任务都能看。要报名，先认一下支部。')
  expect(screen.text).toContain('我有邀请码填好就能报名找我的支部')
  expect(phone.sentOf('task.list')).toHaveLength(0)
  screen.close()
})

test('only somebody with an office is led to the workbench', async () => {
  const officer = openPage(path)
  await sees(
    officer,
    '工作台我领头的班名单、签到码、工时我的这一周支部动态我的服务记录工时和证明我的求助我提的，和找我的亮身份我的资料',
  )
  officer.close()
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('task.list', { items: [] })
  const other = openPage(path)
  await sees(other, '我的这一周支部动态我的服务记录工时和证明我的求助我提的，和找我的亮身份我的资料')
  expect(other.text).not.toContain('工作台')
  other.close()
})

test('a party member finds the passbook here, a villager does not', async () => {
  phone.answer('session.me', { ...member, kind: 'party' })
  const screen = openPage(path)
  await sees(screen, '红色存折每一分怎么来的')
  screen.close()
  phone.answer('session.me', member)
  const other = openPage(path)
  await sees(other, '我的服务记录')
  expect(other.text).not.toContain('红色存折')
  other.close()
})

test('readers with normal letters are told where to make them larger', async () => {
  const screen = openPage(path)
  await sees(screen, '字太小？')
  screen.close()
})

test('without network the saved lists are shown with their time', async () => {
  phone.answer('task.list', ({ view }) => ({ items: view === 'mine' ? [anItem()] : [] }))
  const first = openPage(path)
  await sees(first, '光伏板下补种黄精')
  first.close()
  phone.network = 'offline'
  const again = openPage(path)
  await sees(again, '没有网，先看上次的内容')
  await sees(again, '光伏板下补种黄精')
  again.close()
})

test('who runs this, what is done with data and where to complain stand at the end, also without a network', async () => {
  phone.network = 'offline'
  const screen = openPage(path)
  await sees(screen, '没有网')
  expect(screen.text).toContain('关于谁在办，核对码是什么协议与隐私投诉与建议')
  screen.close()
})
