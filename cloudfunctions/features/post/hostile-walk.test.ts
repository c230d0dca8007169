import { decodeFields } from '../../../emulator/database/values/ejson'
import { contract, type Method } from '../../contract/contract'
import { collections } from '../../platform/collections'
import { forgetTrees } from '../../platform/organisation'
import { type Person, people, smallCounty } from '../../testing/county'
import { NOW } from '../../testing/documents'
import { aDraft } from '../../testing/news-world'
import { aRiskyJpeg, uploadPicture } from '../../testing/pictures'
import { takeWritten } from '../../testing/short-wire'
import { places, validInputs } from '../../testing/valid-inputs'
import { openWorld, type World } from '../../testing/world'

/**
 * Methods that do not speak of news, asked by everybody, in a town where unchecked and refused words and pictures lie
 * everywhere. Those of `post` have a walk of their own (`news-hidden.test.ts`).
 */
const SECRET = '没有人看过的话'

/** Writes the news, and asks for help and credit: nobody who walks. */
const WRITER = people.recorder
const ASKER = 'o-plain-b-1'
const WALKERS = [
  'visitor',
  'villager',
  'member',
  'groupLeader',
  'branchSecretary',
  'generalSecretary',
  'overseer',
  'countyAdministrator',
] as const satisfies readonly Person[]

type Documents = Record<string, { _id: string }[]>

let world: World
let around: Documents
/** What has a picture that WeChat has not passed. */
const waiting = { needId: '', deedId: '' }

const need = { kind: 'home', text: '灯一亮就跳闸', place: '村口', when: 'days' }
const deed = { code: 'V9', day: '2026-11-20', amount: 1, what: '帮老人修灯' }

beforeAll(async () => {
  world = await openWorld(NOW, smallCounty(NOW))
  await world.as(ASKER).call('session.consent', { version: 1 })
  const refused = [
    await uploadPicture(world, WRITER, 'post', await aRiskyJpeg()),
    await uploadPicture(world, ASKER, 'need', await aRiskyJpeg()),
  ] as const
  await writeNews(refused[0])
  await world.as(ASKER).call('need.raise', { ...need, pictureId: refused[1] })
  await world.answerPictures()
  await writeNews(await uploadPicture(world, WRITER))
  const [forNeed, forDeed] = [
    await uploadPicture(world, ASKER, 'need'),
    await uploadPicture(world, ASKER, 'deed'),
  ]
  waiting.needId = (await world.as(ASKER).call('need.raise', { ...need, pictureId: forNeed })).needId
  waiting.deedId = (await world.as(ASKER).call('deed.apply', { ...deed, pictureId: forDeed })).deedId
  await uploadPicture(world, ASKER, 'need')
  around = await readAll()
})

afterAll(() => world.close())

/** One draft, one that waits for WeChat and one that it refused, all with this picture or without. */
async function writeNews(pictureId: string): Promise<void> {
  const words = [
    { kind: 'paragraph', text: SECRET },
    { kind: 'list', items: [SECRET] },
  ]
  const content = (...more: object[]) => ({
    content: { title: `题目${SECRET}`, blocks: [...words, ...more] },
  })
  const writer = world.as(WRITER)
  await writer.call('post.save', aDraft(content({ kind: 'picture', pictureId, caption: SECRET })))
  for (const text of ['down', 'refuse']) {
    const { postId, version } = await writer.call('post.save', aDraft(content()))
    world.content.direct({ text })
    await writer.call('post.submit', { postId, version })
    world.content.direct({ text: 'normal' })
  }
}

async function readAll(): Promise<Documents> {
  const read = async (collectionName: string) => {
    const reply = await world.database.handle({
      action: 'database.getDocument',
      collectionName,
      queryType: 'WHERE',
      query: '{}',
      limit: 1_000,
    })
    const { list = [] } = (reply as { data: { list?: string[] } }).data
    return list.map((row) => decodeFields(row, 'document', NOW) as { _id: string })
  }
  const all = await Promise.all(collections.map(async ({ name }) => [name, await read(name)] as const))
  return Object.fromEntries(all)
}

async function putBack(): Promise<void> {
  forgetTrees()
  await world.database.clear()
  await world.database.load(around as unknown as Parameters<World['database']['load']>[0])
}

/** Where a method is about one need or one deed, it is about the one with the picture. */
const about: Partial<Record<Method, () => object>> = {
  'need.get': () => ({ needId: waiting.needId }),
  'need.answer': () => ({ needId: waiting.needId, version: 1, do: { verb: 'take' } }),
  'need.close': () => ({ needId: waiting.needId, version: 1, do: { verb: 'withdraw' } }),
  'deed.decide': () => ({ deedId: waiting.deedId, version: 1, do: { verb: 'confirm' } }),
}

const methods = (Object.keys(contract) as Method[]).filter((method) => !method.startsWith('post.'))

/** Everything this person is told, one line a method. */
async function walk(person: Person): Promise<Map<string, string>> {
  const inputs = validInputs(world)
  const told = new Map<string, string>()
  await putBack()
  for (const method of methods) {
    const prepare = about[method] ?? (inputs[method] as (...where: unknown[]) => unknown)
    const input = await prepare(places.own as never, person)
    const reply = await world.as(people[person]).reply(method, input)
    told.set(method, JSON.stringify(reply))
    // Reads and refusals leave everything as it was.
    if (takeWritten().size > 0) {
      await putBack()
    }
  }
  return told
}

const isSecret = (reply: string) => reply.includes(SECRET) || /\/(waiting|uploads)\/|risky/.test(reply)

test.each(WALKERS)(
  'a %s is told nothing of unchecked or refused words and pictures by any other method',
  async (person) => {
    const told = await walk(person)
    expect(told.size).toBeGreaterThan(80)
    expect([...told].filter(([method, reply]) => method !== 'picture.begin' && isSecret(reply))).toEqual([])
  },
  120_000,
)

test('their authors are: it is there to be found', async () => {
  await putBack()
  const own = async (openid: string, method: Method, input: object) =>
    isSecret(JSON.stringify(await world.as(openid).reply(method, input)))
  expect(await own(ASKER, 'need.get', { needId: waiting.needId })).toBe(true)
  expect(await own(ASKER, 'deed.mine', {})).toBe(true)
  expect(await own(WRITER, 'me.data', {})).toBe(true)
  expect(await own(WRITER, 'post.desk', { view: 'mine' })).toBe(true)
})
