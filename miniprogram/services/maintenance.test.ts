import { installPhone, type Phone } from '../testing/phone'
import type { Failure } from './api'

let phone: Phone
let showMaintenance: (error: Failure) => void

beforeEach(async () => {
  jest.resetModules()
  jest.useFakeTimers({ now: Date.parse('2026-11-22T09:41:00+08:00') })
  phone = installPhone()
  ;({ showMaintenance } = await import('./maintenance'))
})

afterEach(() => jest.useRealTimers())

const closed: Failure = { code: 'MAINTENANCE', details: { text: '今晚九点再来。' }, traceId: 'tr-1' }

test('however many calls are refused at once, one page is opened over what is there', () => {
  phone.route = 'pages/need/raise/raise'
  showMaintenance(closed)
  showMaintenance(closed)
  expect(phone.opened).toEqual(['/pages/system/maintenance/maintenance'])
})

test('whoever goes back to what they typed is left there for a minute', () => {
  phone.route = 'pages/need/raise/raise'
  showMaintenance(closed)
  jest.advanceTimersByTime(59_000)
  showMaintenance(closed)
  expect(phone.opened).toHaveLength(1)
  jest.advanceTimersByTime(2_000)
  showMaintenance(closed)
  expect(phone.opened).toHaveLength(2)
})

test('the page does not open itself, and no other failure opens it', () => {
  phone.route = 'pages/system/maintenance/maintenance'
  showMaintenance(closed)
  showMaintenance({ code: 'INTERNAL', details: null, traceId: 'tr-1' })
  expect(phone.opened).toEqual([])
})
