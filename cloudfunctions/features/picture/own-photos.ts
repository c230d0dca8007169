import type { PictureState } from '../../contract/picture'
import { pictureStates } from './picture-states'
import { ownPictureUrls, PHONE_WIDTH, pictureUrls } from './picture-urls'

/** One picture of a need or a deed; without a link where it was refused. */
export interface Photo {
  url?: string
  check: PictureState
}

/**
 * Pictures as the member who uploaded them sees them, also before WeChat has answered. No operation when all have
 * passed, else one.
 */
export async function ownPhotos(
  pictureIds: readonly string[],
  memberId: string,
): Promise<ReadonlyMap<string, Photo>> {
  const passed = await pictureUrls(pictureIds, PHONE_WIDTH)
  const rest = pictureIds.filter((id) => !passed.has(id))
  const states = await pictureStates(rest)
  const waiting = await ownPictureUrls(states, memberId, PHONE_WIDTH)
  return new Map([
    ...[...passed].map(([id, url]): [string, Photo] => [id, { url, check: 'passed' }]),
    ...rest.map((id): [string, Photo] => {
      const url = waiting.get(id)
      return [id, { check: states.get(id)?.state ?? 'refused', ...(url !== undefined && { url }) }]
    }),
  ])
}

/** The same pictures as everybody else sees them. No operation. */
export async function photosOfOthers(pictureIds: readonly string[]): Promise<ReadonlyMap<string, Photo>> {
  const passed = await pictureUrls(pictureIds, PHONE_WIDTH)
  return new Map([...passed].map(([id, url]) => [id, { url, check: 'passed' }]))
}
