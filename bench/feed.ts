import type { Channel, PostItem } from '../cloudfunctions/contract/post'
import { pathsOf } from '../cloudfunctions/features/picture/picture-rules'
import { type Post, publication } from '../cloudfunctions/features/post/post-rules'
import { HOUR } from '../cloudfunctions/platform/calendar'
import { NOW } from '../cloudfunctions/testing/documents'
import { aPost } from '../cloudfunctions/testing/posts'
import { openWorld, type Person, type World } from '../cloudfunctions/testing/world'
import { figureOf, printTable, processorTimes, type Row, times } from './measure'

const ROUNDS = 40
/** Each is a chain of nineteen others: the place of the twentieth page is looked up once. */
const PAGE = 20
const PER_PAGE = 10
const WORDS = '护栏'

const townId = 'org-town'
/** Where one searches: a tenth of a large town. */
const branchIds = Array.from({ length: 10 }, (_, index) => `b-${index + 1}`)
const channels: readonly Channel[] = ['branch', 'income', 'jobs', 'law', 'notice']

interface Measured {
  what: string
  wall: number[]
  processor: number[]
  operations: number
  bytes: number
}

/**
 * The feed of a town with 10,000 posts beside that of one with 100, in the same run: through the door, with the real SDK
 * and our database, five pictures on a page.
 */
export async function benchFeed(): Promise<void> {
  const large = await measureTown(10_000)
  const small = await measureTown(100)
  const rows = large.map((measured, index): Row => {
    const { what, wall, processor, operations, bytes } = measured
    const peer = small[index] as Measured
    const ofProcessor = `${Math.round(bytes / 100) / 10} KB，${operations} 次数据库操作；处理器 ${short(processor)} 毫秒，少的那边 ${short(peer.processor)}`
    return {
      what,
      asked: what.includes('搜') ? '—' : '不随动态数变大',
      ours: figureOf(wall),
      peer: { ...figureOf(peer.wall), name: '100 条的镇' },
      note: ofProcessor,
    }
  })
  printTable(
    '动态：一个镇 10,000 条',
    `时间是墙上时间，取中位数，括号里是最小和最大；处理器时间含函数、SDK 和数据库，三者在一个进程里。搜「${WORDS}」在一个支部的 1,000 条里找（少的那边是 10 条）。100 条的镇没有第 20 页，比的是它的最后一页。一页按索引的次序取，只看一页那么多条；搜词要把支部的动态逐条比对，条数多少，时间多少。`,
    rows,
  )
}

function short(values: readonly number[]): string {
  return Number(figureOf(values).median.toPrecision(2)).toString()
}

async function measureTown(count: number): Promise<Measured[]> {
  const posts = postsOf(count)
  const world = await openWorld(NOW, { trees: [aTree()], members: [aReader()], posts })
  try {
    for (const pictureId of posts.flatMap(({ sizes }) => Object.keys(sizes))) {
      await world.files.write(pathsOf(pictureId).checked, Buffer.alloc(1))
    }
    const reader = world.as('o-reader')
    const page = await placeOf(reader, Math.min(PAGE, count / PER_PAGE) - 1)
    const calls: readonly [string, object][] = [
      ['第一页', { limit: PER_PAGE }],
      ['第 20 页', { limit: PER_PAGE, cursor: page }],
      ['一个频道的第一页', { limit: PER_PAGE, channel: 'jobs' }],
      ['一个支部里搜词', { limit: PER_PAGE, orgId: 'b-1', words: WORDS }],
      ['一个支部里搜不到的词', { limit: PER_PAGE, orgId: 'b-1', words: '没有这个词' }],
    ]
    const all: Measured[] = []
    for (const [what, input] of calls) {
      all.push(await measure(world, reader, what, input))
    }
    return all
  } finally {
    await world.close()
  }
}

async function placeOf(reader: Person, pages: number): Promise<string | undefined> {
  let cursor: string | undefined
  for (let page = 0; page < pages; page += 1) {
    cursor = (await reader.call('post.list', { limit: PER_PAGE, cursor })).next
  }
  return cursor
}

async function measure(world: World, reader: Person, what: string, input: object): Promise<Measured> {
  const ask = () => reader.call('post.list', input)
  const reply: { items: PostItem[] } = await ask()
  const operations = world.operations.length
  return {
    what,
    wall: await times(ROUNDS, ask),
    processor: await processorTimes(ROUNDS, ask),
    operations,
    bytes: Buffer.byteLength(JSON.stringify(reply)),
  }
}

/** Half of them in the town's feed, one in ten for members only, every second one with a picture; one hour apart. */
function postsOf(count: number): Post[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(5, '0')
    const channel = channels[index % channels.length] as Channel
    const at = NOW - (index + 1) * HOUR
    const pictureId = `picture-${number}`
    const words = {
      branchId: branchIds[Math.floor(index / channels.length) % branchIds.length] as string,
      reach: 'town' as const,
      channel,
      audience: { who: channel === 'notice' && index % 2 === 0 ? ('members' as const) : ('all' as const) },
    }
    return {
      ...aPost(`post-${number}`, {
        ...words,
        townId,
        content: {
          title: index % 50 === 0 ? `村口${WORDS}刷漆 ${number}` : `今天村里的第 ${number} 件事`,
          blocks: Array.from({ length: 6 }, (_block, part) => ({
            kind: 'paragraph' as const,
            text: `${part}：${'九天里帮十一户收稻四十二亩，机器下不去的三亩烂田用镰刀割。'.repeat(5)}`,
          })),
        },
        sizes: index % 2 === 0 ? { [pictureId]: { width: 1_280, height: 768 } } : {},
      }),
      ...publication(words, townId, at),
    }
  })
}

function aTree() {
  const node = (id: string, parentId: string | null) => ({
    id,
    name: id,
    level: parentId === null ? 'general' : 'branch',
    kind: 'area',
    parentId,
  })
  return {
    _id: 'tree-1',
    version: 1,
    nodes: [node(townId, null), ...branchIds.map((id) => node(id, townId))],
  }
}

function aReader() {
  return {
    _id: 'm-reader',
    openid: 'o-reader',
    name: '读的人',
    branchId: 'b-1',
    alsoIn: [],
    kind: 'party',
    track: 'B',
    birthYear: 1970,
    roles: [],
    version: 1,
  }
}
