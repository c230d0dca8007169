import { installPhone, type Phone } from '../testing/phone'

let phone: Phone
let versions: { watchVersions(): void; offerNewVersion(): void }

beforeEach(async () => {
  jest.resetModules()
  phone = installPhone()
  versions = await import('./new-version')
  versions.watchVersions()
})

test('a new version is offered calmly, once, and started when the person agrees', () => {
  phone.route = 'pages/home/home/home'
  phone.newVersionReady()
  expect(phone.asked).toEqual(['有新版本：重新打开就好，您填的、报的都还在。'])
  expect(phone.hasRestarted).toBe(true)
  versions.offerNewVersion()
  expect(phone.asked).toHaveLength(1)
})

test('whoever says later is not asked again', () => {
  phone.agrees = false
  phone.route = 'pages/me/me/me'
  phone.newVersionReady()
  versions.offerNewVersion()
  expect(phone.asked).toHaveLength(1)
  expect(phone.hasRestarted).toBe(false)
})

test('nobody is asked in the middle of a form, but when they are back on a tab', () => {
  phone.route = 'pages/need/raise/raise'
  phone.newVersionReady()
  expect(phone.asked).toEqual([])
  phone.route = 'pages/task/list/list'
  versions.offerNewVersion()
  expect(phone.asked).toHaveLength(1)
})

test('without a new version nobody is asked', () => {
  phone.route = 'pages/home/home/home'
  versions.offerNewVersion()
  expect(phone.asked).toEqual([])
})
