import type { IContextParam } from '@cloudbase/node-sdk'
import { pictureStates } from '../features/picture/picture-states'
import { takeIn } from '../features/picture/take-in'
import { aMember, NOW, tree } from '../testing/documents'
import { uploadPicture } from '../testing/pictures'
import { openWorld, type World } from '../testing/world'

let world: World
let lines: string[]
let pictureId: string
let traceId: string

beforeEach(async () => {
  world = await openWorld(NOW, { trees: [tree], members: [aMember(2)] })
  lines = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
  pictureId = await uploadPicture(world, 'o-2')
  await takeIn({ memberId: 'm-2', openid: 'o-2', now: NOW }, 'post', [pictureId], 'post-1')
  traceId = world.content.pending[0] ?? ''
  lines.length = 0
})

afterEach(() => world.close())

const context = (openid?: string): IContextParam =>
  ({
    request_id: 'trace',
    environment: JSON.stringify(openid ? { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openid } : {}),
  }) as IContextParam

const event = (over: object = {}) => ({
  ToUserName: 'gh_1234',
  FromUserName: 'o-2',
  CreateTime: 1_763_776_861,
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: 'wx1234',
  trace_id: traceId,
  version: 2,
  result: { suggest: 'pass', label: '100' },
  detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: '100', prob: 90 }],
  ...over,
})

async function push(one: unknown, openid?: string): Promise<string | undefined> {
  const { main } = await import('./index')
  expect(await main(one, context(openid))).toBe('success')
  return (await pictureStates([pictureId])).get(pictureId)?.state
}

test('WeChat’s answer as it was seen in the wild is carried out; it may come in a person’s name', async () => {
  expect(await push(event(), 'o-2')).toBe('passed')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    traceId: 'trace',
    method: 'wechat-events',
    outcome: 'passed',
  })
  expect(lines.join()).not.toMatch(/o-2|gh_1234/)
  expect(await push(event({ result: { suggest: 'risky', label: 20_006 } }))).toBe('passed')
})

test('what WeChat calls risky, or would have a person look at, is refused', async () => {
  expect(await push(event({ errcode: 0, errmsg: 'ok', result: { suggest: 'review', label: 20_001 } }))).toBe(
    'refused',
  )
})

test('a failed check, a forged trace id and anything else decide nothing and fail nowhere', async () => {
  const others = [
    event({ errcode: 43_104, errmsg: 'this appid does not have permission', detail: [], result: undefined }),
    event({ errcode: -1_008, result: { suggest: 'pass' } }),
    event({ trace_id: '00000000-0000' }),
    event({ trace_id: { $ne: '' } }),
    event({ trace_id: undefined }),
    event({ result: undefined }),
    event({ Event: 'wxa_media_check_2' }),
    { MsgType: 'event', Event: 'kf_close_session' },
    { action: 'CheckContainerPath' },
    null,
    'text',
    [],
  ]
  for (const other of others) {
    expect(await push(other)).toBe('checking')
  }
  expect(lines).toHaveLength(others.length)
})

test('where our own storage fails WeChat is answered all the same, and the log has the stack', async () => {
  const { read } = world.files
  world.files.read = async () => {
    throw new Error('the disk is gone')
  }
  expect(await push(event())).toBe('checking')
  world.files.read = read
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ outcome: 'INTERNAL', stack: expect.any(String) })
  expect(await push(event())).toBe('passed')
})
