import { installPhone, type Phone } from './testing/phone'
import { allWorked } from './testing/render-page'

interface App {
  onLaunch(): void
  onShow(): void
  onError(text: string): void
  onUnhandledRejection(failed: { reason: unknown }): void
}

let phone: Phone
let app: App

beforeEach(async () => {
  jest.resetModules()
  phone = installPhone()
  phone.agrees = false
  phone.answer('client.report', { done: true })
  Object.assign(globalThis, {
    App: (options: App) => {
      app = options
    },
  })
  await import('./app')
  app.onLaunch()
  app.onShow()
})

test('whichever call finds the town closed, the page that says so opens over what is there', async () => {
  phone.refuse('task.list', { code: 'MAINTENANCE', details: { text: '今晚九点再来。' }, traceId: 'tr-1' })
  const { read } = await import('./services/last-seen')
  await read('task.list', { view: 'open' })
  expect(phone.opened).toEqual(['/pages/system/maintenance/maintenance'])
  const { maintenanceWords } = await import('./services/maintenance')
  expect(maintenanceWords()).toBe('今晚九点再来。')
})

test('a claim made while the town is closed is kept, and goes out by itself afterwards', async () => {
  const subject = { shiftId: 's-1', taskId: 't-1', title: '清渠', siteName: '村口', startsAt: 1, endsAt: 2 }
  phone.refuse('task.claim', { code: 'MAINTENANCE', details: { text: '今晚九点再来。' }, traceId: 'tr-1' })
  const { claim } = await import('./services/pending')
  expect((await claim(subject)).state).toBe('held')
  phone.answer('task.claim', { state: 'claimed' })
  app.onShow()
  await allWorked()
  const [first, second] = phone.sentOf('task.claim')
  expect(second?.requestId).toBe(first?.requestId)
})

test('an error of a script and a promise nobody waited for are both reported', async () => {
  app.onError('MiniProgramError\nx is undefined')
  app.onUnhandledRejection({ reason: { errMsg: 'openDocument:fail' } })
  await allWorked()
  const messages = phone.sentOf('client.report').map(({ input }) => (input as { message: string }).message)
  expect(messages).toEqual(['x is undefined', 'openDocument:fail'])
})

test('a new version is offered when the app is opened again on a calm page', () => {
  phone.route = 'pages/need/raise/raise'
  phone.newVersionReady()
  expect(phone.asked).toEqual([])
  phone.route = 'pages/home/home/home'
  app.onShow()
  expect(phone.asked).toHaveLength(1)
})
