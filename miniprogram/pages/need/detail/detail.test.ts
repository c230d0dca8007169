import type { NeedDetail } from '../../../../cloudfunctions/contract/need'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, type Screen, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/need/detail/detail'

const need: NeedDetail = {
  needId: 'need-1',
  kind: 'home',
  text: '灯跳闸',
  place: '上田村 18 号',
  when: 'today',
  state: 'answered',
  raisedAt: Date.now(),
  askerName: '周桂芳',
  branchName: '上田村支部',
  leadName: '王德明',
  isOverdue: false,
  version: 3,
  answers: [{ at: Date.now(), byName: '王德明', text: '下午来' }],
  isMine: true,
  mayAnswer: false,
  branchId: 'b-1',
  dueAt: Date.now(),
}

const toMe: NeedDetail = {
  ...need,
  state: 'open',
  isMine: false,
  mayAnswer: true,
  answers: [],
  phone: '13800002617',
}

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
})

async function open(shown: NeedDetail): Promise<Screen> {
  phone.answer('need.get', shown)
  const screen = openPage(path, { needId: 'need-1' })
  await sees(screen, '灯跳闸')
  return screen
}

const write = (screen: Screen, form: string) =>
  screen.page.onForm?.({ currentTarget: { dataset: { form } } } as never)

test('the asker says that it is done, and how it was', async () => {
  phone.answer('need.close', { ...need, state: 'done', rating: 5, version: 4 })
  const screen = await open(need)
  write(screen, 'done')
  screen.tap('#done')
  await sees(screen, '请选一样')
  screen.send('.ratings', 'choose', { value: '5' })
  screen.tap('#done')
  await sees(screen, '绿灯亮了')
  await sees(screen, '评价：很满意')
  expect(phone.sentOf('need.close')[0]?.input).toEqual({
    needId: 'need-1',
    version: 3,
    do: { verb: 'done', rating: 5 },
  })
  expect(screen.count('#to-done')).toBe(0)
  screen.close()
})

test('not done needs no words; taking it back asks first', async () => {
  phone.answer('need.close', { ...need, state: 'notDone', version: 4 })
  const screen = await open(need)
  write(screen, 'notDone')
  screen.tap('#not-done')
  await sees(screen, '接着办')
  expect(phone.sentOf('need.close')[0]?.input).toMatchObject({ do: { verb: 'notDone' } })
  phone.agrees = false
  await screen.page.onWithdraw?.()
  expect(phone.sentOf('need.close')).toHaveLength(1)
  screen.close()
})

test('the lead calls, takes it and answers; another one’s deed meanwhile is shown and no word lost', async () => {
  const screen = await open(toMe)
  screen.page.onPhone?.()
  expect(phone.opened).toEqual(['电话：13800002617'])
  phone.answer('need.answer', { ...toMe, state: 'taken', version: 4 })
  screen.tap('#take')
  await sees(screen, '您接下了')
  write(screen, 'answer')
  screen.tap('#answer')
  await sees(screen, '请写一句话')
  screen.type('.words', '下午来')
  phone.refuse('need.answer', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  screen.tap('#answer')
  await sees(screen, '刚才有人先改过了')
  expect(screen.part('.words').instance.data.value).toBe('下午来')
  phone.answer('need.answer', { ...toMe, state: 'answered', version: 6 })
  screen.tap('#answer')
  await sees(screen, '回复了')
  screen.close()
})

test('a lost reply: the same word again is the same deed', async () => {
  const screen = await open(toMe)
  phone.answer('need.answer', { ...toMe, state: 'taken', version: 4 })
  phone.network = 'lost'
  screen.tap('#take')
  await sees(screen, '没送到，请再点一次')
  phone.network = 'good'
  screen.tap('#take')
  await sees(screen, '您接下了')
  const [first, second] = phone.sentOf('need.answer')
  expect(second?.requestId).toBe(first?.requestId)
  screen.close()
})

test('an officer of the branch goes on to publish a task, a lead asks the secretary', async () => {
  const lead = await open(toMe)
  await sees(lead, '请支部书记发任务')
  expect(lead.count('#publish')).toBe(0)
  lead.close()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'branchSecretary', orgId: 'b-1', orgName: '上田村支部' }],
  })
  const officer = await open(toMe)
  await until(() => officer.count('#publish') > 0)
  officer.tap('#publish')
  expect(phone.opened).toEqual(['/workbench/publish/publish?needId=need-1'])
  officer.close()
})

test('offline the saved copy stays readable; what cannot be found says so', async () => {
  const screen = await open(need)
  screen.close()
  phone.network = 'offline'
  const again = openPage(path, { needId: 'need-1' })
  await sees(again, '先看上次的内容')
  await sees(again, '下午来')
  again.close()
  phone.network = 'good'
  phone.refuse('need.get', { code: 'NOT_FOUND', details: null, traceId: 't' })
  const gone = openPage(path, { needId: 'need-1' })
  await sees(gone, '求助没打开')
  gone.close()
})

test('a picture that is being checked is shown to its asker, who is told so; a refused one is only told of', async () => {
  const waiting = await open({ ...need, photo: { check: 'checking', url: 'https://town/waiting.jpg' } })
  await sees(waiting, '照片还在检查，检查过了别人才看得到。')
  expect(waiting.count('.picture')).toBe(1)
  waiting.close()
  const refused = await open({ ...need, photo: { check: 'refused' } })
  await sees(refused, '照片没有通过微信的检查，别人看不到。')
  expect(refused.count('.picture')).toBe(0)
  refused.close()
  const passed = await open({ ...toMe, photo: { check: 'passed', url: 'https://town/checked.jpg' } })
  expect(passed.count('.picture')).toBe(1)
  expect(passed.text).not.toContain('检查')
  passed.close()
})
