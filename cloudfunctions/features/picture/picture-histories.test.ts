import fc from 'fast-check'
import { WireError } from '../../../emulator/database/wire-error'
import { HOUR } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { aMember, NOW, tree } from '../../testing/documents'
import { aJpeg } from '../../testing/pictures'
import { openWorld, type World } from '../../testing/world'
import { askAboutDuePictures } from './ask-about-pictures'
import { dropPictures } from './drop-pictures'
import { type Picture, pathsOf } from './picture-rules'
import { sweepPictures } from './sweep'
import { takeIn } from './take-in'

/** A post with three pictures, written by somebody whose calls and timers may die anywhere and run beside each other. */

type Deed =
  | { do: 'upload'; slot: number; isRisky: boolean }
  | { do: 'save'; slots: number[] }
  | { do: 'answer' | 'ask' | 'sweep' }
  | { do: 'wait'; minutes: number }

interface Step {
  deed: Deed
  beside: Deed | null
  /** After so many operations of database and storage nothing answers until the next step; `null`: nobody dies. */
  diesAfter: number | null
}

const slots = [0, 1, 2]
const slot = fc.constantFrom(...slots)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('upload' as const), slot, isRisky: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('save' as const), slots: fc.subarray(slots) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('answer' as const, 'ask' as const, 'sweep' as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 50, 1_500) }),
  },
)
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    deed,
    beside: fc.option(deed, { freq: 2 }),
    diesAfter: fc.option(fc.integer({ min: 0, max: 14 }), { freq: 2 }),
  }),
  { minLength: 4, maxLength: 18 },
)

const pictures = collection<Picture>('pictures')
const who = { memberId: 'm-2', openid: 'o-2' }

let good: Buffer
let risky: Buffer

beforeAll(async () => {
  good = await aJpeg(60, 40)
  risky = Buffer.concat([await aJpeg(61, 41), Buffer.from('risky-demo')])
})

class History {
  /** What the post refers to: pictures by slot. */
  held = new Set<string>()
  readonly ids = new Map<number, string>()
  readonly paths = new Set<string>()
  private left = Number.POSITIVE_INFINITY

  private constructor(readonly world: World) {
    const { read, write, remove } = world.files
    world.files.read = (path) => (this.live(), read(path))
    world.files.write = (path, bytes) => (this.live(), this.paths.add(path), write(path, bytes))
    world.files.remove = (path) => (this.live(), this.paths.delete(path), remove(path))
    world.operations.push = () => (this.live(), 0)
  }

  static async open(): Promise<History> {
    return new History(await openWorld(NOW, { trees: [tree], members: [aMember(2)] }))
  }

  private live(): void {
    this.left -= 1
    if (this.left < 0) {
      throw new WireError('DATABASE_REQUEST_FAILED', 'the function has died')
    }
  }

  async take({ deed, beside, diesAfter }: Step): Promise<void> {
    this.world.content.notePresence(who.openid)
    this.left = diesAfter ?? Number.POSITIVE_INFINITY
    await Promise.allSettled([this.carryOut(deed), ...(beside ? [this.carryOut(beside)] : [])])
    this.left = Number.POSITIVE_INFINITY
  }

  private async carryOut(one: Deed): Promise<unknown> {
    const { world } = this
    switch (one.do) {
      case 'upload':
        return this.upload(one.slot, one.isRisky)
      case 'save':
        return this.save(one.slots)
      case 'answer':
        return world.answerPictures()
      case 'ask':
        return askAboutDuePictures(world.now)
      case 'sweep':
        return sweepPictures(world.now, {
          post: async () => [...this.held],
          need: async () => [],
          deed: async () => [],
        })
      case 'wait':
        world.now += one.minutes * 60_000
    }
    return undefined
  }

  private async upload(at: number, isRisky: boolean): Promise<void> {
    const { world } = this
    const call = { method: 'picture.begin', input: { use: 'post' }, requestId: `request-${at}` }
    const reply = await world.serve(call, who.openid)
    if (reply.ok) {
      const { pictureId, cloudPath } = reply.data as { pictureId: string; cloudPath: string }
      this.ids.set(at, pictureId)
      await world.upload(who.openid, cloudPath, isRisky ? risky : good)
    }
  }

  /** As a post is saved: taken in, what is left out dropped, then the one write. */
  private async save(wanted: readonly number[]): Promise<void> {
    const { now } = this.world
    const ids = wanted.flatMap((at) => this.ids.get(at) ?? [])
    const fresh = ids.filter((id) => !this.held.has(id))
    const before = this.held
    await takeIn({ ...who, now }, 'post', fresh, 'post-1')
    await dropPictures(
      [...before].filter((id) => !ids.includes(id)),
      now + 60_000,
    )
    // The version guard of the post: of two saves at once one writes.
    if (this.held === before) {
      this.held = new Set(ids)
    }
  }

  /** What people could be shown although WeChat would not pass it. */
  async wronglyShown(): Promise<string[]> {
    const shown = [...this.paths].filter((path) => path.startsWith('checked/'))
    const all = await Promise.all(shown.map((path) => this.world.files.read(path)))
    return shown.filter((_, index) => all[index]?.includes('risky-demo'))
  }

  async settle(): Promise<void> {
    for (let round = 0; round < 5; round += 1) {
      this.world.now += 25 * HOUR
      this.world.content.notePresence(who.openid)
      for (const one of ['ask', 'answer', 'sweep'] as const) {
        await this.carryOut({ do: one })
      }
    }
  }
}

test('whatever dies wherever: nothing unchecked is shown, nothing held is lost, no file is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const history = await History.open()
      for (const step of all) {
        await history.take(step)
        expect(await history.wronglyShown()).toEqual([])
      }
      await history.settle()
      expect(await history.wronglyShown()).toEqual([])
      const stored = await pictures.findByIds(
        [...history.ids.values(), 'none'],
        ['state', 'width', 'keptUntil'],
      )
      expect(new Set(stored.map(({ _id }) => _id))).toEqual(history.held)
      for (const { _id, state, width, keptUntil } of stored) {
        const { upload, waiting, checked } = pathsOf(_id)
        expect([state, keptUntil]).toEqual([width === 61 ? 'refused' : 'passed', undefined])
        expect([history.paths.has(waiting), history.paths.has(checked)]).toEqual([false, width !== 61])
        for (const path of [upload, waiting, checked]) {
          history.paths.delete(path)
        }
      }
      expect([...history.paths]).toEqual([])
      await history.world.close()
    }),
    { numRuns: Number(process.env.RUNS ?? 25) },
  )
}, 120_000)
