import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees } from '../../../testing/render-page'
import { aRulesPage, townRules } from '../../../testing/rules'

const path = 'pages/red-star/rules/rules'
const query = { branchId: 'b-1', month: '2026-10' }

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('rules.get', aRulesPage())
})

test('each item stands in one plain sentence, with its caps', async () => {
  const screen = openPage(path, query)
  await sees(screen, '上田村支部 · 2026年10月用第 1 版')
  await sees(screen, '蓝领出工每小时 1 分，一天最多 8 分，一月最多 20 分。急活的工时按 1.5 倍记')
  await sees(screen, '没请假，缺席会议每次扣 5 分，一月最多扣 20 分。')
  await sees(screen, '获得表彰镇级 2 分，县级 4 分，市级 6 分。')
  await sees(screen, '加分合起来最多 40 分，所以一个月在 0 到 100 分之间。')
  expect(screen.text).not.toContain('这一版改了什么')
  screen.close()
})

test('what a version changed, and what comes from when, is said in words', async () => {
  phone.answer(
    'rules.get',
    aRulesPage({
      rules: { ...townRules, version: 2 },
      changes: [
        { what: 'item', code: 'V9', from: { points: 2, capMonth: 6 }, to: { points: 1, capMonth: 4 } },
      ],
      next: {
        from: '2026-12',
        rules: { ...townRules, version: 3 },
        changes: [
          { what: 'threshold', from: 80, to: 85 },
          { what: 'item', code: 'B1', from: { points: -5, capMonth: -20 } },
        ],
      },
    }),
  )
  const screen = openPage(path, query)
  await sees(screen, '帮扶老人和困难户：2 分（一月最多 6 分）改成1 分（一月最多 4 分）。')
  await sees(screen, '从2026年12月起用第 3 版能评的分数：80 分改成 85 分。')
  await sees(screen, '没请假，缺席会议：扣 5 分（一月最多 20 分）改成没有这一项。')
  screen.close()
})

test('when they cannot be read, another try is offered', async () => {
  phone.refuse('rules.get', { code: 'INTERNAL', details: null, traceId: 'tr-1' })
  const screen = openPage(path, query)
  await sees(screen, '规则没打开')
  phone.answer('rules.get', aRulesPage())
  screen.press('.load', '#retry')
  await sees(screen, '第 1 版')
  screen.close()
})
