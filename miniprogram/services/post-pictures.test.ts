import { installPhone, type Phone } from '../testing/phone'
import { keepPicture, keptPicture } from './post-pictures'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
})

const keep = (index: number) => keepPicture(`pic-${index}`, `https://storage/pic-${index}.jpg`)

test('the newest sixty pictures stay on the phone, older ones leave with their files', () => {
  for (let index = 0; index < 70; index += 1) {
    keep(index)
  }
  expect(phone.files.size).toBe(60)
  expect(keptPicture('pic-69')).toBe('wxfile://usr/post-pic-69')
  expect(keptPicture('pic-9')).toBeUndefined()
  expect(phone.files.has('wxfile://usr/post-pic-9')).toBe(false)
})

test('a picture that is there is not fetched again', () => {
  keep(1)
  phone.files.clear()
  keep(1)
  expect(phone.files.size).toBe(0)
})

test('what did not come is not taken for kept', () => {
  phone.network = 'offline'
  keep(1)
  expect(keptPicture('pic-1')).toBeUndefined()
})
