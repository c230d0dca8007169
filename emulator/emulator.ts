import { join, resolve } from 'node:path'
import { collections } from '../cloudfunctions/platform/collections'
import { buildFunctions } from '../tools/build-functions'
import { createClock } from './clock'
import { openCloudApi } from './cloud-api/cloud-api'
import { mayPhonesCall, triggersOf } from './cloud-api/environment'
import { openFunctions } from './functions/functions'
import { withInvocations } from './functions/invoke-function'
import { key } from './functions/sdk-environment'
import { openTimers } from './functions/timers'
import { openData, openFiles } from './open-data'
import { bundles, isDeployedInto, openEnvironment } from './open-environment'
import { openPreview } from './preview/preview'
import { createEmulatorServer, listenNear } from './server'
import type { Settings } from './settings'
import { openStorage } from './storage/cloud-storage'
import { openTown } from './town'
import { openWeChat } from './wechat'
import { openWeChatEvents } from './wechat-events'

const root = resolve(__dirname, '..')

export interface Emulator {
  /** `http://127.0.0.1:<port>` */
  address: string
  port: number
  close(): Promise<void>
}

export type Say = (line: string) => void

/**
 * The whole cloud on this machine: database, functions and, unless bare, the preview with its demo town. Or, when it began
 * empty, with what has been deployed into it.
 */
export async function openEmulator(settings: Settings, say: Say, isWatching: boolean): Promise<Emulator> {
  const clock = createClock(settings.now)
  let address = ''
  const isDeployed = isDeployedInto(settings)
  const data = await openData(settings, isDeployed ? [] : collections, clock, say)
  const environment = await openEnvironment(settings, data, clock.now())
  const files = await openFiles(settings)
  const storage = openStorage({ files, now: clock.now, address: () => address })
  const wechat = openWeChat(clock.now, (traceId, seconds) => events.answerIn(traceId, seconds))
  const database = storage.beside(wechat.beside(data))
  const seed = isDeployed ? 'none' : settings.seed
  const town = openTown(database, files, clock, seed)
  if (seed !== 'none' && database.isEmpty()) {
    say(`放入演示数据：${seed === 'demo' ? '光谷小镇，623 人' : '一个县，12 万人'}`)
    await town.seed()
  } else if (seed === 'demo' && (await town.isOver())) {
    say('演示数据里的任务都过期了，想要新的请用 npm start -- --fresh')
  }

  const functions = openFunctions({
    find: environment.find,
    databaseUrl: () => `${address}/admin`,
    clock,
    log: say,
    whoCalls: wechat.content.notePresence,
  })
  const events = openWeChatEvents({ content: wechat.content, functions, log: say })
  const build = isDeployed
    ? undefined
    : await buildFunctions({
        outdir: bundles,
        ...(isWatching && {
          watch: (names, errors) => {
            tell(errors, say)
            if (names.length > 0) {
              say(`云函数已更新：${names.join('、')}`)
              void functions.reload()
            }
          },
        }),
      })
  tell(build?.errors ?? [], say)
  const preview = settings.isBare
    ? undefined
    : await openPreview({
        miniprogram: join(root, 'miniprogram'),
        output: join(root, '.preview'),
        log: say,
        watch: isWatching,
      })

  const triggers = () => triggersOf(environment.state)
  const timers = openTimers({ triggers, functions, clock, log: say })
  const server = createEmulatorServer({
    database: withInvocations(database, functions),
    functions,
    timers,
    clock,
    identities: town.identities,
    ...(seed !== 'none' && {
      reset: async () => {
        wechat.clear()
        await town.reset()
      },
    }),
    mayPhonesCall: (name) => mayPhonesCall(environment.state, name),
    cloudApi: openCloudApi({ database, environment, functions, now: clock.now }, key, say),
    files: storage.answer,
    wechat: wechat.answer,
    ...(preview && { page: preview.handle }),
    log: say,
  })
  const port = await listenNear(server, settings.port)
  address = `http://127.0.0.1:${port}`

  return {
    address,
    port,
    async close() {
      server.close()
      events.close()
      await timers.close()
      server.closeAllConnections()
      await Promise.all([functions.close(), preview?.close(), build?.close()])
      await environment.close()
      await database.close()
    },
  }
}

function tell(errors: readonly string[], say: Say): void {
  for (const error of errors) {
    say(`云函数编译失败：${error}`)
  }
}
