import type { Output } from '../../cloudfunctions/contract/contract'
import type { TreeView } from '../../cloudfunctions/contract/org'
import type { ShiftView, TaskDetail } from '../../cloudfunctions/contract/task'
import { refusal } from '../services/act'
import type { Failure } from '../services/api'
import type { Notice } from '../services/deed-words'
import { clockRange, dayOf, monthDay, nearRange, withUnit } from '../services/format'
import type { Option } from '../services/options'
import { countView, standOf } from '../services/shift-view'
import { placeIn, type Role, rolesAt } from './place-view'

/** As many as the cloud takes in one request. */
export const mostPeople = 50

/** Somebody to claim for; `clashes` once the cloud has said that they cannot go. */
export interface Chosen extends Option {
  clashes: boolean
}

export interface TeamChoice {
  id: string
  name: string
  memberIds: string[]
  text: string
}

export interface ShiftHead {
  title: string
  text: string
  isOpen: boolean
}

export function shiftHead(task: TaskDetail, shift: ShiftView, now: number): ShiftHead {
  const stand = standOf({ ...shift, mine: undefined, notForMe: undefined }, now)
  const { text } = countView(shift, stand)
  return {
    title: task.title,
    text: `${nearRange(shift.startsAt, shift.endsAt, now)} · ${text}`,
    isOpen: stand !== 'started' && stand !== 'ended' && stand !== 'cancelled',
  }
}

/** The standing teams of branches I serve; a group leader serves in the branch of the group. */
export function teamChoices(trees: readonly TreeView[], roles: readonly Role[]): TeamChoice[] {
  return trees.flatMap((tree) => {
    const branchOf = (orgId: string) => placeIn(tree, orgId)?.branchId
    const groupBranches = new Set(roles.map(({ orgId }) => branchOf(orgId)))
    return tree.teams
      .filter(({ branchId }) => {
        const place = placeIn(tree, branchId)
        return groupBranches.has(branchId) || (place && rolesAt(roles, place).length > 0)
      })
      .map(({ id, name, memberIds }) => ({ id, name, memberIds, text: withUnit(memberIds.length, '人') }))
  })
}

export function withPeople(chosen: readonly Chosen[], added: readonly Option[]): Chosen[] {
  const known = new Set(chosen.map(({ value }) => value))
  const fresh = added.filter(({ value }) => !known.has(value))
  return [...chosen, ...fresh.map((person) => ({ ...person, clashes: false }))]
}

export function marked(chosen: readonly Chosen[], memberIds: readonly string[]): Chosen[] {
  return chosen.map((person) => ({ ...person, clashes: memberIds.includes(person.value) }))
}

/** The team they go as, when nobody else is among them. */
export function teamOf(chosen: readonly Chosen[], teams: readonly TeamChoice[]): string | undefined {
  const isIn = (team: TeamChoice) => chosen.every(({ value }) => team.memberIds.includes(value))
  return chosen.length > 1 ? teams.find(isIn)?.id : undefined
}

export function claimedNotice(people: readonly Chosen[], outcome: Output<'task.claimFor'>): Notice {
  const [first] = people
  const who = people.length === 1 ? (first?.text ?? '') : withUnit(people.length, '位')
  if (outcome.state === 'waiting') {
    const title = `${who}排上了，候补第 ${withUnit(outcome.position, '位')}`
    return { tone: 'amber', icon: 'hourglass', title, text: '轮到时会告诉他，也请您捎句话。' }
  }
  const title = `${who}报上了`
  return { tone: 'green', icon: 'check-circle-filled', title, text: '名单上记着是您替报的。' }
}

export function refusedNotice(error: Failure): Notice {
  if (error.code !== 'CLASH') {
    return refusal(error)
  }
  const { taskTitle, startsAt, endsAt } = error.details
  const time = `${monthDay(dayOf(startsAt))} ${clockRange(startsAt, endsAt)}`
  return {
    tone: 'amber',
    icon: 'error-circle',
    title: '那时已有别的班',
    text: `${taskTitle}，${time}。两处去一处。`,
  }
}

export function leftOutNotice(team: TeamChoice, missing: number): Notice | null {
  return missing > 0
    ? {
        tone: 'amber',
        icon: 'error-circle',
        title: `${team.name}有 ${withUnit(missing, '位')}没加上`,
        text: '他们不归您办，请他们的小组长或书记来报。',
      }
    : null
}

export const tooMany: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: `一次最多报 ${mostPeople} 位`,
  text: '请分几次报。',
}

export function releaseForQuestion(name: string): { title: string; content: string } {
  return { title: `替${name}退出这班`, content: '会告诉本人。离开始不到 12 小时的，领头人会看到。' }
}
