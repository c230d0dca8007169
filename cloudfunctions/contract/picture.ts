import * as v from 'valibot'
import { count, id, write } from './method'

/** What a picture is for; whatever it belongs to decides who sees it once it has passed WeChat's check. */
export const pictureUse = v.picklist(['post', 'need', 'deed'])

/**
 * `checking`: WeChat has not answered yet. `refused`: WeChat said no; only its author is told, and the file is gone.
 * `passed`: it can be shown to whoever may see what it belongs to.
 */
export const pictureState = v.picklist(['checking', 'passed', 'refused'])

/** A picture as it is shown: the room it takes is known before it is there, so that nothing jumps. */
export const shownPicture = v.object({
  pictureId: id,
  /** Pixels. */
  width: count,
  height: count,
  /** Absent while it is being checked, and for good when it was refused. */
  url: v.optional(v.string()),
})

/**
 * The picture of a need or a deed. Others are shown it once it has passed; its author sees it before, and that it was
 * refused.
 */
export const photo = v.object({ url: v.optional(v.string()), check: pictureState })

/**
 * Where one picture is to be uploaded. It is written down first, so that no file is ever forgotten: what nothing
 * takes in within a day is removed.
 */
export const pictureBegin = write(
  v.object({ use: pictureUse }),
  v.object({ pictureId: id, cloudPath: v.string() }),
)

export type PictureUse = v.InferOutput<typeof pictureUse>
export type PhotoView = v.InferOutput<typeof photo>
export type PictureState = v.InferOutput<typeof pictureState>
