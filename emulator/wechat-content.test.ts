import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { type Content, openContent } from './wechat-content'

const MINUTE = 60_000

let now: number
let content: Content
let server: Server
let address: string
let body: Buffer

beforeAll(async () => {
  server = createServer((_request, response) => response.end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(() => server.close())

beforeEach(async () => {
  now = 1_000_000_000
  content = openContent({ now: () => now })
  content.notePresence('o-1')
  body = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'green' } })
    .png()
    .toBuffer()
})

const text = (words: string, over: object = {}) =>
  content.checkText({ version: 2, scene: 3, openid: 'o-1', content: words, ...over })
const picture = (over: object = {}) =>
  content.askAboutPicture({
    version: 2,
    scene: 3,
    openid: 'o-1',
    media_type: 2,
    media_url: address,
    ...over,
  })
const lookAt = async () => {
  const traceId = String(picture()?.trace_id)
  return content.answer(traceId)
}

test('a text is judged by what it holds', () => {
  expect(text('清灰二十人')).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } })
  expect(text('这是违禁演示。')).toMatchObject({ result: { suggest: 'risky' } })
  expect(text('这是待议演示。')).toMatchObject({ result: { suggest: 'review' } })
})

test('what WeChat does not take is refused with its number', () => {
  expect(text('字'.repeat(2_500))).toMatchObject({ errcode: 0 })
  expect(text('字'.repeat(2_501))).toMatchObject({ errcode: 45_002 })
  expect(text('清灰', { openid: 'unbound:m-1' })).toMatchObject({ errcode: 40_003 })
  expect(text('清灰', { openid: '' })).toMatchObject({ errcode: 40_003 })
  expect(text('清灰', { openid: 'o-2' })).toMatchObject({ errcode: 61_010 })
  expect(text('清灰', { version: 1 })).toMatchObject({ errcode: 40_097 })
  expect(picture({ media_type: 1 })).toMatchObject({ errcode: 40_097 })
  now += 120 * MINUTE + 1
  expect(text('清灰')).toMatchObject({ errcode: 61_010 })
  expect(picture()).toMatchObject({ errcode: 61_010 })
})

test('more than 4,000 texts in a minute are too many', () => {
  for (let asked = 0; asked < 4_000; asked += 1) {
    text('清灰')
  }
  expect(text('清灰')).toMatchObject({ errcode: 44_991 })
  now += MINUTE
  expect(text('清灰')).toMatchObject({ errcode: 0 })
})

test('a picture is fetched and answered about later, under the trace id that was given', async () => {
  const asked = picture()
  expect(asked).toMatchObject({ errcode: 0, errmsg: 'ok' })
  const traceId = String(asked?.trace_id)
  expect(content.pending).toEqual([traceId])
  expect(await content.answer(traceId)).toMatchObject({
    MsgType: 'event',
    Event: 'wxa_media_check',
    trace_id: traceId,
    version: 2,
    result: { suggest: 'pass' },
  })
  expect(content.pending).toEqual([])
  body = Buffer.concat([body, Buffer.from('risky-demo')])
  expect(await lookAt()).toMatchObject({ result: { suggest: 'risky' } })
})

test('what is no picture, too large or not to be had is no verdict but an error', async () => {
  body = Buffer.from('<script>alert(1)</script>')
  expect(await lookAt()).toMatchObject({ errcode: -1_008 })
  body = Buffer.alloc(10 * 1024 * 1024 + 1)
  expect(await lookAt()).toMatchObject({ errcode: -1_008 })
  const nowhere = picture({ media_url: 'http://127.0.0.1:1/' })
  const event = await content.answer(String(nowhere?.trace_id))
  expect(event).toMatchObject({ errcode: -1_008 })
  expect(event).not.toHaveProperty('result')
})

test('it does as it is directed, and says what it does not understand', async () => {
  content.direct({ text: 'refuse', pictures: 'refuse' })
  expect(text('清灰')).toMatchObject({ result: { suggest: 'risky' } })
  expect(await lookAt()).toMatchObject({ result: { suggest: 'risky' } })
  content.direct({ text: 'busy', pictures: 'silent' })
  expect(text('清灰')).toMatchObject({ errcode: -1 })
  expect(await lookAt()).toBeUndefined()
  content.direct({ text: 'down', pictures: 'down', delay: 0 })
  expect([text('清灰'), picture()]).toEqual([undefined, undefined])
  for (const wrong of [{ text: 'nice' }, { pictures: 1 }, { delay: -1 }, { delays: 1 }]) {
    expect(() => content.direct(wrong)).toThrow('not understood')
  }
  expect(content.script).toEqual({ text: 'down', pictures: 'down', delay: 0 })
})
