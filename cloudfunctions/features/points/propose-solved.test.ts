import { collection } from '../../platform/database'
import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import type { DeedDocument } from './deed-store'

let world: World

beforeEach(async () => {
  const areas = [{ id: 'area-1', name: '东片', branchId: 'b-1', leadId: 'm-2' }]
  world = await openWorld(NOW, {
    trees: [{ ...tree, teams: [], areas, version: 7 }],
    members: [
      aMember(1, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(2),
      aMember(3, { kind: 'villager' }),
      aMember(4, { kind: 'villager', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
    ],
  })
  await world.as('o-3').call('session.consent', { version: 1 })
})

afterEach(() => world.close())

async function answered(by: string) {
  const words = { kind: 'home', text: '厨房的灯跳闸', place: '上田村 18 号', when: 'today', areaId: 'area-1' }
  const { needId } = await world.as('o-3').call('need.raise', words)
  return world.as(by).call('need.answer', { needId, version: 1, do: { verb: 'answer', text: '下午来' } })
}

const done = ({ needId, version }: { needId: string; version: number }, id = requestId()) =>
  world.as('o-3').call('need.close', { needId, version, do: { verb: 'done', rating: 5 } }, id)

const deeds = () => collection<DeedDocument>('deeds').find({}, { fields: [], limit: 9 })

test('an asker says done: two points wait for the secretary, once, without a word of the asker’s', async () => {
  const need = await answered('o-2')
  const id = requestId()
  await done(need, id)
  await done(need, id)
  expect(await deeds()).toMatchObject([
    { memberId: 'm-2', code: 'V5', state: 'waiting', what: '办好求助：家里帮忙', day: '2026-11-22' },
  ])
  const [deed] = (await world.as('o-1').call('deed.list', { branchId: 'b-1' })).deeds
  expect(deed).toMatchObject({ name: '张三2', raw: 2 })
  await world.as('o-1').call('deed.decide', { deedId: deed?.deedId, version: 1, do: { verb: 'confirm' } })
  expect(await world.as('o-2').call('passbook.mine', { month: '2026-11' })).toMatchObject({
    score: 62,
    entries: [{ code: 'V5', evidence: { kind: 'need', id: need.needId } }],
  })
})

test('not done proposes nothing; neither does a need that a villager solved', async () => {
  const need = await answered('o-2')
  const word = { needId: need.needId, version: need.version, do: { verb: 'notDone', text: '还跳' } }
  await world.as('o-3').call('need.close', word)
  await done(await answered('o-4'))
  expect(await deeds()).toEqual([])
})

test('who solved it cannot confirm their own points', async () => {
  await done(await answered('o-1'))
  const [deed] = await deeds()
  const word = { deedId: deed?._id, version: 1, do: { verb: 'confirm' } }
  expect((await world.as('o-1').refused('deed.decide', word)).code).toBe('OWN_ENTRY')
})
