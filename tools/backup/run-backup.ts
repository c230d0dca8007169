import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { contractVersion } from '../../cloudfunctions/contract/version'
import { connectData } from '../cloud/connect-data'
import type { CloudEnvironment } from '../cloud/environment'
import { Refusal } from '../cloud/refusal'
import { say } from '../say'
import {
  beginning,
  claimFolder,
  readUnfinished,
  removeUnfinished,
  type Unfinished,
  writeUnfinished,
} from './backup-folder'
import { copyCollection, type Data } from './copy-collection'
import { copyFiles, FILES } from './copy-files'
import { openLineFile, type Tally } from './line-file'
import { FORMAT, writeManifest } from './manifest'
import { inMegabytes } from './meter'
import { otherCollections } from './other-collections'
import { countOf } from './read-target'
import { holdsValueTwice } from './repeated-value'
import { leftOut, ours } from './scope'

interface BackupOptions {
  folder: string
  takesFiles: boolean
  /** Of package.json. */
  app: string
}

export const fileOf = (collection: string): string => `${collection}.jsonl`

/** Copies an environment into a folder, or goes on with that; the manifest is the last that is written. */
export async function runBackup(environment: CloudEnvironment, options: BackupOptions): Promise<void> {
  const { folder, app } = options
  const release = await claimFolder(folder)
  try {
    const data = connectData(environment)
    const goingOn = await goOn(environment, options)
    await refuseUnfit(data, environment)
    const state = goingOn ?? (await begin(environment, options))
    await copyDocuments(data, folder, state)
    const documents = state.collections.map((collection) => ({
      collection,
      file: fileOf(collection),
      ...tallyIn(state, collection),
    }))
    const pictures = state.done.pictures
    const files =
      state.takesFiles && pictures
        ? { file: FILES, ...(await copyFiles(folder, fileOf('pictures'), pictures.count)) }
        : undefined
    const { backupId, startedAt, envId } = state
    await writeManifest(folder, {
      kind: 'red-star-backup',
      format: FORMAT,
      backupId,
      startedAt,
      finishedAt: Date.now(),
      envId,
      app,
      contract: contractVersion,
      documents,
      ...(files && { files }),
      leftOut: [...leftOut],
    })
    await removeUnfinished(folder)
    say(farewell(folder, documents, files?.missing ?? 0, state.addressed))
  } finally {
    release()
  }
}

/** What would make a backup that looks whole and holds no town, or half of one. */
async function refuseUnfit(data: Data, { envId }: CloudEnvironment): Promise<void> {
  if ((await countOf(data, 'members')) === undefined) {
    throw new Refusal(`环境 ${envId} 里没有名册：不是这个项目的环境，或者还没有部署。请核对 CLOUDBASE_ENV`)
  }
  if (await countOf(data, 'deployments', { _id: 'restore' })) {
    throw new Refusal(`环境 ${envId} 还没有恢复完，现在备份只有一半。请先用同一份备份把 npm run restore 做完`)
  }
}

async function goOn(
  { envId }: CloudEnvironment,
  { folder, takesFiles }: BackupOptions,
): Promise<Unfinished | undefined> {
  const state = await readUnfinished(folder)
  if (!state) {
    return undefined
  }
  if (state.envId !== envId) {
    throw new Refusal(`${folder} 里是环境 ${state.envId} 没做完的备份，现在连的是 ${envId}。请换一个文件夹`)
  }
  if (state.takesFiles !== takesFiles) {
    throw new Refusal(
      state.takesFiles
        ? '上次没有加 --no-files，这次也不要加，才能接着做'
        : '上次加了 --no-files，这次也要加，才能接着做',
    )
  }
  say(`接着做 ${new Date(state.startedAt).toLocaleString('zh-CN', { hour12: false })} 开始的备份`)
  return state
}

async function begin(environment: CloudEnvironment, { folder, takesFiles }: BackupOptions) {
  const { envId } = environment
  say(`环境 ${envId}：备份到 ${folder}`)
  const others = await otherCollections(environment)
  const state = beginning(envId, takesFiles, [...ours, ...others], Date.now())
  await writeUnfinished(folder, state)
  return state
}

async function copyDocuments(app: Data, folder: string, state: Unfinished): Promise<void> {
  for (const collection of state.collections) {
    if (state.done[collection]) {
      continue
    }
    const { addressed, tally } = await copyUntilSound(app, collection, join(folder, fileOf(collection)))
    state.addressed.push(...addressed)
    state.done[collection] = tally
    await writeUnfinished(folder, state)
  }
}

const ROUNDS = 3

async function copyUntilSound(app: Data, collection: string, path: string) {
  for (let round = 0; round < ROUNDS; round += 1) {
    const copied = await copyInto(app, collection, path)
    if (!(await holdsValueTwice(collection, path))) {
      return copied
    }
    say(`备份 ${collection} 的时候有人换了绑定，从头再备份一遍`)
    await rm(path)
  }
  throw new Refusal(`备份 ${collection} 的时候一直有人在改。请先开维护，再运行一次，会接着做`)
}

async function copyInto(app: Data, collection: string, path: string) {
  const file = await openLineFile(path)
  try {
    return { addressed: await copyCollection(app, collection, file), tally: await file.finish() }
  } finally {
    await file.close()
  }
}

function tallyIn({ done }: Unfinished, collection: string): Tally {
  const tally = done[collection]
  if (!tally) {
    throw new Error(`${collection} was not copied`)
  }
  return tally
}

function farewell(
  folder: string,
  documents: readonly Tally[],
  missing: number,
  addressed: readonly string[],
): string {
  const count = documents.reduce((sum, one) => sum + one.count, 0)
  const bytes = documents.reduce((sum, one) => sum + one.bytes, 0)
  const lines = [
    `\n备份做完了：${count} 条，${inMegabytes(bytes)}，在 ${folder}`,
    '每一条都是它某一刻完整的样子；备份的时候加进来的，可能在里面，也可能不在。要一点不差，先开维护再备份。',
    `没有放进去：${leftOut.join('、')}（部署记录，和只留一天的月底材料）`,
  ]
  if (missing > 0) {
    lines.push(`有 ${missing} 张图片存储里就没有，列在 ${FILES} 里`)
  }
  if (addressed.length > 0) {
    lines.push(
      `这些文档里写着本环境的文件地址，换了环境会打不开：${addressed.slice(0, 5).join('、')}${addressed.length > 5 ? ` 等 ${addressed.length} 条` : ''}`,
    )
  }
  lines.push(
    '里面有姓名、电话和入户记录，没有加密：只有您自己打得开这个文件夹，请放在安全的地方，不要发给别人。',
  )
  return lines.join('\n')
}
