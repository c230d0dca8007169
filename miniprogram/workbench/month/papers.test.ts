import { aMonth } from '../../testing/month'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'

const path = 'workbench/month/month'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

async function opened(words = '10月月结'): Promise<Screen> {
  const screen = openPage(path)
  await sees(screen, words)
  return screen
}

test('the hours of the last months are laid side by side, the month’s own last', async () => {
  phone.answer('month.get', aMonth())
  const screen = await opened('近几个月服务时长')
  expect(screen.part('.bars').instance.data.rows).toMatchObject([
    { text: '96', width: 80, isOwn: false },
    { text: '120.5', width: 100, isOwn: true },
  ])
  screen.close()
  phone.answer('month.get', aMonth({ hours: [{ month: '2026-10', hours: 12 }] }))
  const single = await opened()
  expect(single.text).not.toContain('近几个月服务时长')
  single.close()
})

test('while a paper is made it says which step it is at', async () => {
  phone.answer('month.get', aMonth())
  const screen = await opened('要打印的')
  expect(screen.count('.papers')).toBe(0)
  screen.page.onPaper?.({ currentTarget: { dataset: { file: 'excel' } } } as never)
  await until(() => screen.count('.papers') === 1)
  expect(screen.part('.papers').instance.data.steps).toMatchObject([
    { name: '做文件', mark: 'now' },
    { name: '下载', mark: 'later' },
    { name: '打开', mark: 'later' },
  ])
  await until(() => screen.count('.papers') === 0)
  screen.close()
})
