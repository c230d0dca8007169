import { type Picture, pathsOf } from '../../cloudfunctions/features/picture/picture-rules'

/** A stored file that a picture may have. */
export interface Wanted {
  path: string
  /** Without it the picture is broken. */
  isNeeded: boolean
}

const SAFE = /^(uploads|waiting|checked)\/[\w-][\w.-]*\.jpg$/

/** Letters, digits, dashes and dots: the path leads nowhere else on this machine. */
export const isPicturePath = (path: string): boolean => SAFE.test(path)

/** Where the bytes of a picture lie in each state; one that is being taken in may be at either place, or not be there yet. */
export function filesOfPicture({ _id, state }: Pick<Picture, '_id' | 'state'>): Wanted[] {
  const { upload, waiting, checked } = pathsOf(_id)
  switch (state) {
    case 'passed':
      return [{ path: checked, isNeeded: true }]
    case 'checking':
      return [{ path: waiting, isNeeded: true }]
    case 'begun':
    case 'copying':
      return [upload, waiting].map((path) => ({ path, isNeeded: false }))
    default:
      return []
  }
}
