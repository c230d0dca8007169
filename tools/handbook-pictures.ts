import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { say } from './say'

const root = join(__dirname, '..')
const taken = join(root, '.pictures')
const kept = join(root, 'docs/pictures/handbook')

/** A phone's width, in CSS pixels. */
const WIDTH = 375

/** The pictures that a handbook shows, by the names the journeys gave them. */
function picturesIn(text: string): string[] {
  return [...text.matchAll(/pictures\/handbook\/([\w.-]+)\.webp/g)].map(([, name]) => name ?? '')
}

/** Makes the handbook's pictures anew from those of the last `npm run test:journeys`. */
async function makePictures(): Promise<void> {
  const wanted = new Set(picturesIn(await readFile(join(root, 'docs/书记手册.md'), 'utf8')))
  const found = new Set(await readdir(taken).catch(() => []))
  const missing = [...wanted].filter((name) => !found.has(`${name}.png`))
  if (missing.length > 0) {
    throw new Error(`这些截图还没有，请先跑 npm run test:journeys：${missing.join('、')}`)
  }
  await rm(kept, { recursive: true, force: true })
  await mkdir(kept, { recursive: true })
  let bytes = 0
  for (const name of wanted) {
    const { size } = await sharp(join(taken, `${name}.png`))
      .resize({ width: WIDTH })
      .webp({ quality: 72 })
      .toFile(join(kept, `${name}.webp`))
    bytes += size
  }
  say(`${wanted.size} 张，共 ${Math.round(bytes / 1024)} KB，在 docs/pictures/handbook`)
}

makePictures().catch((error: Error) => {
  process.stderr.write(`没有做成：${error.message}\n`)
  process.exitCode = 1
})
