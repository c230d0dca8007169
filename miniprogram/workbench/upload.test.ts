import { installPhone, type Phone } from '../testing/phone'
import { confirmAll, newUpload, sendParts } from './upload'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('import.begin', { importId: 'im-1' })
  phone.answer('import.part', ({ index }) => ({ received: index + 1 }))
})

const base64 = 'QUJD'.repeat(50_000)

test('a file travels in parts that are base64 by themselves and make it whole again', async () => {
  const upload = newUpload('b-1', base64)
  const seen: number[] = []
  expect(await sendParts(upload, ({ sent }) => seen.push(sent))).toEqual({ state: 'sent' })
  const parts = phone.sentOf('import.part').map(({ input }) => (input as { data: string }).data)
  expect(phone.sentOf('import.begin')[0]?.input).toEqual({ branchId: 'b-1', parts: 3 })
  expect(parts.join('')).toBe(base64)
  expect(parts.every((part) => part.length % 4 === 0 && part.length <= 80_000)).toBe(true)
  expect(seen).toEqual([1, 2, 3])
})

test('after a lost reply the upload goes on with the part that had no answer, under the same request id', async () => {
  const upload = newUpload('b-1', base64)
  const stopped = await sendParts(upload, () => {
    phone.network = 'lost'
  })
  expect(stopped).toMatchObject({ state: 'stopped', error: { code: 'NETWORK' } })
  phone.network = 'good'
  expect(await sendParts(upload, () => {})).toEqual({ state: 'sent' })
  const sent = phone.sentOf('import.part')
  expect(sent.map(({ input }) => (input as { index: number }).index)).toEqual([0, 1, 1, 2])
  expect(sent[1]?.requestId).toBe(sent[2]?.requestId)
  expect(phone.sentOf('import.begin')).toHaveLength(1)
})

test('confirming goes on chunk by chunk until everything is in', async () => {
  let done = 0
  phone.answer('import.confirm', () => {
    done += 50
    return { done, total: 150 }
  })
  const seen: number[] = []
  await confirmAll({ importId: 'im-1', stamp: 's' }, (at) => seen.push(at))
  expect(seen).toEqual([50, 100, 150])
})
