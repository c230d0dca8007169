import { settings } from '../settings'
import { wxCall } from './outcome'

const root = 'phone:'
const prefix = `${root}${settings.openid}:`

const keys = (start: string) => Object.keys(localStorage).filter((key) => key.startsWith(start))

/** Clears every person's phone. */
export function forgetEverything(): void {
  for (const key of keys(root)) {
    localStorage.removeItem(key)
  }
}

function get(key: string): unknown {
  const text = localStorage.getItem(prefix + key)
  return text === null ? '' : JSON.parse(text)
}

/** `undefined` is kept as WeChat keeps it: reading it gives the empty text. */
function set(key: string, data: unknown): void {
  localStorage.setItem(prefix + key, JSON.stringify(data ?? ''))
}

function remove(key: string): void {
  localStorage.removeItem(prefix + key)
}

function clear(): void {
  for (const key of keys(prefix)) {
    localStorage.removeItem(key)
  }
}

function info() {
  const own = keys(prefix)
  const size = own.reduce((sum, key) => sum + (localStorage.getItem(key)?.length ?? 0), 0)
  return {
    keys: own.map((key) => key.slice(prefix.length)),
    currentSize: Math.ceil(size / 1024),
    limitSize: 10240,
  }
}

interface Key {
  key: string
}

/** A phone's memory, one per person. */
export const storage = {
  getStorageSync: get,
  setStorageSync: set,
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: info,
  getStorage: wxCall<Key>('getStorage', ({ key }) => {
    if (localStorage.getItem(prefix + key) === null) {
      throw new Error('data not found')
    }
    return { data: get(key) }
  }),
  setStorage: wxCall<Key & { data: unknown }>('setStorage', ({ key, data }) => set(key, data)),
  removeStorage: wxCall<Key>('removeStorage', ({ key }) => remove(key)),
  clearStorage: wxCall('clearStorage', clear),
  getStorageInfo: wxCall('getStorageInfo', info),
}
