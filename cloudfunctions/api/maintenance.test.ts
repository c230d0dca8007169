import type { IContextParam } from '@cloudbase/node-sdk'
import { aShift, aTask, members, NOW, tree } from '../testing/documents'
import { openWorld, requestId, type World } from '../testing/world'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: members(2),
    tasks: [aTask('t-1')],
    shifts: [aShift('open', { places: 1 })],
  })
})

afterEach(async () => {
  process.env.MAINTENANCE = ''
  process.env.NOTICE = ''
  await world.close()
})

const text = '正在搬家，今晚九点以后再来。'

test('during maintenance every call gets its words, and nothing is read or written', async () => {
  process.env.MAINTENANCE = ` ${text} `
  for (const openid of ['o-1', undefined]) {
    world.operations.length = 0
    expect(await world.as(openid).refused('session.me', {})).toMatchObject({
      code: 'MAINTENANCE',
      details: { text },
    })
    expect((await world.as(openid).refused('task.claim', { shiftId: 'open' })).code).toBe('MAINTENANCE')
    expect(await world.serve({ method: 'task.fromTheFuture' }, openid)).toMatchObject({
      error: { code: 'MAINTENANCE' },
    })
    expect(world.operations).toEqual([])
  }
})

test('a claim that was refused for maintenance is carried out afterwards with the same request', async () => {
  const id = requestId()
  process.env.MAINTENANCE = text
  await world.as('o-1').refused('task.claim', { shiftId: 'open' }, id)
  process.env.MAINTENANCE = 'off'
  expect(await world.as('o-1').call('task.claim', { shiftId: 'open' }, id)).toEqual({ state: 'claimed' })
})

test('timers and WeChat’s answers rest meanwhile, so that nothing at all writes', async () => {
  process.env.MAINTENANCE = text
  world.operations.length = 0
  expect(await world.runJobs()).toEqual({})
  const { serveEvent } = await import('../wechat-events/serve-event')
  const event = { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'tr-1', result: { suggest: 'pass' } }
  const context = { request_id: 'trace', environment: '{}' } as IContextParam
  expect(await serveEvent(event, context, () => NOW)).toBe('success')
  expect(world.operations).toEqual([])
})

test('a notice comes with who one is, for members and visitors; «off» takes it away', async () => {
  process.env.NOTICE = '周六全镇停电，任务照常。'
  for (const openid of ['o-1', 'o-nobody']) {
    expect(await world.as(openid).call('session.me', {})).toMatchObject({
      notice: '周六全镇停电，任务照常。',
    })
  }
  process.env.NOTICE = 'off'
  expect(await world.as('o-1').call('session.me', {})).not.toHaveProperty('notice')
})
