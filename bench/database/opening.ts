import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { startChild } from '../child'
import { figureOf, type Row } from '../measure'
import type { Opened } from './opening-process'
import { inTemporaryDirectory } from './temporary'

const DOCUMENTS = 1_000_000
const ROUNDS = 5

/** A store of a million documents opened, against the same bytes read as lines of JSON; each in a new process. */
export async function benchOpening(): Promise<Row[]> {
  return inTemporaryDirectory(async (directory) => {
    const store = join(directory, 'store')
    const lines = join(directory, 'lines.json')
    await once('write', { store, lines, documents: DOCUMENTS })
    const { size } = await stat(lines)
    const opened: Opened[] = []
    const parsed: Opened[] = []
    for (let round = 0; round < ROUNDS; round++) {
      parsed.push(await once('parse', lines))
      opened.push(await once('open', store))
    }
    const peer = { ...figureOf(parsed.map(({ milliseconds }) => milliseconds)), name: 'JSON 逐行读入' }
    const bytes = { ...figureOf([size / 1e6], 'MB'), name: '这些文档的字节' }
    const memory = (of: (one: Opened) => number) => figureOf(opened.map(of), 'MB')
    return [
      {
        what: '打开 100 万条文档的库',
        asked: '≤ 1.5 倍',
        ours: figureOf(opened.map(({ milliseconds }) => milliseconds)),
        peer,
        note: '校验和、总账、数目都核对过；文档在第一次被读时才解开，索引在第一次用到时才建',
      },
      {
        what: '同上，处理器时间',
        asked: '≤ 1.5 倍',
        ours: figureOf(opened.map(({ processor }) => processor)),
        peer: { ...figureOf(parsed.map(({ processor }) => processor)), name: 'JSON 逐行读入' },
        note: '所有线程，别的进程不算',
      },
      {
        what: '打开，并且解开每一条',
        ours: figureOf(opened.map(({ milliseconds, readingAll }) => milliseconds + readingAll)),
        peer,
        note: '',
      },
      {
        what: '三个索引从头建起，各用一次',
        ours: figureOf(opened.map(({ indexing }) => indexing)),
        note: '',
      },
      {
        what: '打开后的内存',
        asked: '≤ 4 倍',
        ours: memory(({ megabytesOpened }) => megabytesOpened),
        peer: bytes,
        note: '常驻内存，高出启动后的部分；收过一次垃圾',
      },
      {
        what: '全部解开、三个索引都建好后的内存',
        asked: '≤ 4 倍',
        ours: memory(({ megabytesUsed }) => megabytesUsed),
        peer: bytes,
        note: `同样的字节解开后是 ${Math.round(figureOf(parsed.map(({ megabytesOpened }) => megabytesOpened)).median)} MB`,
      },
    ]
  })
}

async function once<Answer>(verb: string, input: unknown): Promise<Answer> {
  const child = startChild('opening-process', ['--expose-gc', '--max-old-space-size=6000'])
  try {
    return await child.ask<Answer>(verb, input)
  } finally {
    await child.kill()
  }
}
