import type { Output } from '../contract/contract'
import { forgetTrees } from '../platform/organisation'
import { people, smallCounty } from './county'
import { NOW } from './documents'
import { openWorld, type World } from './world'

/** Those who write and read in the first branch of the small county, and in the other town. */
export const [RECORDER, SECRETARY, GENERAL, VILLAGER] = [
  people.recorder,
  people.branchSecretary,
  people.generalSecretary,
  people.villager,
] as const

/** The organisations and people of the small county, with no news yet, and the county's own tree, which has no root. */
export function openNewsWorld(): Promise<World> {
  return openWorld(NOW, newsCounty())
}

function newsCounty() {
  const { trees = [], members = [] } = smallCounty(NOW)
  const county = { _id: 'county', version: 1, nodes: [], administrators: [] }
  return { trees: [...trees, county], members }
}

/** As it was opened: what a test did to time, WeChat, trees and documents is undone. */
export async function beginAnew(world: World): Promise<void> {
  world.now = NOW
  world.content.clear()
  forgetTrees()
  await world.database.clear()
  await world.database.load(newsCounty() as unknown as Parameters<World['database']['load']>[0])
}

/** One world for a file, as it was at the beginning of each of its tests. */
export function inNewsWorld(use: (world: World) => void): void {
  let world: World
  beforeAll(async () => {
    world = await openNewsWorld()
    use(world)
  })
  beforeEach(() => beginAnew(world))
  afterAll(() => world.close())
}

export function aDraft(over: object = {}) {
  return {
    branchId: 'b-1',
    channel: 'branch' as const,
    reach: 'branch' as const,
    audience: { who: 'all' as const },
    content: { title: '路灯亮了', blocks: [{ kind: 'paragraph' as const, text: '十四盏路灯全亮了。' }] },
    ...over,
  }
}

export function wordsOf(title: string, text = '又添了两盏。') {
  return { title, blocks: [{ kind: 'paragraph' as const, text }] }
}

/** Written and handed in by one person. */
export async function submitted(
  world: World,
  openid: string,
  over: object = {},
): Promise<Output<'post.submit'>> {
  const { postId, version } = await world.as(openid).call('post.save', aDraft(over))
  return world.as(openid).call('post.submit', { postId, version })
}

/** Published by the secretary, who wrote it. */
export function published(world: World, over: object = {}): Promise<Output<'post.submit'>> {
  return submitted(world, SECRETARY, over)
}
