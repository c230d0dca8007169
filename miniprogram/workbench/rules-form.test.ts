import fc from 'fast-check'
import { townRules } from '../testing/rules'
import {
  changeLines,
  itemGroups,
  rulesFormOf,
  rulesOf,
  toggled,
  withAmount,
  writtenRules,
} from './rules-form'

const form = rulesFormOf(townRules)

test('what nobody touched changes nothing', () => {
  expect(rulesOf(form, townRules)).toEqual(townRules)
  expect(changeLines(townRules, rulesOf(form, townRules))).toEqual([])
})

test('steppers end where the town’s rules do, also for what takes points away', () => {
  const rows = itemGroups(form, townRules).flatMap(({ rows }) => rows)
  const steppers = rows.flatMap(({ code, steppers }) =>
    steppers.map(({ amount, most }) => [code, amount, most]),
  )
  expect(steppers).toContainEqual(['B1', 'capMonth', 20])
  expect(steppers).toContainEqual(['V1', 'capDay', 8])
  expect(rows.map(({ code }) => code)).not.toContain('B3')
})

test('whatever is stepped to is within the town’s rules, and keeps its sign', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 20 }), (halves, cap) => {
      const changed = withAmount(withAmount(form, 'B1', 'points', halves / 2), 'B1', 'capMonth', cap)
      const item = rulesOf(changed, townRules).items.find(({ code }) => code === 'B1')
      return (
        item !== undefined &&
        item.points <= 0 &&
        item.points >= -5 &&
        (item.capMonth ?? 1) <= 0 &&
        (item.capMonth ?? -99) >= -20 &&
        !Object.is(item.points, -0)
      )
    }),
  )
})

test('an item left out is out of what is sent, and comes back as the town has it', () => {
  const items = townRules.items.map((item) =>
    item.code === 'V9' ? { ...item, tracks: ['A', 'B', 'C'] satisfies typeof item.tracks } : item,
  )
  const town = { ...townRules, items }
  const without = toggled(form, 'V9', town)
  expect(writtenRules(without, town).items.map(({ code }) => code)).toEqual(['B1', 'B3', 'V1', 'V11', 'N1'])
  const lines = changeLines(town, rulesOf(without, town)).map((line) => line.replaceAll('\u00A0', ' '))
  expect(lines).toEqual(['帮扶老人和困难户：原来每次 2 分，一月最多 6 分，流动党员不算。改成不算。'])
  expect(toggled(without, 'V9', town).items.V9).toEqual({ points: 2, capMonth: 6 })
})
