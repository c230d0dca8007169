import { strToU8, zipSync } from 'fflate'
import { connectManager } from '../../../tools/cloud/connect'
import { createClock } from '../../clock'
import { openDatabase } from '../../database/database'
import { listen } from '../../database/http'
import { openMemoryStorage } from '../../database/memory-storage'
import { openFunctions } from '../../functions/functions'
import { ENV_ID, key } from '../../functions/sdk-environment'
import type { Cloud } from '../action'
import { openCloudApi } from '../cloud-api'
import { openDeployedEnvironment } from '../deployed-environment'

export interface LocalCloud extends Cloud {
  /** `http://127.0.0.1:<port>` */
  address: string
  /** The vendor's SDK, as the commands use it; another key on request. */
  manager: (credentials?: typeof key) => ReturnType<typeof connectManager>
  /** An action by its name, through the SDK. */
  call<T = unknown>(service: 'tcb' | 'scf', action: string, parameters?: object): Promise<T>
  close(): Promise<void>
}

const AT = Date.parse('2026-11-22T09:41:00+08:00')

/** The vendor's management API in process over an empty environment. */
export async function openLocalCloud(): Promise<LocalCloud> {
  const environment = await openDeployedEnvironment(':memory:')
  const database = await openDatabase({ storage: openMemoryStorage(), collections: [], now: () => AT })
  const functions = openFunctions({
    find: environment.find,
    databaseUrl: () => server.url,
    clock: createClock(AT),
    log: () => {},
  })
  const cloud = { database, environment, functions, now: () => AT }
  const server = await listen(
    database,
    0,
    openCloudApi(cloud, key, (line) => {
      throw new Error(line)
    }),
  )
  const address = server.url.replace('/admin', '')
  const manager = (credentials = key) =>
    connectManager({ envId: ENV_ID, region: 'ap-shanghai', apiUrl: address, ...credentials })
  return {
    ...cloud,
    address,
    manager,
    call: (service, action, parameters = {}) =>
      manager().commonService(service).call({ Action: action, Param: parameters }),
    async close() {
      await functions.close()
      await server.close()
      await database.close()
      await environment.close()
    },
  }
}

/** Code as the vendor takes it: one file, in a zip, in base64. */
export function zipped(source: string): string {
  return Buffer.from(zipSync({ 'index.js': strToU8(source) })).toString('base64')
}
