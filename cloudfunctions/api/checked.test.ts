import { contract, type WriteMethod } from '../contract/contract'
import { people, smallCounty } from '../testing/county'
import { NOW } from '../testing/documents'
import { type TextField, textFieldsOf } from '../testing/free-texts'
import { places, validInputs } from '../testing/valid-inputs'
import { openWorld, requestId, type World } from '../testing/world'

/** WeChat's check on this machine refuses them. */
const WORDS = '违禁演示'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, smallCounty(NOW))
})

afterEach(() => world.close())

/** Fields that take any words and are not checked at the door, and why. */
const unchecked: Readonly<Record<string, string>> = {
  'session.bind.name': 'compared with the roster, stored nowhere',
  'month.object.name': 'compared with the list, stored nowhere',
  'roster.add.name': 'a name in a roster',
  'roster.edit.name': 'a name in a roster',
  'import.confirm.stamp': 'compared with the preview, stored nowhere',
  'deed.reverse.entryId': 'the id of an entry, compared',
  'client.report.message': 'cleaned and logged, shown to nobody',
  'client.report.stack': 'cleaned and logged, shown to nobody',
  'audit.export.method': 'what is looked for, stored nowhere',
}

/** The pieces of news themselves are checked after they are written down: features/post, decision 0015. */
const newsWords = /^post\.(save|correct)\./

const writes = (Object.keys(contract) as WriteMethod[]).filter((method) => contract[method].kind === 'write')

const all = writes.flatMap((method) =>
  textFieldsOf(contract[method].input, WORDS).map((field) => ({ method, field })),
)

const nameOf = (method: string, { path }: TextField) => `${method}${path}`

const atTheDoor = all.filter(({ method, field }) => {
  const name = nameOf(method, field)
  return !(name in unchecked) && !newsWords.test(name)
})

/** Who says it where the county administrator cannot. */
const speaker: Partial<Record<WriteMethod, keyof typeof people>> = {
  'need.close': 'member',
  'branch.ask': 'unbound',
}

async function inputOf({ method, field }: (typeof all)[number], words: string) {
  const person = speaker[method] ?? 'countyAdministrator'
  const prepare = validInputs(world)[method] as (place: object, person: string) => unknown
  const input = field.put(await prepare(places.own, person), words)
  return { by: world.as(people[person]), input }
}

test.each(atTheDoor.map((one) => [nameOf(one.method, one.field), one] as const))(
  '%s: words WeChat refuses are not written, nor any while it does not answer',
  async (_name, one) => {
    const { by, input } = await inputOf(one, WORDS)
    expect(await by.refused(one.method, input)).toMatchObject({ code: 'TEXT_REFUSED' })
    expect(writesOf(world)).toEqual([])
    world.content.direct({ text: 'down' })
    const harmless = one.field.put(input, '说得好')
    expect(await by.refused(one.method, harmless)).toMatchObject({ code: 'CHECK_UNAVAILABLE' })
    expect(writesOf(world)).toEqual([])
  },
)

/** What the last call did to the database besides reading. */
const writesOf = ({ operations }: World) =>
  operations.filter((operation) => !/ database\.(getDocument|calculateDocument)$/.test(operation))

test('whatever the list names exists', () => {
  const names = new Set(all.map(({ method, field }) => nameOf(method, field)))
  expect(Object.keys(unchecked).filter((name) => !names.has(name))).toEqual([])
  expect(atTheDoor.length).toBeGreaterThan(30)
})

test('a stranger has nothing checked: who may not write is told so first', async () => {
  const note = { branchId: 'b-1', month: '2026-09', text: WORDS }
  expect(await world.as(people.member).refused('month.note', note)).toMatchObject({ code: 'FORBIDDEN' })
})

test('a request that was carried out is answered again while the check is down; other words under its name are not', async () => {
  const by = world.as(people.member)
  const id = requestId()
  const need = { kind: 'home', text: '灯一亮就跳闸', place: '村口', when: 'days' }
  const first = await by.call('need.raise', need, id)
  world.content.direct({ text: 'down' })
  expect(await by.call('need.raise', need, id)).toEqual(first)
  expect(await by.refused('need.raise', { ...need, text: '换了一句' }, id)).toMatchObject({
    code: 'CHECK_UNAVAILABLE',
  })
  expect(await by.refused('need.raise', need)).toMatchObject({ code: 'CHECK_UNAVAILABLE' })
})

test('what could not be checked is sent again under the same name once the check answers', async () => {
  const by = world.as(people.member)
  const id = requestId()
  const need = { kind: 'home', text: '灯一亮就跳闸', place: '村口', when: 'days' }
  world.content.direct({ text: 'busy' })
  expect(await by.refused('need.raise', need, id)).toMatchObject({ code: 'CHECK_UNAVAILABLE' })
  world.content.direct({ text: 'normal' })
  const { needId } = await by.call('need.raise', need, id)
  expect((await by.call('need.list', { view: 'mine' })).items.map((item) => item.needId)).toEqual([needId])
})
