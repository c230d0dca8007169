import { aMember, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'
import { forgetCalendar } from './calendar-store'

let world: World

beforeEach(async () => {
  forgetCalendar()
  world = await openWorld(Date.parse('2026-11-22T09:41:00+08:00'), {
    trees: [tree],
    members: [
      aMember(1, { roles: [{ role: 'countyAdministrator', orgId: 'county' }] }),
      aMember(2, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
    ],
  })
})

afterEach(() => world.close())

const get = (year: number) => world.as('o-1').call('calendar.get', { year })

test('a year the library knows comes with its days, and what is to be announced is named', async () => {
  const known = await get(2026)
  expect(known).toMatchObject({ source: 'library', provisional: [2027, 2028] })
  expect(known.holidays).toContain('2026-10-01')
  expect(known.workdays).toContain('2026-10-10')
})

test('a year nobody has announced is empty until it is saved', async () => {
  expect(await get(2027)).toMatchObject({ source: 'none', holidays: [], workdays: [] })
  const announced = { year: 2027, holidays: ['2027-10-01'], workdays: ['2027-10-09'] }
  await world.as('o-1').call('calendar.save', announced)
  expect(await get(2027)).toEqual({ ...announced, source: 'announced', provisional: [2028] })
})

test('is read in one operation, by the county alone', async () => {
  await get(2027)
  await get(2027)
  expect(world.operations).toEqual(['members database.getDocument', 'calendars database.getDocument'])
  expect((await world.as('o-2').refused('calendar.get', { year: 2027 })).code).toBe('FORBIDDEN')
})
