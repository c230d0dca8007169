import { NOW } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

const names = ['OPERATOR', 'OPERATOR_PHONE', 'RECORD_NUMBER'] as const

let world: World

beforeAll(async () => {
  world = await openWorld(NOW)
})
afterEach(() => {
  for (const name of names) {
    delete process.env[name]
  }
})
afterAll(() => world.close())

test('anybody learns who runs the town’s mini-program, as the deployment wrote it down', async () => {
  Object.assign(process.env, {
    OPERATOR: '上田镇党委',
    OPERATOR_PHONE: ' 0570-1234567 ',
    RECORD_NUMBER: '浙ICP备1号',
  })
  expect(await world.as(undefined).call('about.get', {})).toMatchObject({
    operator: '上田镇党委',
    phone: '0570-1234567',
    recordNumber: '浙ICP备1号',
  })
})

test('what nobody wrote down is empty, and nothing is made up in its place', async () => {
  expect(await world.as('o-somebody').call('about.get', {})).toMatchObject({
    operator: '',
    phone: '',
    recordNumber: '',
  })
})

test('it reads nothing of the database but who calls', async () => {
  await world.as('o-somebody').call('about.get', {})
  expect(world.operations).toEqual(['members database.getDocument'])
  await world.as(undefined).call('about.get', {})
  expect(world.operations).toEqual([])
})
