import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'

const path = 'workbench/post-figures/post-figures'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

test('a year is counted in words, and each bar is as long as its share of the fullest month', async () => {
  phone.answer('post.figures', {
    months: [
      { month: '2026-11', channel: 'branch', posts: 3, reads: 50 },
      { month: '2026-11', channel: 'jobs', posts: 1, reads: 20 },
      { month: '2026-10', channel: 'branch', posts: 2, reads: 30 },
    ],
  })
  const screen = openPage(path)
  await sees(screen, '发了 6 篇，看过 100 次')
  await sees(screen, '支部动态 5 篇')
  await sees(screen, '10月，2 篇')
  expect([0, 1, 2].map((index) => (screen.part('.part', index).dom as HTMLElement).style.width)).toEqual([
    '50%',
    '75%',
    '25%',
  ])
  screen.close()
})

test('a year without news says so; the year before is one step away; a failure can be tried again', async () => {
  phone.answer('post.figures', { months: [] })
  const screen = openPage(path)
  await sees(screen, '这一年还没有动态')
  phone.network = 'offline'
  screen.send('.years', 'earlier')
  await sees(screen, '没有网')
  phone.network = 'good'
  screen.send('.load', 'act')
  await sees(screen, '这一年还没有动态')
  await until(() => phone.sentOf('post.figures').length === 2)
  const years = phone.sentOf('post.figures').map(({ input }) => Number((input as { year: string }).year))
  expect((years[0] ?? 0) - (years[1] ?? 0)).toBe(1)
  screen.close()
})
