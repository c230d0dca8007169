import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees } from '../../testing/render-page'
import { aRulesPage, townRules } from '../../testing/rules'

const path = 'workbench/rules-edit/rules-edit'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('rules.get', aRulesPage())
})

async function opened(): Promise<Screen> {
  const screen = openPage(path)
  await sees(screen, '还没有改动')
  return screen
}

const setThreshold = (screen: Screen, value: number) => screen.send('.threshold', 'change', { value })

test('a change is said in plain words with the month it begins, and only then saved', async () => {
  phone.answer('rules.edit', { version: 2, from: '2026-12' })
  const screen = await opened()
  expect(screen.count('#save')).toBe(0)
  setThreshold(screen, 85)
  await sees(screen, '够条件的分数：原来80 分，改成85 分。')
  phone.answer(
    'rules.get',
    aRulesPage({
      next: { from: '2026-12', rules: { ...townRules, version: 2, threshold: 85 }, changes: [] },
    }),
  )
  screen.tap('#save')
  await sees(screen, '规则改好了')
  expect(phone.sentOf('rules.edit')[0]?.input).toMatchObject({ branchId: 'b-1', version: 1, threshold: 85 })
  await sees(screen, '起用第 2 版')
  screen.close()
})

test('no stepper goes beyond the town’s rules', async () => {
  const screen = await opened()
  expect(screen.part('.contribution').instance.data.most).toBe(40)
  expect(screen.part('.threshold').instance.data.least).toBe(60)
  screen.close()
})

test('when somebody wrote a version first, mine stays and is laid against theirs', async () => {
  const screen = await opened()
  setThreshold(screen, 85)
  await sees(screen, '改成85 分')
  phone.refuse('rules.edit', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  const theirs = { ...townRules, version: 2, threshold: 90 }
  phone.answer('rules.get', ({ month }) =>
    month ? aRulesPage() : aRulesPage({ next: { from: '2026-12', rules: theirs, changes: [] } }),
  )
  screen.tap('#save')
  await sees(screen, '刚才有人先改了规则')
  await sees(screen, '够条件的分数：原来90 分，改成85 分。')
  screen.close()
})

test('what was set is there when the page is opened again, until it is given up', async () => {
  const screen = await opened()
  setThreshold(screen, 85)
  await sees(screen, '改成85 分')
  screen.close()
  const again = openPage(path)
  await sees(again, '改成85 分')
  again.tap('#undo')
  await sees(again, '还没有改动')
  again.close()
})
