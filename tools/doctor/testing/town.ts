import { dirname } from 'node:path'
import { pathsOf } from '../../../cloudfunctions/features/picture/picture-rules'
import { createClock } from '../../../emulator/clock'
import { openCloudApi } from '../../../emulator/cloud-api/cloud-api'
import { openDeployedEnvironment } from '../../../emulator/cloud-api/deployed-environment'
import { type Database, openDatabase } from '../../../emulator/database/database'
import { listen } from '../../../emulator/database/http'
import { openMemoryStorage } from '../../../emulator/database/memory-storage'
import { askerFor, documentsOf } from '../../../emulator/database/testing/ask'
import { openFunctions } from '../../../emulator/functions/functions'
import { withInvocations } from '../../../emulator/functions/invoke-function'
import { commandEnvironment, ENV_ID, key } from '../../../emulator/functions/sdk-environment'
import { sendJson } from '../../../emulator/http-body'
import { createGuanggu } from '../../../emulator/seed/guanggu'
import { openStorage } from '../../../emulator/storage/cloud-storage'
import { type Files, openMemoryFiles } from '../../../emulator/storage/files'
import { openWeChat } from '../../../emulator/wechat'
import { templateVariables } from '../../../emulator/wechat-messages'
import { version } from '../../../package.json'
import { buildFunctions } from '../../build-functions'
import { type FunctionCalls, functionCalls } from '../../cloud/function-calls'
import { folderOf } from '../../folder-of'
import type { Report } from '../report'

const root = dirname(dirname(dirname(__dirname)))

export const NOW = Date.parse('2026-11-22T09:41:00+08:00')
const DAY = 86_400_000

/** A demo town that was deployed two days ago, in this process, and the doctor. */
export interface Town {
  variables: Readonly<Record<string, string>>
  database: Database
  files: Files
  /** Everything that the database and the management API were asked, since it was last emptied. */
  asked: string[]
  /** Functions as the management API changes them. */
  functions: FunctionCalls
  /** An action of the management API. */
  call(service: 'tcb' | 'scf', action: string, parameters: object): Promise<unknown>
  stored(collection: string, query?: object): Promise<Record<string, unknown>[]>
  update(collection: string, query: object, change: object): Promise<void>
  insert(collection: string, document: object): Promise<void>
  remove(collection: string, query: object): Promise<void>
  /** Deploys, puts the demo data there, and lets the timer fire once. */
  settle(): Promise<void>
  examine(isQuick?: boolean): Promise<Report[]>
  close(): Promise<void>
}

export async function openTown(): Promise<Town> {
  const asked: string[] = []
  const clock = createClock(NOW - 2 * DAY)
  const environment = await openDeployedEnvironment(':memory:')
  const data = await openDatabase({
    storage: openMemoryStorage(),
    collections: [],
    now: clock.now,
    onOperation: ({ action, collection }) => asked.push(`${collection} ${action}`),
  })
  const files = openMemoryFiles()
  let address = ''
  const storage = openStorage({ files, now: clock.now, address: () => address })
  const wechat = openWeChat(clock.now)
  const functions = openFunctions({
    find: environment.find,
    databaseUrl: () => `${address}/admin`,
    clock,
    log: () => {},
  })
  const database = withInvocations(storage.beside(wechat.beside(data)), functions)
  const cloudApi = openCloudApi({ database, environment, functions, now: clock.now }, key, (line) => {
    throw new Error(line)
  })
  const server = await listen(database, 0, async (request, response) => {
    if (request.url === '/healthz') {
      sendJson(response, 200, { ok: true, now: new Date(clock.now()).toISOString() })
      return true
    }
    const action = request.headers['x-tc-action']
    if (action !== undefined) {
      asked.push(String(action))
    }
    return (await storage.answer(request, response)) || cloudApi(request, response)
  })
  address = server.url.replace('/admin', '')
  const variables = commandEnvironment(address, templateVariables)
  Object.assign(process.env, variables)

  // After the environment: the SDK reads it when it is loaded.
  const { connectManager } = await import('../../cloud/connect')
  const { readEnvironment } = await import('../../cloud/environment')
  const { leadFunctionCodeTo } = await import('../../cloud/connect-data')
  const place = readEnvironment(variables)
  leadFunctionCodeTo(place)
  const manager = connectManager(place)

  return {
    variables,
    database,
    files,
    asked,
    functions: functionCalls(manager, ENV_ID),
    call: (service, action, parameters) =>
      manager.commonService(service).call({ Action: action, Param: { EnvId: ENV_ID, ...parameters } }),
    stored: async (collection, query = {}) => documentsOf(await askerFor(database, collection).get(query)),
    async update(collection, query, change) {
      await askerFor(database, collection).update(query, change)
    },
    async insert(collection, document) {
      await askerFor(database, collection).insert(document)
    },
    async remove(collection, query) {
      await askerFor(database, collection).remove(query)
    },
    async settle() {
      const bundles = folderOf({})
      await buildFunctions({ outdir: bundles.path })
      await deploy(bundles.path)
      bundles.remove()
      clock.set(NOW)
      const demo = createGuanggu(NOW)
      await data.load({ ...demo })
      await Promise.all(
        demo.pictures.map(({ _id }) => files.write(pathsOf(_id).checked, Buffer.from('a picture'))),
      )
      const timer = { Type: 'Timer', TriggerName: 'every-ten-minutes' }
      await functions.call('jobs', timer, undefined)
    },
    async examine(isQuick = false) {
      const { openPlace } = await import('../open-place')
      const { examine } = await import('../examine')
      const { checks } = await import('../checks')
      const opened = await openPlace(place, { root, version }, () => {})
      return examine(opened, checks, { isQuick, onReport: () => {} })
    },
    async close() {
      await functions.close()
      await server.close()
      await data.close()
      await environment.close()
    },
  }

  async function deploy(code: string): Promise<void> {
    const { readActual } = await import('../../deploy/read-actual')
    const { readDesired } = await import('../../deploy/desired-state')
    const { planDeployment } = await import('../../deploy/plan')
    const { applyStep } = await import('../../deploy/apply')
    const { recordDeployment } = await import('../../deploy/record')
    const actual = await readActual(manager, ENV_ID)
    const { steps } = planDeployment(actual, readDesired(root, code, variables))
    for (const step of steps) {
      await applyStep({ manager, envId: ENV_ID }, step)
    }
    await recordDeployment(root, '老张', steps.length)
  }
}

/** What was found, one line each. */
export const found = (reports: readonly Report[]): string[] =>
  reports.flatMap(({ findings }) => findings.map(({ what }) => what))
