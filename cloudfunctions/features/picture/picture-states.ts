import type { PictureState } from '../../contract/picture'
import type { Size } from './measure-picture'
import { findPictures } from './picture-store'

export type States = ReadonlyMap<string, Size & { by: string; state: PictureState }>

/** WeChat has not answered about one of them. */
export function isAnyWaiting(states: States): boolean {
  return [...states.values()].some(({ state }) => state === 'checking')
}

/** What WeChat says of pictures that were taken in; one operation. */
export async function pictureStates(pictureIds: readonly string[]): Promise<States> {
  const found = await findPictures(pictureIds)
  return new Map(
    found.flatMap(({ _id, by, state, width = 0, height = 0 }) =>
      state === 'checking' || state === 'passed' || state === 'refused'
        ? [[_id, { by, state, width, height }] as const]
        : [],
    ),
  )
}
