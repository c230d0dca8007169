import type { IContextParam } from '@cloudbase/node-sdk'
import { NOW } from '../testing/documents'
import { openWorld, type World } from '../testing/world'
import { type Kind, runKinds, type Step } from './run-kinds'

let world: World
let lines: string[]

beforeEach(async () => {
  world = await openWorld(NOW)
  lines = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
})

afterEach(() => world.close())

function context(openid?: string): IContextParam {
  const environment = openid ? { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openid } : {}
  return { request_id: 'trace', environment: JSON.stringify(environment) } as IContextParam
}

const timer = { Type: 'Timer', TriggerName: 'every-ten-minutes', Time: '2026-11-22T01:41:00Z', Message: '' }

test('somebody with an openid is refused, whatever the event says, and so is an event that is no timer’s', async () => {
  const { main } = await import('./index')
  world.operations.length = 0
  for (const [event, openid] of [
    [timer, 'o-1'],
    [{ method: 'session.me' }, undefined],
    [null, undefined],
    ['Timer', undefined],
  ] as const) {
    expect(await main(event, context(openid))).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  }
  expect(world.operations).toEqual([])
  expect(await main(timer, context())).toMatchObject({ ok: true })
})

test('while a backup is being put there, timers do nothing at all', async () => {
  const { main } = await import('./index')
  const { collection } = await import('../platform/database')
  await collection('deployments').insert({ _id: 'restore' })
  world.operations.length = 0
  expect(await main(timer, context())).toEqual({ ok: true, done: {} })
  expect(world.operations).toEqual(['deployments database.getDocument'])
})

test('a run with nothing to do writes its heartbeat only and reads little', async () => {
  await world.runJobs()
  await world.runJobs()
  const others = world.operations.filter((operation) => !/getDocument/.test(operation))
  expect(others).toEqual([
    'cursors database.modifyAndReturnDoc',
    'visits database.removeDocument',
    'cursors database.modifyDocument',
  ])
  expect(world.operations.length).toBeLessThanOrEqual(32)
})

const run = { now: NOW, budget: 1_000, traceId: 'trace' }
const nothing: Step = { done: 0, isMore: false }

test('a kind that fails holds up no other, and stands in the log with its stack', async () => {
  const kinds: Kind[] = [
    {
      name: 'broken',
      step: async () => {
        throw new Error('the table is gone')
      },
    },
    { name: 'fine', step: async () => ({ done: 2, isMore: false, outcomes: { sent: 1, failed47003: 1 } }) },
    { name: 'idle', step: async () => nothing },
  ]
  const turn = { hadTurn: true, hasFailed: false, isLeft: false }
  expect(await runKinds(kinds, run)).toEqual([
    { name: 'broken', done: 0, ...turn, hasFailed: true, isLeft: true },
    { name: 'fine', done: 2, ...turn },
    { name: 'idle', done: 0, ...turn },
  ])
  expect(lines.map((line) => JSON.parse(line))).toMatchObject(
    [
      { traceId: 'trace', method: 'jobs.broken', outcome: 'INTERNAL', stack: /gone/ },
      { traceId: 'trace', method: 'jobs.fine', outcome: 'ok', done: 2, sent: 1, failed47003: 1 },
    ].map(({ stack, ...line }) => (stack ? { ...line, stack: expect.stringMatching(stack) } : line)),
  )
})

test('each kind has its turn before any has a second, and none begins after the time is over', async () => {
  const turns: string[] = []
  const endless = (name: string): Kind => ({
    name,
    async step() {
      turns.push(name)
      return { done: 1, isMore: turns.length < 5 }
    },
  })
  await runKinds([endless('a'), endless('b')], run)
  expect(turns.slice(0, 4)).toEqual(['a', 'b', 'a', 'b'])
  turns.length = 0
  const none = { done: 0, hadTurn: false, hasFailed: false, isLeft: true }
  expect(await runKinds([endless('a'), endless('b')], { ...run, budget: 0 })).toEqual([
    { name: 'a', ...none },
    { name: 'b', ...none },
  ])
  expect(turns).toEqual([])
})
