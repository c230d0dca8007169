import { installPhone, type Phone } from '../testing/phone'
import { act, refusal } from './act'

let phone: Phone
const created = {
  inviteId: 'i-1',
  code: 'ABCD2345',
  branchId: 'b-1',
  branchName: '上田村支部',
  expiresAt: 0,
  uses: 50,
  usesLeft: 50,
}
const input = { branchId: 'b-1', days: 7, uses: 50 }
const ids = () => phone.sentOf('invite.create').map(({ requestId }) => requestId)

beforeEach(() => {
  phone = installPhone()
  phone.answer('invite.create', created)
})

test('an act whose reply was lost carries the same request id when it is tapped again', async () => {
  phone.network = 'lost'
  const lost = await act('invite.create', input)
  phone.network = 'good'
  expect(lost.ok).toBe(false)
  expect(await act('invite.create', input)).toEqual({ ok: true, data: created })
  expect(new Set(ids()).size).toBe(1)
  expect(ids()).toHaveLength(2)
})

test('two taps at once are one act; a tap after the answer is another', async () => {
  await Promise.all([act('invite.create', input), act('invite.create', input)])
  expect(ids()).toHaveLength(1)
  await act('invite.create', input)
  expect(new Set(ids()).size).toBe(2)
})

test('after a refusal the same act is a new one', async () => {
  phone.refuse('invite.create', { code: 'FORBIDDEN', details: null, traceId: 't' })
  await act('invite.create', input)
  await act('invite.create', input)
  expect(new Set(ids()).size).toBe(2)
})

test('while the check of words is down the same act keeps its name: an earlier try may have been carried out', async () => {
  phone.refuse('invite.create', { code: 'CHECK_UNAVAILABLE', details: null, traceId: 't' })
  await act('invite.create', input)
  await act('invite.create', input)
  expect(new Set(ids()).size).toBe(1)
})

test('a lost act says that tapping again is safe', () => {
  expect(refusal({ code: 'NETWORK', details: null, traceId: '' })).toMatchObject({
    title: '没送到，请再点一次',
    text: '网络不好。再点不会办两次。',
  })
})
