import { installPhone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { aPerson, aRoster, serveRoster } from '../../testing/shift-samples'

// A page with many people is compiled and drawn anew for each test.
jest.setTimeout(20_000)

test('afterwards whoever writes news goes on in the editor; a lead takes the facts along', async () => {
  const phone = installPhone()
  phone.answer('shift.confirm', { done: 1, total: 1, unconfirmed: 0 })
  serveRoster(phone, aRoster([aPerson(3)]))
  const roles = [{ role: 'recorder' as const, orgId: 'b-1', orgName: '上田村支部' }]
  for (const [mine, words] of [
    [[], '复制一段动态草稿'],
    [roles, '写成动态'],
  ] as const) {
    phone.answer('session.me', { ...member, memberId: 'm-1', roles: [...mine] })
    const screen = openPage('lead/hours/hours', { shiftId: 's-1' })
    await sees(screen, '成员3')
    screen.tap('#confirm')
    await sees(screen, words)
    screen.tap('#news')
    await until(() => phone.opened.length > (mine.length > 0 ? 1 : 0))
    screen.close()
  }
  expect(phone.opened[0]).toMatch(/^剪贴板：【/)
  expect(phone.opened[1]).toBe('/workbench/post-edit/post-edit?shiftId=s-1')
})
