import type { Input } from '../../cloudfunctions/contract/contract'
import type { DeedCode, RuleSetView } from '../../cloudfunctions/contract/points'
import { codeWords } from '../services/deed-code-words'
import { withUnit } from '../services/format'
import { optionsOf } from '../services/options'
import { groupOf, ruleSentence } from '../services/rule-sentences'

type Item = RuleSetView['items'][number]
export type Amount = 'points' | 'capDay' | 'capMonth'

/** A rule set as it is written: in whole figures without a sign, an item may be left out. */
export interface RulesForm {
  items: Partial<Record<DeedCode, Partial<Record<Amount, number>>>>
  capContribution: number
  threshold: number
  keepsNonCadrePlace: boolean
  shows: 'winners' | 'topThird'
}

export interface StepperRow {
  amount: Amount
  label: string
  value: number
  step: number
  most: number
}

export interface ItemRow {
  code: DeedCode
  title: string
  isOn: boolean
  sentence: string
  steppers: StepperRow[]
}

export const emptyRules: RulesForm = {
  items: {},
  capContribution: 0,
  threshold: 60,
  keepsNonCadrePlace: true,
  shows: 'winners',
}

export function rulesFormOf(rules: RuleSetView): RulesForm {
  const { capContribution, threshold, keepsNonCadrePlace, shows } = rules
  const items = Object.fromEntries(rules.items.map((item) => [item.code, amountsOf(item)]))
  return { items, capContribution, threshold, keepsNonCadrePlace, shows }
}

function amountsOf({ points, capDay, capMonth }: Item): Partial<Record<Amount, number>> {
  return {
    points: Math.abs(points),
    ...(capDay !== undefined && { capDay: Math.abs(capDay) }),
    ...(capMonth !== undefined && { capMonth: Math.abs(capMonth) }),
  }
}

/** The rules that the form stands for; what it leaves out of the town's is out. */
export function rulesOf(form: RulesForm, town: RuleSetView): RuleSetView {
  const { items, ...single } = form
  return {
    ...town,
    ...single,
    items: town.items.flatMap((item): Item[] => {
      const amounts = items[item.code]
      return amounts ? [{ ...item, ...signed(item, amounts) }] : []
    }),
  }
}

/** What a save says of them. */
export function writtenRules(
  form: RulesForm,
  town: RuleSetView,
): Omit<Input<'rules.edit'>, 'branchId' | 'version'> {
  const { items: _items, ...single } = form
  const items = rulesOf(form, town).items.map(({ code, points, capMonth, capDay }) => ({
    code,
    points,
    ...(capMonth !== undefined && { capMonth }),
    ...(capDay !== undefined && { capDay }),
  }))
  return { ...single, items }
}

function signed(town: Item, amounts: Partial<Record<Amount, number>>): Partial<Item> {
  const sign = town.points < 0 ? -1 : 1
  return {
    points: sign * (amounts.points ?? 0) || 0,
    ...(town.capDay !== undefined && { capDay: sign * (amounts.capDay ?? 0) || 0 }),
    ...(town.capMonth !== undefined && { capMonth: sign * (amounts.capMonth ?? 0) || 0 }),
  }
}

export interface ItemGroup {
  group: 'gain' | 'duty' | 'fault'
  title: string
  rows: ItemRow[]
}

/** Every item of the town, with steppers that end where the town's rules do. */
export function itemGroups(form: RulesForm, town: RuleSetView): ItemGroup[] {
  return [
    { group: 'gain', title: '加分的', rows: itemRows(form, town, 'gain') },
    { group: 'duty', title: '扣分的', rows: itemRows(form, town, 'duty') },
    { group: 'fault', title: '查实了扣的', rows: itemRows(form, town, 'fault') },
  ]
}

function itemRows(form: RulesForm, town: RuleSetView, group: ItemGroup['group']): ItemRow[] {
  const current = rulesOf(form, town)
  return town.items
    .filter(({ code, points }) => groupOf(code) === group && points !== 0)
    .map((item): ItemRow => {
      const mine = current.items.find(({ code }) => code === item.code)
      return {
        code: item.code,
        title: codeWords[item.code],
        isOn: mine !== undefined,
        sentence: mine ? ruleSentence(mine) : '本支部不算这一项。',
        steppers: mine ? steppersOf(mine, item) : [],
      }
    })
}

function steppersOf(mine: Item, town: Item): StepperRow[] {
  const verb = town.points < 0 ? '扣' : '记'
  const rows: (StepperRow | undefined)[] = [
    stepper('points', town.unit === 'hour' ? `每小时${verb}` : `每次${verb}`, 0.5, mine.points, town.points),
    stepper('capDay', '一天最多', 1, mine.capDay, town.capDay),
    stepper('capMonth', '一月最多', 1, mine.capMonth, town.capMonth),
  ]
  return rows.filter((row) => row !== undefined)
}

function stepper(
  amount: Amount,
  label: string,
  step: number,
  value: number | undefined,
  most: number | undefined,
): StepperRow | undefined {
  return value === undefined || most === undefined
    ? undefined
    : { amount, label, step, value: Math.abs(value), most: Math.abs(most) }
}

/** Out of the branch's rules, or back in as the town has it. */
export function toggled(form: RulesForm, code: DeedCode, town: RuleSetView): RulesForm {
  const { [code]: found, ...others } = form.items
  const original = town.items.find((item) => item.code === code)
  return { ...form, items: found || !original ? others : { ...others, [code]: amountsOf(original) } }
}

export function withAmount(form: RulesForm, code: DeedCode, amount: Amount, value: number): RulesForm {
  return { ...form, items: { ...form.items, [code]: { ...form.items[code], [amount]: value } } }
}

/** What a save would change, in plain words. */
export function changeLines(before: RuleSetView, after: RuleSetView): string[] {
  const items = codesOf(before, after).flatMap((code) => {
    const [from, to] = [sentenceIn(before, code), sentenceIn(after, code)]
    return from === to ? [] : [`${codeWords[code]}：原来${from}改成${to}`]
  })
  const single = singleLines(before).flatMap((from, index) => {
    const to = singleLines(after)[index] as { what: string; is: string }
    return from.is === to.is ? [] : [`${from.what}：原来${from.is}，改成${to.is}。`]
  })
  return [...items, ...single]
}

function codesOf(before: RuleSetView, after: RuleSetView): DeedCode[] {
  return [...new Set([...before.items, ...after.items].map(({ code }) => code))]
}

function sentenceIn({ items }: RuleSetView, code: DeedCode): string {
  const item = items.find((one) => one.code === code)
  return item ? ruleSentence(item) : '不算。'
}

const showsWords: Record<RulesForm['shows'], string> = {
  winners: '只看上榜的',
  topThird: '看前三分之一',
}

export const showsChoices = optionsOf(showsWords)

function singleLines(rules: RuleSetView): { what: string; is: string }[] {
  return [
    { what: '加分一月的总封顶', is: withUnit(rules.capContribution, '分') },
    { what: '够条件的分数', is: withUnit(rules.threshold, '分') },
    { what: '给不是干部的党员留一个名额', is: rules.keepsNonCadrePlace ? '留' : '不留' },
    { what: '红榜', is: showsWords[rules.shows] },
  ]
}
