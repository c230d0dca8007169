import { installPhone, type Phone } from '../testing/phone'
import { aShift } from '../testing/samples'
import type * as pendingModule from './pending'
import type { Subject } from './pending-store'

type Pending = typeof pendingModule

const morning: Subject = {
  shiftId: 's-1',
  taskId: 't-1',
  title: '光伏板下补种黄精',
  siteName: '三号光伏区南门',
  startsAt: aShift().startsAt,
  endsAt: aShift().endsAt,
}
const other: Subject = { ...morning, shiftId: 's-2', title: '竹林步道清扫' }
const minute = 60_000

let phone: Phone
let pending: Pending

/** The app from a cold start, with what the phone has stored. */
async function openApp(stored?: Map<string, string>): Promise<void> {
  jest.resetModules()
  phone = installPhone(stored)
  phone.answer('task.claim', { state: 'claimed' })
  phone.answer('task.release', { state: 'none' })
  pending = await import('./pending')
  pending.startPending()
}

/** The network is back, and everything it sets off has run. */
async function reconnect(): Promise<void> {
  phone.reconnect()
  await jest.advanceTimersByTimeAsync(0)
}

beforeEach(async () => {
  jest.useFakeTimers()
  await openApp()
})

afterEach(() => {
  jest.useRealTimers()
})

test('a claim without network is kept, and not called claimed', async () => {
  phone.network = 'offline'
  const result = await pending.claim(morning)
  expect(result.state).toBe('held')
  expect(pending.deedFor('s-1')).toMatchObject({ kind: 'claim', held: 'NETWORK', sent: 0 })
  expect(phone.sent).toHaveLength(0)
})

test('a claim whose reply was lost goes out again with the same request id', async () => {
  phone.network = 'lost'
  await pending.claim(morning)
  await reconnect()
  const [first, second] = phone.sentOf('task.claim')
  expect(first?.requestId).toMatch(/^[\w-]{8,64}$/)
  expect(second?.requestId).toBe(first?.requestId)
  expect(pending.deedFor('s-1')).toBeUndefined()
})

test('a held claim also goes out by itself, while the app is open', async () => {
  phone.network = 'lost'
  await pending.claim(morning)
  phone.network = 'good'
  await jest.advanceTimersByTimeAsync(5_000)
  expect(phone.sentOf('task.claim')).toHaveLength(2)
  expect(pending.deedFor('s-1')).toBeUndefined()
})

test('without an answer the pauses between two tries grow to two minutes', async () => {
  phone.network = 'lost'
  await pending.claim(morning)
  await jest.advanceTimersByTimeAsync(20 * minute)
  const tries = phone.sentOf('task.claim').length
  expect(tries).toBeGreaterThan(8)
  expect(tries).toBeLessThan(18)
})

test('tapping twice while a claim is on its way sends one request', async () => {
  const arrive = phone.answerLater('task.claim', { state: 'claimed' })
  const first = pending.claim(morning)
  const second = pending.claim(morning)
  await jest.advanceTimersByTimeAsync(0)
  arrive()
  expect((await first).state).toBe('claimed')
  expect((await second).state).toBe('claimed')
  expect(phone.sentOf('task.claim')).toHaveLength(1)
})

test('a claim without an answer for eight seconds is held', async () => {
  phone.answerLater('task.claim', { state: 'claimed' })
  const claiming = pending.claim(morning)
  await jest.advanceTimersByTimeAsync(8_000)
  expect((await claiming).state).toBe('held')
})

test('a held claim survives closing the app', async () => {
  phone.network = 'lost'
  await pending.claim(morning)
  const [first] = phone.sentOf('task.claim')
  await openApp(phone.storage)
  expect(pending.deedFor('s-1')?.held).toBe('NETWORK')
  await pending.retryDeeds()
  expect(phone.sentOf('task.claim').map(({ requestId }) => requestId)).toEqual([first?.requestId])
  expect(pending.deedFor('s-1')).toBeUndefined()
})

test('a claim that was on its way when the app was closed is sent again', async () => {
  phone.answerLater('task.claim', { state: 'claimed' })
  void pending.claim(morning)
  await jest.advanceTimersByTimeAsync(0)
  const [first] = phone.sentOf('task.claim')
  await openApp(phone.storage)
  await pending.retryDeeds()
  expect(phone.sentOf('task.claim')[0]?.requestId).toBe(first?.requestId)
})

test('an error reply ends the deed', async () => {
  phone.refuse('task.claim', { code: 'QUEUE_FULL', details: null, traceId: 'tr-1' })
  const result = await pending.claim(morning)
  expect(result).toMatchObject({ state: 'refused', error: { code: 'QUEUE_FULL' } })
  expect(pending.deedFor('s-1')).toBeUndefined()
})

test('when the cloud is busy the same request is repeated', async () => {
  phone.refuse('task.claim', { code: 'BUSY', details: null, traceId: 'tr-1' })
  expect((await pending.claim(morning)).state).toBe('held')
  phone.answer('task.claim', { state: 'waiting', position: 2 })
  await jest.advanceTimersByTimeAsync(5_000)
  const [first, second] = phone.sentOf('task.claim')
  expect(second?.requestId).toBe(first?.requestId)
})

test('those who watch hear how a held claim ended', async () => {
  phone.network = 'offline'
  await pending.claim(morning)
  const heard: string[] = []
  pending.watchDeeds(
    ({ state }) => heard.push(state),
    () => heard.push('reconnected'),
  )
  await reconnect()
  expect(heard).toEqual(['claimed', 'reconnected'])
})

describe('taking back', () => {
  test('a claim that never left the phone is forgotten, and never sent', async () => {
    phone.network = 'offline'
    await pending.claim(morning)
    expect(await pending.takeBack('s-1')).toBe('forgotten')
    await reconnect()
    expect(phone.sent).toHaveLength(0)
  })

  test('a claim that may have arrived becomes a release, kept and retried like any other', async () => {
    phone.network = 'lost'
    await pending.claim(morning)
    phone.network = 'offline'
    expect(await pending.takeBack('s-1')).toBe('releasing')
    expect(pending.deedFor('s-1')).toMatchObject({ kind: 'release', held: 'NETWORK' })
    await reconnect()
    expect(phone.sent.map(({ method }) => method)).toEqual(['task.claim', 'task.release'])
    expect(pending.deedFor('s-1')).toBeUndefined()
  })

  test('the release names the claim, so that one still on its way is never carried out', async () => {
    phone.network = 'lost'
    await pending.claim(morning)
    phone.network = 'good'
    await pending.takeBack('s-1')
    const [claim] = phone.sentOf('task.claim')
    expect(phone.sentOf('task.release')).toEqual([
      expect.objectContaining({ input: { shiftId: 's-1', claim: claim?.requestId } }),
    ])
  })

  test('and wanting it again before anybody heard of it repeats the first claim', async () => {
    phone.network = 'lost'
    await pending.claim(morning)
    phone.network = 'offline'
    await pending.takeBack('s-1')
    phone.network = 'good'
    await pending.claim(morning)
    const [first, second] = phone.sentOf('task.claim')
    expect(second?.requestId).toBe(first?.requestId)
    expect(phone.sentOf('task.release')).toHaveLength(0)
  })

  test('who claims again after taking back is not released behind their back', async () => {
    phone.network = 'lost'
    await pending.claim(morning)
    phone.network = 'good'
    await pending.takeBack('s-1')
    await pending.claim(morning)
    await jest.advanceTimersByTimeAsync(10 * minute)
    expect(phone.sent.at(-1)?.method).toBe('task.claim')
  })

  test('does not wait for a claim that is on its way, whose answer then changes nothing', async () => {
    const arrive = phone.answerLater('task.claim', { state: 'claimed' })
    void pending.claim(morning)
    await jest.advanceTimersByTimeAsync(0)
    const heard: string[] = []
    pending.watchDeeds(
      ({ state }) => heard.push(state),
      () => {},
    )
    await pending.takeBack('s-1')
    arrive()
    await jest.advanceTimersByTimeAsync(0)
    expect(heard).toEqual(['released'])
  })

  test('comes too late once the answer is there', async () => {
    await pending.claim(morning)
    expect(await pending.takeBack('s-1')).toBe('settled')
  })
})

describe('a swap', () => {
  test('gives the old shift back before it claims the new one', async () => {
    const result = await pending.swap(other, morning)
    expect(phone.sent.map(({ method, input }) => [method, input])).toEqual([
      ['task.release', { shiftId: 's-2' }],
      ['task.claim', { shiftId: 's-1' }],
    ])
    expect(result).toMatchObject({ state: 'claimed', deed: { insteadOf: { shiftId: 's-2' } } })
  })

  test('on a bad network both halves are kept, and the new shift shows it', async () => {
    phone.network = 'offline'
    await pending.swap(other, morning)
    expect(pending.deedFor('s-1')).toMatchObject({ kind: 'release', held: 'NETWORK' })
    await openApp(phone.storage)
    await pending.retryDeeds()
    expect(phone.sent.map(({ method }) => method)).toEqual(['task.release', 'task.claim'])
  })

  test('when the new shift is refused, the result says which one was given back', async () => {
    phone.refuse('task.claim', { code: 'QUEUE_FULL', details: null, traceId: 'tr-1' })
    const result = await pending.swap(other, morning)
    expect(result).toMatchObject({ state: 'refused', deed: { insteadOf: { title: '竹林步道清扫' } } })
  })
})
