import { temporaryUrlsOf } from '../../platform/storage'
import { pathsOf } from './picture-rules'
import type { States } from './picture-states'

/** The whole width of a phone at its sharpest, in pixels. */
export const PHONE_WIDTH = 1_080

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

/** Links to those WeChat has not answered about, for the member who uploaded them and nobody else. No operation. */
export function ownPictureUrls(
  states: States,
  memberId: string,
  width: number,
): Promise<ReadonlyMap<string, string>> {
  const own = [...states].filter(([, { by, state }]) => by === memberId && state === 'checking')
  return linksTo(
    own.map(([id]) => id),
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
  const urls = await temporaryUrlsOf(pictureIds.map((id) => pathsOf(id)[place]))
  return new Map(
    pictureIds.flatMap((id) => {
      const url = urls.get(pathsOf(id)[place])
      return url === undefined ? [] : [[id, url + thumbnail(width)] as const]
    }),
  )
}
