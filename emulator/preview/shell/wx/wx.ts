import { builtInTags } from '../../built-in-tags'
import { reportError } from '../errors'
import { canvasFunctions, createSelectorQuery } from './canvas'
import { cloud } from './cloud'
import { device } from './device'
import { fileFunctions, fileSystem, USER_DATA_PATH } from './files'
import { interaction } from './interaction'
import { networkStatus, offNetworkStatusChange, onNetworkStatusChange } from './network'
import { wxCall } from './outcome'
import { pageFunctions } from './pages'
import { storage } from './storage'
import { subscribe } from './subscribe'

/** The `wx` object: what pages use exists, anything else throws with its name. */
export function createWx(redraw: () => void) {
  const api = {
    ...device,
    ...canvasFunctions,
    createSelectorQuery,
    ...fileFunctions,
    ...interaction,
    ...pageFunctions(redraw),
    ...storage,
    ...subscribe,
    cloud: refuseUnknown('wx.cloud', cloud),
    env: refuseUnknown('wx.env', { USER_DATA_PATH }),
    getFileSystemManager: () => refuseUnknown('FileSystemManager', fileSystem),
    getNetworkType: wxCall('getNetworkType', () => ({ networkType: networkStatus().networkType })),
    onNetworkStatusChange,
    offNetworkStatusChange,
    nextTick: (callback: () => void) => queueMicrotask(callback),
    canIUse,
  }
  /** Asks for a function (`getWindowInfo`), a namespace (`cloud.callFunction`) or a tag (`page-meta.page-style`). */
  function canIUse(schema: string): boolean {
    const [name = '', member] = schema.split('.')
    const tag = builtInTags[name]
    if (tag !== undefined) {
      const property = member?.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
      return property === undefined || Object.hasOwn(tag.properties, property)
    }
    if (!Object.hasOwn(api, name)) {
      return false
    }
    return name !== 'cloud' || member === undefined || Object.hasOwn(cloud, member)
  }
  return refuseUnknown('wx', api)
}

function refuseUnknown<T extends object>(name: string, known: T): T {
  return new Proxy(known, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property in target) {
        return Reflect.get(target, property, receiver)
      }
      const error = new Error(`预览没有 ${name}.${property}`)
      reportError(error)
      throw error
    },
  })
}
