import fc from 'fast-check'
import { aShift, aTask, members, NOW, tree } from '../testing/documents'
import { openWorld, requestId, type World } from '../testing/world'

let world: World

beforeAll(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: members(2),
    tasks: [aTask('t-1')],
    shifts: [aShift('open', { places: 1 })],
  })
})

afterAll(() => world.close())

const codeOf = async (event: unknown, openid?: string) => {
  const reply = await world.serve(event, openid)
  return reply.ok ? 'ok' : reply.error.code
}

test('an openid in the event is ignored, wherever it stands', async () => {
  const claim = { method: 'task.claim', input: { shiftId: 'open' }, requestId: requestId() }
  const forged = [
    { ...claim, openid: 'o-1' },
    { ...claim, WX_OPENID: 'o-1', userInfo: { openId: 'o-1' } },
    { ...claim, input: { shiftId: 'open', openid: 'o-1', memberId: 'm-1' } },
  ]
  for (const event of forged) {
    expect(await codeOf(event, 'o-stranger')).toBe('NOT_BOUND')
  }
  expect(await codeOf(forged[2], 'o-2')).toBe('ok')
  const { items } = await world.as('o-2').call('task.list', { view: 'mine' })
  expect(items).toHaveLength(1)
  expect((await world.as('o-1').call('task.list', { view: 'mine' })).items).toHaveLength(0)
})

test('a write without a request id is refused', async () => {
  expect(await world.serve({ method: 'task.claim', input: { shiftId: 'open' } }, 'o-1')).toMatchObject({
    error: { code: 'INVALID_INPUT', details: { path: 'requestId' } },
  })
})

test('an unknown method has its own code', async () => {
  expect(await codeOf({ method: 'task.destroy' })).toBe('UNKNOWN_METHOD')
  expect(await codeOf({ method: 'constructor' })).toBe('UNKNOWN_METHOD')
  expect(await codeOf({ method: '__proto__' })).toBe('UNKNOWN_METHOD')
})

test('input that does not fit is refused with the place that is wrong', async () => {
  const cases: [unknown, string][] = [
    [{ method: 'task.get', input: {} }, 'taskId'],
    [{ method: 'task.get', input: { taskId: { $ne: '' } } }, 'taskId'],
    [{ method: 'task.list', input: { view: 'all' } }, 'view'],
    [{ method: 'task.list', input: { view: 'open', limit: 1e9 } }, 'limit'],
    [{ method: 'task.list', input: { view: 'open', cursor: "1' or 1=1" } }, 'cursor'],
    [{ method: 'task.list', input: { view: 'open', day: '2026-13-45' } }, 'day'],
    [{ method: 'task.get', input: null }, 'input'],
    [null, 'event'],
    ['task.list', 'event'],
    [[], 'method'],
  ]
  for (const [event, path] of cases) {
    expect(await world.serve(event, 'o-1')).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { path }, traceId: expect.any(String) },
    })
  }
})

test('any event at all gets a reply of the contract’s shape, never INTERNAL', async () => {
  const methods = ['session.me', 'task.list', 'task.days', 'task.get', 'task.claim', 'task.release']
  const event = fc.oneof(
    fc.anything(),
    fc.record(
      { method: fc.constantFrom(...methods), input: fc.anything(), requestId: fc.anything() },
      { requiredKeys: ['method'] },
    ),
  )
  await fc.assert(
    fc.asyncProperty(event, async (anything) => {
      const reply = await world.serve(anything, 'o-1')
      expect(reply.ok || reply.error.code).not.toBe('INTERNAL')
      expect(JSON.stringify(reply)).not.toMatch(/ at .*\.[jt]s/)
    }),
    { numRuns: 300 },
  )
})
