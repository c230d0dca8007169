import { aMonth } from '../../testing/month'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees } from '../../testing/render-page'
import { member } from '../../testing/samples'

const path = 'workbench/exclude/exclude'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

test('a general secretary takes somebody out of a month, without a reason anywhere', async () => {
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'generalSecretary', orgId: 'b-1', orgName: '总支' }],
  })
  phone.answer('month.exclude', ({ isExcluded }) => ({ isExcluded }))
  const screen = openPage(path)
  await sees(screen, '不写理由，哪里也不存理由')
  screen.send('.people', 'choose', { value: 'm-8', text: '王德明' })
  await sees(screen, '定为不参评')
  expect(screen.count('text-field')).toBe(0)
  screen.tap('#exclude')
  await sees(screen, '没有写理由')
  screen.tap('#restore')
  await sees(screen, '照常参评')
  const sent = phone.sentOf('month.exclude').map(({ input }) => Object.keys(input as object).sort())
  expect(sent).toEqual([
    ['isExcluded', 'memberId', 'month'],
    ['isExcluded', 'memberId', 'month'],
  ])
  screen.close()
})

test('a branch secretary is told that it is not theirs', async () => {
  const screen = openPage(path)
  await sees(screen, '这件事不归您办')
  screen.close()
})

test('who is out of the month is listed, and is taken back by one tap until the list is fixed', async () => {
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'generalSecretary', orgId: 'b-1', orgName: '总支' }],
  })
  phone.answer('month.get', aMonth({ mayExclude: true, excluded: [{ memberId: 'm-8', name: '王德明' }] }))
  phone.answer('month.exclude', ({ isExcluded }) => ({ isExcluded }))
  const screen = openPage(path)
  await sees(screen, '已经定了不参评的王德明照常参评')
  phone.answer('month.get', aMonth({ mayExclude: true, excluded: [] }))
  const dataset = { id: 'm-8', name: '王德明' }
  screen.page.onBack?.({ currentTarget: { dataset } } as never)
  await sees(screen, '没有写理由')
  expect(phone.sentOf('month.exclude')[0]?.input).toMatchObject({ memberId: 'm-8', isExcluded: false })
  expect(screen.text).not.toContain('已经定了不参评的')
  screen.close()
  phone.answer('month.get', aMonth({ excluded: [{ memberId: 'm-8', name: '王德明' }] }))
  const fixed = openPage(path)
  await sees(fixed, '名单已经定了，不能再改。')
  expect(fixed.count('.back')).toBe(0)
  fixed.close()
})
