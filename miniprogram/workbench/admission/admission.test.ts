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

const answerTo = (screen: ReturnType<typeof openPage>, id = 'a-1') => {
  const page = screen.page as unknown as { onOpen(event: object): void }
  page.onOpen({ currentTarget: { dataset: { id } } })
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

test('somebody is accepted with a tap, and no roster is promised that may be another branch’s', async () => {
  phone.answer('admission.answer', { ...asked, state: 'accepted', answer: '' })
  const screen = openPage(path)
  await sees(screen, '我在杭州务工')
  answerTo(screen)
  await until(() => screen.count('#accept') === 1)
  screen.send('#accept', 'tap')
  await sees(screen, '陈志远现在是驻杭流动支部的人了。已有支部的，名册仍在原来的支部。')
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

test('when another officer answered first, their answer is shown', async () => {
  const screen = openPage(path)
  await sees(screen, '等您答复')
  answerTo(screen)
  await until(() => screen.count('#accept') === 1)
  phone.refuse('admission.answer', { code: 'EDIT_CONFLICT', details: null, traceId: 'trace' })
  phone.answer('admission.list', { admissions: [{ ...asked, state: 'declined', answer: '请找驻宁支部' }] })
  screen.tap('#accept')
  await sees(screen, '别的同志刚才答复过了')
  await sees(screen, '没有接收：请找驻宁支部')
  expect(screen.count('#accept')).toBe(0)
  screen.close()
})

test('words begun for one person are still there after a look at another', async () => {
  const other = { ...asked, admissionId: 'a-2', name: '方远志' }
  phone.answer('admission.list', { admissions: [asked, other] })
  const screen = openPage(path)
  await sees(screen, '方远志')
  answerTo(screen)
  screen.type('.words', '请找驻宁支部')
  answerTo(screen, 'a-2')
  expect(screen.part('.words').instance.data.value).toBe('')
  answerTo(screen)
  expect(screen.part('.words').instance.data.value).toBe('请找驻宁支部')
  screen.close()
})
