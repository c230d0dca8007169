import { collection } from '../../platform/database'
import { dieAfter } from '../../testing/dying'
import { october, openOctober } from '../../testing/pack-world'
import { requestId, type World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openOctober()
})

afterEach(() => world.close())

const sentences = [{ memberId: 'm-3', text: '防汛三天没下堤' }]

test.each(Array.from({ length: 16 }, (_, index) => index + 1))(
  'fixing a list may die after %i operations: the retry finishes it, and the winner is told once',
  async (count) => {
    const { version } = await world.as('o-1').call('month.get', october)
    const request = requestId()
    const fix = () => world.as('o-1').reply('month.fix', { ...october, version, sentences }, request)
    await dieAfter(world, count, fix)
    expect((await fix()).ok).toBe(true)
    const outbox = collection<{ _id: string; memberId: string }>('outbox')
    const told = await outbox.find({ kind: 'redStarNotice' }, { fields: ['memberId'], limit: 9 })
    expect(told.map(({ memberId }) => memberId)).toEqual(['m-3'])
  },
)
