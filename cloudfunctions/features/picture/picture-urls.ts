import chunk from 'lodash/chunk'
import { temporaryUrlsOf } from '../../platform/storage'
import { pathsOf } from './picture-rules'
import { findPictures } from './picture-store'

/** The vendor takes fifty in one call. */
const AT_ONCE = 50

/**
 * Links to pictures that passed WeChat's check, `width` pixels wide at most; those that did not pass (yet) have none.
 * No database operation, one call of the storage for fifty: only what passed was ever put where these links lead.
 */
export function pictureUrls(
  pictureIds: readonly string[],
  width: number,
): Promise<ReadonlyMap<string, string>> {
  return linksTo(pictureIds, 'checked', width)
}

/** Links to pictures WeChat has not answered about, for the member who uploaded them and nobody else. One operation. */
export async function ownPictureUrls(
  pictureIds: readonly string[],
  memberId: string,
  width: number,
): Promise<ReadonlyMap<string, string>> {
  const found = await findPictures(pictureIds)
  const own = found.filter(({ by, state }) => by === memberId && state === 'checking')
  return linksTo(
    own.map(({ _id }) => _id),
    'waiting',
    width,
  )
}

/** The storage makes it, upright, when the link is opened (docs.cloudbase.net/storage/extension). */
const thumbnail = (width: number) => `&imageMogr2/auto-orient/thumbnail/${Math.round(width)}x`

async function linksTo(
  pictureIds: readonly string[],
  place: 'checked' | 'waiting',
  width: number,
): Promise<ReadonlyMap<string, string>> {
  const answers = await Promise.all(
    chunk(pictureIds, AT_ONCE).map((ids) => temporaryUrlsOf(ids.map((id) => pathsOf(id)[place]))),
  )
  const urls = new Map(answers.flatMap((found) => [...found]))
  return new Map(
    pictureIds.flatMap((id) => {
      const url = urls.get(pathsOf(id)[place])
      return url === undefined ? [] : [[id, url + thumbnail(width)] as const]
    }),
  )
}
