import { installPhone, type Phone } from '../testing/phone'
import type * as Service from './ask-to-tell'

let phone: Phone
let service: typeof Service

beforeEach(async () => {
  phone = installPhone()
  phone.answer('message.templates', { offer: 'template-offer', shift: 'template-shift' })
  phone.answer('message.agree', { agreed: 1 })
  jest.resetModules()
  service = await import('./ask-to-tell')
})

test('the question says what would be sent; without a template there is none', async () => {
  expect(await service.questionAbout('offer')).toMatchObject({
    about: 'offer',
    title: expect.stringContaining('微信'),
  })
  expect(await service.questionAbout('need')).toBeNull()
  expect(phone.sentOf('message.templates')).toHaveLength(1)
})

test('a yes asks WeChat in the very tap and is noted', async () => {
  await service.questionAbout('shift')
  const asked = service.askWeChat('shift')
  expect(phone.opened).toEqual(['订阅：template-shift'])
  expect(await asked).toMatchObject({ tone: 'green' })
  expect(phone.sentOf('message.agree')).toMatchObject([{ input: { templates: ['shift'] } }])
})

test('after a no, here or in WeChat, the same is not asked again', async () => {
  await service.questionAbout('shift')
  service.declineToBeTold('shift')
  expect(await service.questionAbout('shift')).toBeNull()
  await service.questionAbout('offer')
  phone.agrees = false
  expect(await service.askWeChat('offer')).toBeNull()
  expect(await service.questionAbout('offer')).toBeNull()
  expect(phone.sentOf('message.agree')).toEqual([])
})

test('a yes that could not be noted says where to look instead', async () => {
  await service.questionAbout('shift')
  phone.network = 'offline'
  expect(await service.askWeChat('shift')).toMatchObject({
    tone: 'amber',
    text: expect.stringContaining('消息'),
  })
})
