import { HOUR } from '../../platform/calendar'
import { aMember, aTask, members, NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import type { Told } from './tell'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, {
    members: [...members(3), aMember(4, { openid: 'unbound:m-4' })],
    tasks: [aTask('t-1')],
  })
})

afterEach(() => world.close())

async function tell(at: number, told: Partial<Told> = {}) {
  const { tell: put } = await import('./tell')
  await put(at, {
    memberIds: ['m-1'],
    kind: 'shiftCancelled',
    occasion: at,
    facts: {},
    taskId: 't-1',
    ...told,
  })
}

async function sendStates(): Promise<Record<string, string>> {
  const { collection } = await import('../../platform/database')
  const found = await collection<{ _id: string; memberId: string; sendState: string }>('outbox').find(
    {},
    { fields: ['memberId', 'sendState'], limit: 100 },
  )
  return Object.fromEntries(found.map(({ memberId, sendState }) => [memberId, sendState]))
}

/** As a person does in WeChat's own question: WeChat knows it, and we do. */
async function agrees(number: number, template: 'offer' | 'shift' | 'need' = 'shift') {
  world.messages.accept(`o-${number}`, [`local-${template}`])
  await world.as(`o-${number}`).call('message.agree', { templates: [template] })
}

test('a person reads what they were told, newest first, with the task’s title, and nobody else’s', async () => {
  await tell(NOW - 2, { kind: 'comingTomorrow', facts: { startsAt: NOW } })
  await tell(NOW - 1, { memberIds: ['m-1', 'm-2'] })
  const { items, unread } = await world.as('o-1').call('message.list', {})
  expect(items.map(({ kind, facts }) => [kind, facts.title])).toEqual([
    ['shiftCancelled', '任务 t-1'],
    ['comingTomorrow', '任务 t-1'],
  ])
  expect(unread).toBe(2)
  expect((await world.as('o-2').call('message.list', {})).items).toHaveLength(1)
  expect((await world.as('o-3').call('message.list', {})).items).toEqual([])
})

test('reading costs two operations beside the caller, and a third where a title has to be looked up', async () => {
  await tell(NOW - 1, { facts: { title: '清灰' } })
  await world.as('o-1').call('message.list', {})
  expect(world.operations).toHaveLength(3)
  await tell(NOW)
  await world.as('o-1').call('message.list', {})
  expect(world.operations).toHaveLength(4)
})

test('pages follow one another without a gap, also where messages came in the same instant', async () => {
  for (const occasion of [1, 2, 3, 4, 5]) {
    await tell(NOW - (occasion > 3 ? 1 : 0), { occasion })
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await world.as('o-1').call('message.list', { limit: 2, cursor })
    seen.push(...page.items.map(({ messageId }) => messageId))
    cursor = page.next
  } while (cursor)
  expect(new Set(seen).size).toBe(5)
  expect(await world.as('o-1').refused('message.list', { cursor: 'elsewhere' })).toMatchObject({
    code: 'INVALID_INPUT',
  })
})

test('telling the same twice tells it once', async () => {
  await tell(NOW, { occasion: 'same' })
  await tell(NOW + HOUR, { occasion: 'same', memberIds: ['m-1', 'm-2'] })
  expect((await world.as('o-1').call('message.list', {})).items).toHaveLength(1)
  expect((await world.as('o-2').call('message.list', {})).items).toHaveLength(1)
})

test('what was read is no longer new; what came while reading still is', async () => {
  await tell(NOW - 1)
  await tell(NOW + 1)
  expect(await world.as('o-1').call('message.seen', { until: NOW })).toEqual({ unread: 1 })
  expect(world.operations).toHaveLength(3)
  const { items, unread } = await world.as('o-1').call('message.list', {})
  expect([items.map(({ isNew }) => isNew), unread]).toEqual([[true, false], 1])
})

test('a tap agrees to one message of each template, and its retry to no more', async () => {
  const id = requestId()
  const agree = { templates: ['offer', 'shift'] }
  expect(await world.as('o-1').call('message.agree', agree, id)).toEqual({ agreed: 2 })
  expect(await world.as('o-1').call('message.agree', agree, id)).toEqual({ agreed: 2 })
  expect(await world.as('o-1').call('message.agree', { templates: ['shift'] })).toEqual({ agreed: 3 })
  expect(await world.as('o-1').call('message.templates', {})).toEqual({
    offer: 'local-offer',
    shift: 'local-shift',
    need: 'local-need',
  })
})

test('who agreed gets the message in WeChat, once; who did not reads it here', async () => {
  await agrees(1)
  await tell(NOW, { memberIds: ['m-1', 'm-2', 'm-4'], facts: { startsAt: NOW + 24 * HOUR }, shiftId: 's-1' })
  await tell(NOW + 1)
  await world.runJobs()
  await world.runJobs()
  expect(world.messages.sent).toEqual([
    {
      at: NOW,
      openid: 'o-1',
      templateId: 'local-shift',
      page: 'pages/task/detail/detail?taskId=t-1&shiftId=s-1',
      values: [
        { keyword: 'thing1', value: '任务 t-1' },
        { keyword: 'time2', value: '2026年11月23日 09:41' },
        { keyword: 'thing3', value: '这班取消了，您不用来了' },
      ],
    },
  ])
  expect(await sendStates()).toMatchObject({ 'm-2': 'notAgreed', 'm-4': 'notAgreed' })
  expect(JSON.stringify(await world.as('o-1').call('message.list', {}))).not.toContain('sendState')
})

test('two timers at once send a message once', async () => {
  await agrees(1)
  await agrees(1)
  await tell(NOW)
  await Promise.all([world.runJobs(), world.runJobs(), world.runJobs()])
  expect(world.messages.sent).toHaveLength(1)
  expect(await world.as('o-1').call('message.agree', { templates: ['need'] })).toEqual({ agreed: 2 })
})

test('who has switched messages off in WeChat is not asked of it again and again', async () => {
  await world.as('o-1').call('message.agree', { templates: ['shift'] })
  await world.as('o-1').call('message.agree', { templates: ['shift'] })
  await tell(NOW)
  await world.runJobs()
  expect(await sendStates()).toEqual({ 'm-1': 'notAgreed' })
  expect(await world.as('o-1').call('message.agree', { templates: ['need'] })).toEqual({ agreed: 1 })
})

test('what WeChat refuses is marked as failed and counted under its number', async () => {
  await agrees(1)
  process.env.TEMPLATE_SHIFT = 'local-shift thing1 time2 phrase9'
  await tell(NOW)
  const { sendMessages } = await import('./send-messages')
  expect(await sendMessages(NOW)).toEqual({ done: 1, isMore: false, outcomes: { failed47003: 1 } })
  expect(await sendStates()).toEqual({ 'm-1': 'failed' })
})

test('without templates nobody is asked, and nothing is sent but all is there to be read', async () => {
  delete process.env.TEMPLATE_OFFER
  process.env.TEMPLATE_SHIFT = ''
  process.env.TEMPLATE_NEED = '{{env.TEMPLATE_NEED}}'
  await world.as('o-1').call('message.agree', { templates: ['shift'] })
  await tell(NOW)
  await world.runJobs()
  expect(await world.as('o-1').call('message.templates', {})).toEqual({})
  expect(world.messages.sent).toEqual([])
  expect((await world.as('o-1').call('message.list', {})).unread).toBe(1)
})

test('a timer that comes hours late leaves the message to be read, and takes no agreement for it', async () => {
  await agrees(1)
  await tell(NOW - 7 * HOUR)
  await world.runJobs()
  expect(await sendStates()).toEqual({ 'm-1': 'late' })
  await tell(NOW)
  await world.runJobs()
  expect(world.messages.sent).toHaveLength(1)
})

test('five hundred people who never agreed cost as few operations as one', async () => {
  const memberIds = Array.from({ length: 500 }, (_, index) => `m-far-${index}`)
  await tell(NOW, { memberIds })
  const { sendMessages } = await import('./send-messages')
  world.operations.length = 0
  expect(await sendMessages(NOW)).toMatchObject({ done: 100, isMore: true, outcomes: { notAgreed: 100 } })
  expect(world.operations.length).toBeLessThanOrEqual(4)
  const done = await world.runJobs()
  expect(done.send).toBe(400)
})

test('after ninety days a message is gone', async () => {
  await tell(NOW)
  await tell(NOW + 24 * HOUR, { memberIds: ['m-2'] })
  world.now = NOW + 91 * 24 * HOUR
  expect((await world.runJobs()).forgetMessages).toBe(1)
  expect((await world.as('o-1').call('message.list', {})).items).toEqual([])
  expect((await world.as('o-2').call('message.list', {})).items).toHaveLength(1)
})
