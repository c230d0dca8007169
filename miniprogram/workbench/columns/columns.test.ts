import type { Output } from '../../../cloudfunctions/contract/contract'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'

const path = 'workbench/columns/columns'
let phone: Phone

const town = (over: Partial<Output<'month.columns'>> = {}): Output<'month.columns'> => ({
  version: 0,
  isDefault: true,
  columns: [
    { field: 'name', heading: '姓名' },
    { field: 'score', heading: '总分' },
    { field: 'hours', heading: '工时' },
  ],
  others: [{ field: 'kinds', heading: '实事类数' }],
  ...over,
})

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('month.columns', town())
})

async function opened(): Promise<Screen> {
  const screen = openPage(path)
  await sees(screen, '上面是样子')
  return screen
}

const headings = (screen: Screen) => {
  const { rows } = screen.page.data as unknown as { rows: { heading: string }[] }
  return rows.map(({ heading }) => heading)
}

const tap = (screen: Screen, deed: 'onUp' | 'onDown' | 'onPutAway' | 'onShowAgain', field: string) =>
  screen.page[deed]?.({ currentTarget: { dataset: { field } } } as never)

const rename = (screen: Screen, index: number, value: string) =>
  screen.send('.heading', 'type', { value }, index)

test('columns move, are renamed and put away, and the sample shows it before it is saved', async () => {
  const screen = await opened()
  expect(screen.count('#save')).toBe(0)
  tap(screen, 'onUp', 'hours')
  await until(() => headings(screen).join() === '姓名,工时,总分')
  rename(screen, 2, '得分')
  tap(screen, 'onShowAgain', 'kinds')
  tap(screen, 'onPutAway', 'hours')
  await until(() => headings(screen).join() === '姓名,得分,实事类数')
  phone.answer('month.editColumns', { version: 1 })
  phone.answer('month.columns', town({ version: 1, isDefault: false }))
  screen.tap('#save')
  await sees(screen, '列存好了')
  expect(phone.sentOf('month.editColumns')[0]?.input).toEqual({
    branchId: 'b-1',
    version: 0,
    columns: [
      { field: 'name', heading: '姓名' },
      { field: 'score', heading: '得分' },
      { field: 'kinds', heading: '实事类数' },
    ],
  })
  screen.close()
})

test('the names cannot be put away, and the ends do not move beyond', async () => {
  const screen = await opened()
  expect(screen.count('.hide')).toBe(2)
  tap(screen, 'onUp', 'name')
  tap(screen, 'onDown', 'hours')
  expect(headings(screen)).toEqual(['姓名', '总分', '工时'])
  screen.close()
})

test('a column without a name is not saved', async () => {
  const screen = await opened()
  rename(screen, 1, ' ')
  await until(() => screen.count('#save') === 1)
  screen.tap('#save')
  await sees(screen, '每一列都要有名字。')
  expect(phone.sentOf('month.editColumns')).toHaveLength(0)
  screen.close()
})

test('back to the town’s columns, after a question', async () => {
  phone.answer('month.columns', town({ version: 3, isDefault: false }))
  phone.answer('month.editColumns', { version: 4 })
  const screen = await opened()
  screen.tap('#default')
  await sees(screen, '恢复成镇里的列了')
  expect(phone.sentOf('month.editColumns')[0]?.input).toEqual({ branchId: 'b-1', version: 3 })
  screen.close()
})

test('when somebody changed them first, theirs are shown', async () => {
  const screen = await opened()
  tap(screen, 'onPutAway', 'hours')
  await until(() => screen.count('#save') === 1)
  phone.refuse('month.editColumns', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  phone.answer('month.columns', town({ version: 1, columns: [{ field: 'name', heading: '党员' }] }))
  screen.tap('#save')
  await sees(screen, '刚才有人先改了')
  expect(headings(screen)).toEqual(['党员'])
  screen.close()
})

test('what was changed is there when the page is opened again', async () => {
  const screen = await opened()
  tap(screen, 'onPutAway', 'hours')
  await until(() => screen.count('#save') === 1)
  screen.close()
  const again = await opened()
  expect(headings(again)).toEqual(['姓名', '总分'])
  again.close()
})
