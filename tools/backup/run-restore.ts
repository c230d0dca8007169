import { join } from 'node:path'
import { connectData } from '../cloud/connect-data'
import type { CloudEnvironment } from '../cloud/environment'
import { Refusal } from '../cloud/refusal'
import { say } from '../say'
import type { Data } from './copy-collection'
import { FILES } from './copy-files'
import { fillCollection } from './fill-collection'
import { insertDocuments, replaceDocuments } from './insert-documents'
import { type Manifest, readManifest } from './manifest'
import { obstacleIn } from './obstacles'
import { putFiles } from './put-files'
import { countOf, readTarget } from './read-target'
import { type HeldMark, type Reached, takeMark } from './restore-mark'
import { bookkeeping, ours } from './scope'
import { unbound } from './unbound'
import { verifyBackup } from './verify'

interface RestoreOptions {
  folder: string
  isUnbinding: boolean
}

/** Puts a backup into an empty environment, or goes on with that; the mark goes when everything is there. */
export async function runRestore(environment: CloudEnvironment, options: RestoreOptions): Promise<void> {
  const { folder, isUnbinding } = options
  const { envId } = environment
  const manifest = await readManifest(folder)
  await verifyBackup(folder, manifest)
  const app = connectData(environment)
  say(`环境 ${envId}：恢复 ${manifest.envId} 的备份`)
  if ((await countOf(app, 'deployments')) === undefined) {
    throw new Refusal(`环境 ${envId} 还没有部署。请先运行 npm run deploy，做完再恢复`)
  }
  const mark = await takeMark(manifest.backupId, isUnbinding)
  try {
    await beginOnce(app, envId, manifest, mark)
    const counts = await fill(app, manifest, options, mark)
    await compare(app, counts)
    await mark.remove()
    say(farewell(counts, isUnbinding))
  } catch (error) {
    await mark.leave()
    throw error
  }
}

/** The mark comes first: of two that find the environment empty one goes on. */
async function beginOnce(app: Data, envId: string, manifest: Manifest, mark: HeldMark): Promise<void> {
  if (mark.isBegun) {
    say('上次没有做完，接着做')
    return
  }
  const others = manifest.documents.map(({ collection }) => collection).filter((name) => !ours.includes(name))
  const obstacle = obstacleIn(await readTarget(app, others, Date.now()), envId)
  if (obstacle !== undefined) {
    await mark.remove()
    throw new Refusal(obstacle)
  }
  await mark.begin()
}

/** Answers how many documents of each collection there have to be. */
async function fill(
  app: Data,
  { documents, files }: Manifest,
  { folder, isUnbinding }: RestoreOptions,
  mark: HeldMark,
): Promise<ReadonlyMap<string, number>> {
  const skipOf = skipping([...documents.map(({ collection }) => collection), FILES], mark.reached)
  const counts = new Map<string, number>()
  for (const { collection, file, count } of documents) {
    await createOther(app, collection)
    const put = collection === bookkeeping ? replaceDocuments : insertDocuments
    const kept = await fillCollection({
      title: collection,
      path: join(folder, file),
      count,
      skip: skipOf(collection),
      keep: (document) => (isUnbinding ? unbound(collection, document) : document),
      insert: (some) => put(app, collection, some),
      note: (lines) => mark.note({ collection, lines }),
    })
    counts.set(collection, kept)
  }
  if (files) {
    const note = (lines: number) => mark.note({ collection: FILES, lines })
    await putFiles({ folder, file: files.file, count: files.count, skip: skipOf(FILES), note })
  }
  return counts
}

/** How many lines of a part an earlier run has done: all of those before the one it had come to. */
function skipping(order: readonly string[], reached: Reached | undefined) {
  const reachedAt = reached ? order.indexOf(reached.collection) : -1
  return (part: string): number => {
    const at = order.indexOf(part)
    if (at < reachedAt) {
      return Number.POSITIVE_INFINITY
    }
    return at === reachedAt ? (reached?.lines ?? 0) : 0
  }
}

/** A collection that the project does not know comes along, without its indexes. */
async function createOther(app: Data, name: string): Promise<void> {
  if (!ours.includes(name) && (await countOf(app, name)) === undefined) {
    say(`新建集合 ${name}（不属于这个项目；它的索引和权限请在控制台设好）`)
    await app.database().createCollection(name)
  }
}

async function compare(app: Data, counts: ReadonlyMap<string, number>): Promise<void> {
  const wrong: string[] = []
  for (const [name, count] of counts) {
    const found = await countOf(app, name)
    // The timers' own notes of the new environment stay beside the backup's.
    const isRight = name === bookkeeping ? (found ?? 0) >= count : found === count
    if (!isRight) {
      wrong.push(`${name} 应有 ${count} 条，有 ${found ?? 0} 条`)
    }
  }
  if (wrong.length > 0) {
    throw new Refusal(
      `都放进去了，可是数目对不上：${wrong.join('；')}。\n` +
        '恢复的时候有人在用这个环境。请新建一个环境，部署后恢复到那里，做完之前不要让人打开小程序',
    )
  }
}

function farewell(counts: ReadonlyMap<string, number>, isUnbinding: boolean): string {
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0)
  const words = `\n恢复完成：${total} 条，每个集合的数目都对得上，定时任务照常做。原来的环境若还开着，请停掉它的定时触发器，免得同一条消息发两次。`
  return isUnbinding ? `${words}\n微信都解绑了：请书记发邀请码，让大家重新绑定。` : words
}
