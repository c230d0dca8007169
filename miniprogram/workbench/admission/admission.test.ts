import type { Admission } from '../../../cloudfunctions/contract/binding'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { choosePlace } from '../place'

const path = 'workbench/admission/admission'
let phone: Phone

const asked: Admission = {
  admissionId: 'a-1',
  branchId: 'b-1',
  branchName: '驻杭流动支部',
  name: '陈志远',
  message: '我在杭州务工',
  askedAt: Date.now(),
  state: 'asked',
}

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'generalSecretary', orgId: 'org', orgName: '光谷小镇党总支' }],
  })
  stand('b-1')
  phone.answer('admission.list', { admissions: [asked] })
})

function stand(branchId: string): void {
  const level = branchId ? 'branch' : 'general'
  const above = branchId ? ['b-1', 'org'] : ['org']
  choosePlace({ orgId: above[0] ?? '', name: '驻杭流动支部', level, treeId: 't-1', branchId, above })
}

const answerTo = (screen: ReturnType<typeof openPage>) => {
  const page = screen.page as unknown as { onOpen(event: object): void }
  page.onOpen({ currentTarget: { dataset: { id: 'a-1' } } })
}

test('somebody is declined only with words of why', async () => {
  const screen = openPage(path)
  await sees(screen, '等您答复')
  answerTo(screen)
  await until(() => screen.count('#decline') === 1)
  screen.send('#decline', 'tap')
  await sees(screen, '请写一句话')
  expect(phone.sentOf('admission.answer')).toHaveLength(0)
  phone.answer('admission.answer', { ...asked, state: 'declined', answer: '请找驻宁支部' })
  screen.send('.words', 'type', { value: '请找驻宁支部' })
  screen.send('#decline', 'tap')
  await sees(screen, '没有接收：请找驻宁支部')
  screen.close()
})

test('somebody is accepted with a tap and stands in the roster', async () => {
  phone.answer('admission.answer', { ...asked, state: 'accepted', answer: '' })
  const screen = openPage(path)
  await sees(screen, '我在杭州务工')
  answerTo(screen)
  await until(() => screen.count('#accept') === 1)
  screen.send('#accept', 'tap')
  await sees(screen, '陈志远已经在名册里。')
  await sees(screen, '已经接收')
  screen.close()
})

test('above branches one is asked for first, and its button leads to the choice', async () => {
  stand('')
  const screen = openPage(path)
  await sees(screen, '先选一个支部')
  screen.press('.load', '#next')
  expect(phone.opened).toEqual(['/workbench/choose/choose'])
  expect(phone.sentOf('admission.list')).toHaveLength(0)
  screen.close()
})
