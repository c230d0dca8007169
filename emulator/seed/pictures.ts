import { type Picture, pathsOf } from '../../cloudfunctions/features/picture/picture-rules'
import { allNews } from './plans/all-news'
import { drawScene, type Scene } from './scenes'
import type { Marked } from './shifts'

export type SeedPicture = Picture & Marked

/** Pixels of every demo picture: what a phone makes of a photo before it uploads it is as wide. */
export const SIZE = { width: 1_280, height: 768 } as const

/** Of the block at a place of a demo post. */
export function pictureIdOf(postId: string, block: number): string {
  return `${postId}-p${block + 1}`
}

/** Each drawing is made once a process; a town that is put back takes it again. */
const drawn = new Map<Scene, Promise<Buffer>>()

function jpegOf(scene: Scene): Promise<Buffer> {
  const jpeg = drawn.get(scene) ?? draw(scene)
  drawn.set(scene, jpeg)
  return jpeg
}

/** The library is loaded only now: most of what takes the demo's documents never draws. */
async function draw(scene: Scene): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(drawScene(scene)), { density: 154 })
    .resize(SIZE)
    .jpeg({ quality: 80 })
    .toBuffer()
}

/** The files of all demo pictures, by their cloud paths: people are given links to them. */
export function demoPictureFiles(): Promise<[path: string, bytes: Buffer][]> {
  const files = allNews.flatMap(({ postId, plan }) =>
    plan.blocks.flatMap((block, index) =>
      typeof block === 'object' && 'scene' in block
        ? [{ path: pathsOf(pictureIdOf(postId, index)).checked, scene: block.scene }]
        : [],
    ),
  )
  return Promise.all(
    files.map(async ({ path, scene }): Promise<[string, Buffer]> => [path, await jpegOf(scene)]),
  )
}
