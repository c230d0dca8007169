import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { putFile } from '../../cloudfunctions/platform/storage'
import { type FileLine, fileIn } from './copy-files'
import { linesOf } from './lines-of'
import { openMeter } from './meter'
import { patiently } from './patiently'

const TOGETHER = 3
/** How often it is noted how far this has come, in files. */
const NOTE_EVERY = 30

interface Putting {
  folder: string
  file: string
  count: number
  skip: number
  note(lines: number): Promise<void>
}

/** Uploads the stored files to the paths they had. */
export async function putFiles({ folder, file, count, skip, note }: Putting): Promise<void> {
  const meter = openMeter('图片', count, '张', skip)
  let line = 0
  let some: FileLine[] = []
  const flush = async () => {
    const there = some.filter((one) => !('isMissing' in one))
    await Promise.all(
      there.map(async ({ path }) => {
        const content = await readFile(fileIn(folder, path))
        await patiently(() => putFile(path, content))
      }),
    )
    meter.add(some.length)
    some = []
  }
  for await (const { text } of linesOf(join(folder, file))) {
    line += 1
    if (line <= skip) {
      continue
    }
    some.push(JSON.parse(text) as FileLine)
    if (some.length === TOGETHER) {
      await flush()
    }
    if (line % NOTE_EVERY === 0) {
      await flush()
      await note(line)
    }
  }
  await flush()
  meter.end()
}
