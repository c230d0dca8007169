import { randomBytes } from 'node:crypto'
import { fileIdOf, putFile, temporaryUrl } from '../../platform/storage'
import { insertPack } from './pack-store'

const DAY_SECONDS = 24 * 60 * 60

/** Keeps a file for a day under a link that nobody can guess. `name` is of letters, digits, dashes and dots. */
export async function storePack(
  name: string,
  content: Buffer,
  now: number,
): Promise<{ url: string; until: number }> {
  const packId = randomBytes(16).toString('hex')
  const path = `packs/${packId}/${name}`
  const until = now + DAY_SECONDS * 1_000
  const fileId = await fileIdOf(path)
  await insertPack({ _id: packId, fileId, keptUntil: until })
  await putFile(path, content)
  const url = await temporaryUrl(fileId, DAY_SECONDS)
  if (url === undefined) {
    throw new Error('a file that was just stored has no link')
  }
  return { url, until }
}
