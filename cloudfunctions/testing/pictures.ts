import sharp from 'sharp'
import type { PictureUse } from '../contract/picture'
import type { World } from './world'

/** A real picture of one colour. */
export function aJpeg(width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3b7d4f' } })
    .jpeg()
    .toBuffer()
}

/** WeChat's check on this machine finds this one risky. */
export async function aRiskyJpeg(): Promise<Buffer> {
  return Buffer.concat([await aJpeg(), Buffer.from('risky-demo')])
}

/** As a phone does it: begun, uploaded, not taken in by anything yet. */
export async function uploadPicture(
  world: World,
  openid: string,
  use: PictureUse = 'post',
  bytes?: Buffer,
): Promise<string> {
  const { pictureId, cloudPath } = await world.as(openid).call('picture.begin', { use })
  if (!(await world.upload(openid, cloudPath, bytes ?? (await aJpeg())))) {
    throw new Error('the upload was refused')
  }
  return pictureId
}
