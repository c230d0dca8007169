import { collections } from '../../platform/collections'
import { collection } from '../../platform/database'
import { aMember, tree } from '../../testing/documents'
import { uploadPicture } from '../../testing/pictures'
import { openWorld, type World } from '../../testing/world'
import type { Passbook } from '../points/passbook-rules'
import { forgetRules } from '../points/rules-in-force'
import { checkCode } from '../red-star/check-code'
import type { Cycle } from '../red-star/cycle-rules'

const at = (text: string) => Date.parse(`${text}+08:00`)
/** Texts that occur nowhere else. */
const NAME = '欧阳清源'
const WORDS = '后山塌方处抬石头'
const OBJECTION = '那晚他不在漫水桥'

let world: World
let pictureId: string

beforeEach(async () => {
  forgetRules()
  world = await openWorld(at('2026-10-20T09:00:00'), {
    trees: [{ ...tree, version: 31 }],
    members: [
      aMember(1, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(2, { name: NAME, track: 'B' }),
      aMember(3, { track: 'A', roles: [{ role: 'recorder', orgId: 'b-1' }] }),
      aMember(4, { track: 'B' }),
      aMember(5, { branchId: 'b-2' }),
    ],
  })
  await live()
})

afterEach(() => world.close())

const month = { branchId: 'b-1', month: '2026-10' }
const secretary = () => world.as('o-1')

/** Two equals, a ballot between them, a deed of one's own, an objection, a published list with a note. */
async function live() {
  await world.as('o-2').call('session.consent', { version: 1 })
  pictureId = await uploadPicture(world, 'o-2', 'deed')
  const own = { code: 'V9', day: '2026-10-11', amount: 1, what: WORDS, pictureId }
  const { deedId } = await world.as('o-2').call('deed.apply', own)
  await world.as('o-3').call('deed.decide', { deedId, version: 1, do: { verb: 'confirm' } })
  const other = { code: 'V9', day: '2026-10-11', amount: 1, what: '挑水' }
  await world.as('o-3').call('deed.record', { ...other, memberIds: ['m-4'] })
  for (const code of ['V10', 'V8', 'V7', 'V5'] as const) {
    const deed = { code, day: '2026-10-12', amount: 2, what: WORDS, memberIds: ['m-2', 'm-4'] }
    await world.as('o-3').call('deed.record', deed)
  }
  await world.as('o-2').call('deed.apply', { ...own, day: '2026-10-19', pictureId: undefined })
  await world.answerPictures()
  world.now = at('2026-11-09T09:00:00')
  const { version } = await secretary().call('month.get', month)
  const ballot = { order: ['m-2', 'm-4'], votes: `${NAME}五票`, on: '2026-11-09' }
  const after = await secretary().call('month.ballot', { ...month, version, ...ballot })
  const sentences = [{ memberId: 'm-2', text: `${NAME}${WORDS}` }]
  const fixed = await secretary().call('month.fix', { ...month, version: after.version, sentences })
  const objection = await world.as('o-5').call('month.object', { ...month, name: NAME, text: OBJECTION })
  await world.as('o-2').call('month.object', { ...month, name: NAME, text: `${OBJECTION}，我说明` })
  expect(fixed.version).toBeGreaterThan(0)
  const answer = { objectionId: objection.objectionId, isUpheld: false, answer: `${NAME}有签到` }
  await secretary().call('month.answer', { ...month, ...answer })
}

async function publish() {
  const { objections } = await secretary().call('month.get', month)
  for (const { objectionId } of objections.filter(({ state }) => state === 'open')) {
    await secretary().call('month.answer', { ...month, objectionId, isUpheld: false, answer: '已核实' })
  }
  world.now = at('2026-11-17T09:00:00')
  const { version } = await secretary().call('month.get', month)
  const { code } = await secretary().call('month.publish', { ...month, version })
  await secretary().call('month.note', { ...month, text: `${NAME}的工时按六小时计` })
  return code
}

async function everything(): Promise<string> {
  const all = await Promise.all(
    collections.map(({ name }) => collection(name).find({}, { fields: [], limit: 1_000 })),
  )
  return JSON.stringify(all)
}

const goAway = () => world.as('o-2').call('me.delete', { confirm: '删除我的资料' })
const passbooks = () =>
  collection<Passbook>('passbooks').find({ memberId: 'm-2' }, { fields: ['entries', 'score'], limit: 9 })

test('my data shows months, deeds, the lists I stand on and what I objected', async () => {
  await publish()
  const { sections } = await world.as('o-2').call('me.data', {})
  expect(world.operations.length).toBeLessThanOrEqual(24)
  const textOf = (title: string) => JSON.stringify(sections.find((section) => section.title === title)?.lines)
  expect(textOf('我的红色存折')).toContain(WORDS)
  expect(textOf('我的红色存折')).toContain('86 分')
  expect(textOf('我的申报')).toContain('有一张照片')
  expect(textOf('我上的红榜')).toContain(`在发布的名单上；${NAME}${WORDS}`)
  expect(textOf('我提的异议')).toContain(`${OBJECTION}，我说明；答复：已核实`)
})

test('with the person go words, pictures, rows and objections; figures, codes and lists still hold', async () => {
  const code = await publish()
  const scores = (await passbooks()).map(({ score }) => score)
  const before = await everything()
  for (const trace of [NAME, WORDS, OBJECTION]) {
    expect(before).toContain(trace)
  }
  expect(await world.files.read(`checked/${pictureId}.jpg`)).toBeDefined()
  await goAway()
  // Others' passbooks keep their lines: the recorder wrote the same words for two people.
  const after = (await everything()).replaceAll(`"memberId":"m-4"`, '')
  for (const trace of [NAME, OBJECTION]) {
    expect(after).not.toContain(trace)
  }
  expect(JSON.stringify(await passbooks())).not.toContain(WORDS)
  expect(await world.files.read(`checked/${pictureId}.jpg`)).toBeUndefined()
  expect((await passbooks()).map(({ score }) => score)).toEqual(scores)
  const proof = await world.as(undefined).call('redList.proof', month)
  expect(proof).toMatchObject({ code, rows: [{ commitment: expect.stringMatching(/^[0-9a-f]{64}$/) }] })
  const head = { ...month, ruleVersion: 1, list: 1 }
  expect(
    checkCode(
      head,
      proof.rows.map(({ commitment }) => commitment),
    ),
  ).toBe(code)
  const lines: string[] = []
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
  await world.runJobs()
  log.mockRestore()
  expect(lines.filter((line) => line.includes('contradiction'))).toEqual([])
})

test('somebody who goes while the notice runs leaves no sentence behind, and nobody publishes their name', async () => {
  await goAway()
  expect(await everything()).not.toContain(NAME)
  await publish().catch(() => undefined)
  const [cycle] = await collection<Cycle>('cycles').find(
    { branchId: 'b-1' },
    { fields: ['published', 'winners'], limit: 9 },
  )
  expect(JSON.stringify(cycle?.published)).not.toContain(WORDS)
  expect(cycle?.winners).toEqual(['m-2'])
})

test('a deletion that died half-way is finished by the retry', async () => {
  await publish()
  const { forgetDeeds } = await import('../points/forget-deeds')
  await forgetDeeds('m-2')
  await goAway()
  expect(await everything()).not.toContain(NAME)
  expect(JSON.stringify(await passbooks())).not.toContain(WORDS)
})
