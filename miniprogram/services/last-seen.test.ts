import { installPhone } from '../testing/phone'
import { anItem } from '../testing/samples'
import { read } from './last-seen'

const items = [anItem()]

test('without network the last good reply to the same question is shown, with its time', async () => {
  const phone = installPhone()
  phone.answer('task.list', { items })
  const before = Date.now()
  expect((await read('task.list', { view: 'mine' })).state).toBe('fresh')
  phone.network = 'offline'
  const saved = await read('task.list', { view: 'mine' })
  expect(saved).toMatchObject({ state: 'saved', data: { items } })
  expect(saved.state === 'saved' && saved.savedAt).toBeGreaterThanOrEqual(before)
})

test('the reply to another question is not passed off as this one', async () => {
  const phone = installPhone()
  phone.answer('task.list', { items })
  await read('task.list', { view: 'mine' })
  phone.network = 'offline'
  expect(await read('task.list', { view: 'past' })).toMatchObject({
    state: 'failed',
    error: { code: 'NETWORK' },
  })
})

test('an error of ours is shown as such, not hidden behind an old reply', async () => {
  const phone = installPhone()
  phone.answer('task.list', { items })
  await read('task.list', { view: 'mine' })
  phone.refuse('task.list', { code: 'INTERNAL', details: null, traceId: 'tr-1' })
  expect((await read('task.list', { view: 'mine' })).state).toBe('failed')
})

test('only the newest forty replies stay on the phone', async () => {
  const phone = installPhone()
  phone.answer('task.get', ({ taskId }) => ({
    taskId,
    title: '',
    kind: 'work',
    urgent: false,
    about: '',
    branchName: '',
    site: { name: '' },
    chain: [],
    bring: [],
    shifts: [],
  }))
  for (let index = 0; index < 60; index += 1) {
    await read('task.get', { taskId: `t-${index}` })
  }
  expect([...phone.storage.keys()].filter((key) => key.startsWith('seen:'))).toHaveLength(40)
  phone.network = 'offline'
  expect((await read('task.get', { taskId: 't-59' })).state).toBe('saved')
  expect((await read('task.get', { taskId: 't-0' })).state).toBe('failed')
})

test('a function that failed in the cloud is not taken for a bad network', async () => {
  const phone = installPhone()
  wx.cloud.callFunction = (() =>
    Promise.reject(Object.assign(new Error('functions execute fail'), { errCode: -504002 }))) as never
  expect(phone.sent).toHaveLength(0)
  expect(await read('session.me', {})).toMatchObject({ state: 'failed', error: { code: 'SERVICE' } })
})

test('what the cloud has withdrawn does not come back with a bad network', async () => {
  const phone = installPhone()
  phone.answer('task.list', { items })
  await read('task.list', { view: 'mine' })
  phone.refuse('task.list', { code: 'NOT_FOUND', details: null, traceId: 'tr-1' })
  await read('task.list', { view: 'mine' })
  phone.network = 'offline'
  expect((await read('task.list', { view: 'mine' })).state).toBe('failed')
})

test('what was kept under an older contract is not shown: pages take for given what it may lack', async () => {
  const phone = installPhone()
  phone.answer('task.list', { items: [] })
  await read('task.list', { view: 'open' })
  const kept = [...phone.storage].filter(([key]) => key.startsWith('seen:'))
  expect(kept).toHaveLength(1)
  for (const [key, text] of kept) {
    phone.storage.delete(key)
    phone.storage.set(key.replace(/^seen:\d+:/, 'seen:0:'), text)
  }
  phone.network = 'offline'
  expect((await read('task.list', { view: 'open' })).state).toBe('failed')
})
