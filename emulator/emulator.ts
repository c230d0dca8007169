import { join, resolve } from 'node:path'
import { collections } from '../cloudfunctions/platform/collections'
import { buildFunctions } from '../tools/build-functions'
import { createClock } from './clock'
import { openFunctions } from './functions/functions'
import { withInvocations } from './functions/invoke-function'
import { openTimers } from './functions/timers'
import { openData, openFiles } from './open-data'
import { openPreview } from './preview/preview'
import { createEmulatorServer, listenNear } from './server'
import type { Settings } from './settings'
import { openStorage } from './storage/cloud-storage'
import { openTown } from './town'
import { openWeChat } from './wechat'
import { openWeChatEvents } from './wechat-events'

const root = resolve(__dirname, '..')
const bundles = join(root, 'dist/cloudfunctions')

export interface Emulator {
  /** `http://127.0.0.1:<port>` */
  address: string
  port: number
  close(): Promise<void>
}

export type Say = (line: string) => void

/** The whole cloud on this machine: database, functions and, unless bare, the preview with its demo town. */
export async function openEmulator(settings: Settings, say: Say, isWatching: boolean): Promise<Emulator> {
  const clock = createClock(settings.now)
  let address = ''
  const data = await openData(settings, collections, clock, say)
  const files = await openFiles(settings)
  const storage = openStorage({ files, now: clock.now, address: () => address })
  const wechat = openWeChat(clock.now, (traceId, seconds) => events.answerIn(traceId, seconds))
  const database = storage.beside(wechat.beside(data))
  const town = openTown(database, files, clock, settings.seed)
  if (settings.seed !== 'none' && database.isEmpty()) {
    say(`放入演示数据：${settings.seed === 'demo' ? '光谷小镇，623 人' : '一个县，12 万人'}`)
    await town.seed()
  } else if (settings.seed === 'demo' && (await town.isOver())) {
    say('演示数据里的任务都过期了，想要新的请用 npm start -- --fresh')
  }

  const functions = openFunctions({
    directory: bundles,
    databaseUrl: () => `${address}/admin`,
    clock,
    log: say,
    whoCalls: wechat.content.notePresence,
  })
  const events = openWeChatEvents({ content: wechat.content, functions, log: say })
  const build = await buildFunctions({
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
  tell(build.errors, say)
  const preview = settings.isBare
    ? undefined
    : await openPreview({
        miniprogram: join(root, 'miniprogram'),
        output: join(root, '.preview'),
        log: say,
        watch: isWatching,
      })

  const timers = openTimers({ configuration: join(root, 'cloudbaserc.json'), functions, clock, log: say })
  const server = createEmulatorServer({
    database: withInvocations(database, functions),
    functions,
    timers,
    clock,
    identities: town.identities,
    ...(settings.seed !== 'none' && {
      reset: async () => {
        wechat.clear()
        await town.reset()
      },
    }),
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
      await Promise.all([functions.close(), preview?.close(), build.close()])
      await database.close()
    },
  }
}

function tell(errors: readonly string[], say: Say): void {
  for (const error of errors) {
    say(`云函数编译失败：${error}`)
  }
}
