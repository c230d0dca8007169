import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf, type TemporaryFolder } from '../folder-of'
import { openLineFile, tallyOf } from './line-file'
import { linesOf } from './lines-of'

let folder: TemporaryFolder
let path: string

beforeEach(() => {
  folder = folderOf({})
  path = join(folder.path, 'members.jsonl')
})

afterEach(() => folder.remove())

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) =>
    JSON.stringify({ _id: `m-${from + index}`, name: '王\u2028建国' }),
  )

async function write(...parts: string[][]) {
  const file = await openLineFile(path)
  for (const part of parts) {
    await file.append(part)
  }
  const tally = await file.finish()
  await file.close()
  return tally
}

test('what a killed run left torn is cut off, and the rest is counted and summed up as if written in one go', async () => {
  await write(lines(0, 5))
  const whole = readFileSync(path)
  for (const torn of ['{"_id":"m-5","na', '\0\0\0\0', '{"_id":"m-5"}', '\0\0\n{"_id":"m-9"}\n']) {
    writeFileSync(path, whole)
    appendFileSync(path, torn)
    const file = await openLineFile(path)
    expect([file.count, file.last]).toEqual([5, lines(4, 5)[0]])
    await file.append(lines(5, 8))
    const tally = await file.finish()
    await file.close()
    expect(tally).toEqual(await tallyOf(path))
    expect(tally.count).toBe(8)
    expect(readFileSync(path, 'utf8')).toBe(`${lines(0, 8).join('\n')}\n`)
  }
})

test('lines are read whole, whatever characters are in them and wherever the disk cuts them', async () => {
  const long = lines(0, 9_000)
  await write(long)
  const bytes = readFileSync(path)
  const all: string[] = []
  for await (const { text, end } of linesOf(path)) {
    all.push(text)
    expect(bytes[end - 1]).toBe(10)
  }
  expect(all).toEqual(long)
})
