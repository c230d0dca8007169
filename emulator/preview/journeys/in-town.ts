import type { Browser } from 'playwright-core'
import type { Emulator } from '../../emulator'
import { launchBrowser } from './browser'
import { openPhone, openTown, type Phone, type PhoneOptions } from './phone'

export interface Here {
  readonly town: Emulator
  /** Somebody's phone for this test; it is closed, and its errors are counted, after it. */
  phoneOf(openid: string, options?: PhoneOptions): Promise<Phone>
}

/** One browser and one town for the journeys of a file; to be called at its head. */
export function inTown(): Here {
  jest.setTimeout(60_000)
  let browser: Browser
  let town: Emulator
  const phones: Phone[] = []

  beforeAll(async () => {
    ;[browser, town] = await Promise.all([launchBrowser(), openTown()])
  })
  afterEach(async () => {
    for (const phone of phones.splice(0)) {
      await phone.close()
    }
  })
  afterAll(async () => {
    await browser?.close()
    await town?.close()
  })

  return {
    get town() {
      return town
    },
    async phoneOf(openid, options) {
      const phone = await openPhone(browser, town, openid, options)
      phones.push(phone)
      return phone
    },
  }
}
