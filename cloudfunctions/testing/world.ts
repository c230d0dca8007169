import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { type Database, openDatabase } from '../../emulator/database/database'
import { listen } from '../../emulator/database/http'
import { openMemoryStorage } from '../../emulator/database/memory-storage'
import type { Storage } from '../../emulator/database/storage'
import { functionContext } from '../../emulator/functions/function-context'
import { sdkEnvironment } from '../../emulator/functions/sdk-environment'
import { openStorage } from '../../emulator/storage/cloud-storage'
import { type Files, openMemoryFiles } from '../../emulator/storage/files'
import { openWeChat } from '../../emulator/wechat'
import type { Content } from '../../emulator/wechat-content'
import { type Messages, templateVariables } from '../../emulator/wechat-messages'
import type { Method, Output } from '../contract/contract'
import type { ErrorReply, Reply } from '../contract/reply'
import { collections } from '../platform/collections'
import { connect } from './short-wire'

/**
 * A town in process for tests: the real functions, the real SDK, our database over HTTP on a free port. The
 * clock is a value; who calls is a value; nothing of ours is replaced.
 */
export interface World {
  /** The clock; tests move it. */
  now: number
  /** Database operations since the last call of `as(...).call`. */
  operations: string[]
  database: Database
  /** What is in the file storage. */
  files: Files
  /** A phone puts a file there; says whether it may. */
  upload(openid: string, path: string, bytes: Buffer): Promise<boolean>
  /** What WeChat was asked to send, and who agreed to it. */
  messages: Messages
  /** WeChat's check of texts and pictures, to be directed; whoever calls is in the mini-program from then on. */
  content: Content
  /** WeChat answers about every picture it was asked about; says how many answers came. */
  answerPictures(): Promise<number>
  as(openid: string | undefined): Person
  /** The function as the cloud calls it, with any event. */
  serve(event: unknown, openid?: string): Promise<Reply<Method>>
  /** The timer fires; answers how much each kind of work did. */
  runJobs(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

export interface Person {
  /** Answers the data of an `ok` reply; an error reply fails the test. */
  call<M extends Method>(method: M, input: unknown, requestId?: string): Promise<Output<M>>
  /** Answers the error of a refused call; an `ok` reply fails the test. */
  refused(method: Method, input: unknown, requestId?: string): Promise<ErrorReply>
  reply(method: Method, input: unknown, requestId?: string): Promise<Reply<Method>>
}

export const requestId = (): string => randomUUID()

export async function openWorld(
  now: number,
  documents: Readonly<Record<string, readonly object[]>> = {},
  kept: Storage = openMemoryStorage(),
): Promise<World> {
  const operations: string[] = []
  const database = await openDatabase({
    storage: kept,
    collections,
    now: () => world.now,
    warn: (message) => {
      throw new Error(message)
    },
    onOperation: ({ action, collection }) => operations.push(`${collection} ${action}`),
  })
  await database.load(documents as Parameters<Database['load']>[0])
  const files = openMemoryFiles()
  let address = ''
  const storage = openStorage({ files, now: () => world.now, address: () => address })
  const wechat = openWeChat(() => world.now)
  const { url, close } = await listen(storage.beside(wechat.beside(database)), 0, storage.answer)
  address = url.replace(/\/admin$/, '')
  Object.assign(process.env, {
    ...sdkEnvironment(url),
    CHECK_REPLIES: 'on',
    ...templateVariables,
  })
  // After the environment: the SDK reads it when it is loaded.
  const { serve } = await import('../api/serve')
  const { serveTimer } = await import('../jobs/serve-timer')
  const { serveEvent } = await import('../wechat-events/serve-event')
  const { forgetTrees } = await import('../platform/organisation')
  forgetTrees()

  const world: World = {
    now,
    operations,
    database,
    files,
    async upload(openid, path, bytes) {
      const to = `${address}/storage/${path}`
      return (
        await fetch(to, { method: 'PUT', headers: { 'x-openid': openid }, body: new Uint8Array(bytes) })
      ).ok
    },
    messages: wechat.messages,
    content: wechat.content,
    as: (openid) => createPerson(world, openid),
    serve(event, openid) {
      wechat.content.notePresence(openid)
      return serve(event, functionContext('api', openid), () => world.now)
    },
    async answerPictures() {
      const events = await Promise.all([...wechat.content.pending].map(wechat.content.answer))
      const answers = events.filter((event) => event !== undefined)
      await Promise.all(
        answers.map((event) =>
          serveEvent(event, functionContext('wechat-events', undefined), () => world.now),
        ),
      )
      return answers.length
    },
    async runJobs() {
      operations.length = 0
      const event = { Type: 'Timer', TriggerName: 'every-ten-minutes' }
      const reply = await serveTimer(event, functionContext('jobs', undefined), () => world.now)
      if (!reply.ok) {
        throw new Error('the timer was refused')
      }
      return reply.done
    },
    async close() {
      await close()
      await database.close()
    },
  }
  connect(world)
  return world
}

function createPerson(world: World, openid: string | undefined): Person {
  const reply: Person['reply'] = (method, input, id = requestId()) => {
    world.operations.length = 0
    return world.serve({ method, input, requestId: id }, openid)
  }
  return {
    reply,
    async call(method, input, id) {
      const answer = await reply(method, input, id)
      if (!answer.ok) {
        throw new Error(`${method} was refused: ${JSON.stringify(answer.error)}`)
      }
      return answer.data as Output<typeof method>
    },
    async refused(method, input, id) {
      const answer = await reply(method, input, id)
      if (answer.ok) {
        throw new Error(`${method} was not refused: ${JSON.stringify(answer.data)}`)
      }
      return answer.error
    },
  }
}

/** The SDK adds a listener to a kept-alive socket for every request that had to queue for it. */
EventEmitter.defaultMaxListeners = 0
