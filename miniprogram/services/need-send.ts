import { type Answer, call } from './api'
import { read } from './last-seen'
import { type NeedForm, needInput } from './need-form'
import { type Photo, sendPhoto } from './need-photo'

export interface Area {
  areaId: string
  name: string
}

export const anywhere: Area = { areaId: '', name: '不清楚，交给我的支部' }

/** Without the list a need still goes to the person's own branch. */
export async function readAreas(): Promise<Area[]> {
  const places = await read('need.places', {})
  const known = places.state === 'failed' ? [] : places.data.areas
  return [
    anywhere,
    ...known.map(({ areaId, name, branchName }) => ({ areaId, name: `${name}（${branchName}）` })),
  ]
}

/** The picture first, if there is one, then the need; the same request id again raises nothing twice. */
export async function sendNeed(
  form: NeedForm,
  photo: Photo | null,
  requestId: string,
  onProgress: (percent: number) => void,
): Promise<Answer<'need.raise'>> {
  const sent = await sendPhoto(photo, 'need', onProgress)
  return 'error' in sent
    ? { ok: false, error: sent.error }
    : call('need.raise', needInput(form, sent.pictureId), { requestId })
}
