import type { Input, Method } from '../contract/contract'
import { HOUR } from '../platform/calendar'
import { type Person, people } from './county'
import { NOW } from './documents'
import { newsInputs } from './news-inputs'
import { aReport } from './reports'
import { requestId, type World } from './world'

/** Where the thing stands that a method is asked for, seen from the officer's own branch. */
export interface Place {
  branchId: string
  orgId: string
  treeId: string
  memberId: string
  waitingId: string
}

export const places: Readonly<Record<'own' | 'sibling' | 'parent' | 'otherTown', Place>> = {
  own: placeOf('b-1', 'b-1', 'tree-1'),
  sibling: placeOf('b-2', 'b-2', 'tree-1'),
  parent: placeOf('b-2', 'g-1', 'tree-1'),
  otherTown: placeOf('b-3', 'b-3', 'tree-2'),
}

function placeOf(branchId: string, orgId: string, treeId: string): Place {
  return { branchId, orgId, treeId, memberId: `m-plain-${branchId}`, waitingId: `m-waiting-${branchId}` }
}

export type Prepare<M extends Method> = (place: Place, person: Person) => Input<M> | Promise<Input<M>>

const entry = { name: '新名字', kind: 'villager' as const, birthYear: 1980, alsoIn: [] }

const draft = {
  title: '清理水渠',
  kind: 'work' as const,
  about: '带上工具',
  site: { name: '村口' },
  chain: [],
  bring: ['手套'],
}

const was = { startsAt: NOW + 24 * HOUR, endsAt: NOW + 27 * HOUR, places: 9 }

const times = { startsAt: NOW + 30 * HOUR, endsAt: NOW + 33 * HOUR, places: 9 }

const everybodyCame = { others: { outcome: 'present' as const, hours: 3 }, rows: [] }

const deed = { code: 'V9' as const, day: '2026-11-20', amount: 1, what: '帮老人修灯' }

const need = { kind: 'home' as const, text: '灯一亮就跳闸', place: '村口', when: 'days' as const }

export type Inputs = { readonly [M in Method]: Prepare<M> }

/** A valid input of every method. What does not stand at a place is the same everywhere. */
export function validInputs(world: World): Inputs {
  const admin = world.as(people.countyAdministrator)

  async function raise(openid: string): Promise<string> {
    return (await world.as(openid).call('need.raise', need)).needId
  }

  async function committee(branchId: string): Promise<{ branchId: string; month: string; version: number }> {
    const month = '2026-10'
    const { version } = await admin.call('month.get', { branchId, month })
    return { branchId, month, version }
  }

  async function begunImport(branchId: string): Promise<{ importId: string }> {
    const { importId } = await admin.call('import.begin', { branchId, parts: 1 })
    return { importId }
  }

  async function filledImport(branchId: string): Promise<{ importId: string }> {
    const { importId } = await begunImport(branchId)
    const { base64 } = await admin.call('roster.export', { branchId })
    await admin.call('import.part', { importId, index: 0, data: base64 })
    return { importId }
  }

  return {
    'about.get': () => ({}),
    'session.me': () => ({}),
    'session.consent': () => ({ version: 1 }),
    'session.bind': async ({ branchId }) => {
      const { code } = await admin.call('invite.create', { branchId, days: 7, uses: 5 })
      await world.as(people.unbound).call('session.consent', { version: 1 })
      return { code, name: `姓waiting-${branchId}` }
    },
    'client.report': () => aReport,
    'task.list': () => ({ view: 'open' }),
    'task.days': () => ({ from: '2026-11-22' }),
    'task.get': () => ({ taskId: 't-1' }),
    'task.claim': () => ({ shiftId: 'open' }),
    'task.release': () => ({ shiftId: 'open' }),
    'task.claimFor': ({ memberId }) => ({ shiftId: 'open', memberIds: [memberId] }),
    'task.releaseFor': ({ memberId }) => ({ shiftId: 'open', memberId }),
    'task.coming': async (_place, person) => {
      await world.as(people[person]).reply('task.claim', { shiftId: 'open' })
      return { shiftId: 'open' }
    },
    'task.checkIn': async (_place, person) => {
      await world.as(people[person]).reply('task.claim', { shiftId: 'now' })
      const { code } = await admin.call('shift.code', { shiftId: 'now' })
      return { shiftId: 'now', code }
    },
    'task.forEdit': ({ branchId }) => ({ taskId: `t-${branchId}` }),
    'task.sites': ({ branchId }) => ({ branchId }),
    'task.publish': ({ branchId, memberId }) => ({
      ...draft,
      leadId: memberId,
      branchId,
      urgent: false,
      audience: 'all',
      shifts: [times],
    }),
    'task.edit': ({ branchId, memberId }) => ({
      ...draft,
      leadId: memberId,
      taskId: `t-${branchId}`,
      version: 1,
    }),
    'task.addShifts': ({ branchId }) => ({ taskId: `t-${branchId}`, shifts: [times] }),
    'shift.list': () => ({ view: 'coming' }),
    'shift.roster': ({ branchId }) => ({ shiftId: `over-${branchId}` }),
    'shift.code': ({ branchId }) => ({ shiftId: `soon-${branchId}` }),
    'shift.find': ({ branchId }) => ({ shiftId: `soon-${branchId}`, search: '姓' }),
    'shift.add': ({ branchId, memberId }) => ({ shiftId: `over-${branchId}`, memberId }),
    'shift.edit': ({ branchId }) => ({ shiftId: `coming-${branchId}`, was, ...times }),
    'shift.cancel': ({ branchId }) => ({ shiftId: `coming-${branchId}`, reason: '下雨' }),
    'shift.confirm': ({ branchId }) => ({ shiftId: `over-${branchId}`, ...everybodyCame }),
    'shift.correct': async ({ branchId }) => {
      const shiftId = `over-${branchId}`
      await admin.call('shift.confirm', { shiftId, ...everybodyCame })
      const { people: rows } = await admin.call('shift.roster', { shiftId })
      const version = rows[0]?.result?.version ?? 0
      return { shiftId, memberId: 'm-worker', version, outcome: 'present', hours: 2, reason: '提前走了' }
    },
    'visit.list': ({ branchId }) => ({ shiftId: `over-${branchId}` }),
    'record.mine': () => ({ year: 2026 }),
    'need.places': () => ({}),
    'need.raise': () => need,
    'need.list': () => ({ view: 'toMe' }),
    'need.get': async ({ branchId }) => ({ needId: await raise(`o-plain-${branchId}`) }),
    'need.answer': async ({ branchId }) => ({
      needId: await raise(`o-plain-${branchId}`),
      version: 1,
      do: { verb: 'take' },
    }),
    'need.close': async ({ branchId }, person) => ({
      needId: await raise(person === 'member' ? people.member : `o-plain-${branchId}`),
      version: 1,
      do: { verb: 'withdraw' },
    }),
    'rules.get': ({ branchId }) => ({ branchId }),
    'rules.edit': ({ branchId }) => ({
      branchId,
      version: 1,
      capContribution: 40,
      threshold: 85,
      keepsNonCadrePlace: true,
      shows: 'winners',
      items: [],
    }),
    'passbook.mine': () => ({ month: '2026-11' }),
    'passbook.months': () => ({}),
    'passbook.of': ({ memberId }) => ({ memberId, month: '2026-11' }),
    'deed.apply': () => deed,
    'deed.mine': () => ({}),
    'deed.withdraw': async (_place, person) => {
      const applied = await world.as(people[person]).reply('deed.apply', deed)
      return { deedId: applied.ok ? (applied.data as { deedId: string }).deedId : 'deed-none' }
    },
    'deed.list': ({ branchId }) => ({ branchId }),
    'deed.decide': async ({ branchId }) => {
      const { deedId } = await world.as(`o-plain-${branchId}`).call('deed.apply', deed)
      return { deedId, version: 1, do: { verb: 'return', reason: '写明哪一天' } }
    },
    'deed.record': ({ memberId }) => ({ ...deed, memberIds: [memberId] }),
    'deed.reverse': async ({ memberId }) => {
      await admin.call('deed.record', { ...deed, memberIds: [memberId] })
      const { entries } = await admin.call('passbook.of', { memberId, month: '2026-11' })
      return { memberId, month: '2026-11', entryId: entries[0]?.entryId ?? '', reason: '记错了人' }
    },
    'redList.get': ({ branchId }) => ({ branchId }),
    'redList.wide': ({ orgId }) => ({ orgId }),
    'redList.year': ({ branchId }) => ({ branchId, year: 2026 }),
    'redList.proof': () => ({ branchId: 'b-1', month: '2026-09' }),
    'redList.erase': () => ({ branchId: 'b-1', month: '2026-09', confirm: '抹去我的名字' }),
    'month.get': ({ branchId }) => ({ branchId }),
    'month.ballot': async ({ branchId }) => ({
      ...(await committee(branchId)),
      order: [`m-plain-${branchId}`, ...(branchId === 'b-1' ? ['m-member'] : [`m-other-${branchId}`])],
      votes: '五票比两票',
      on: '2026-11-20',
    }),
    'month.fix': async ({ branchId }) => ({ ...(await committee(branchId)), sentences: [] }),
    'month.exclude': ({ memberId }) => ({ memberId, month: '2026-11', isExcluded: true }),
    'month.object': () => ({ branchId: 'b-1', month: '2026-08', name: '姓member', text: '那天不在' }),
    'month.answer': ({ branchId }) => ({
      branchId,
      month: '2026-08',
      objectionId: 'objection-1',
      isUpheld: false,
      answer: '有签到记录',
    }),
    'month.publish': ({ branchId }) => ({ branchId, month: '2026-07', version: 1 }),
    'month.supplement': ({ branchId }) => ({ branchId, month: '2026-06', version: 1 }),
    'month.note': ({ branchId }) => ({ branchId, month: '2026-09', text: '名字写错了一个字' }),
    'month.pack': ({ branchId }) => ({ branchId, month: '2026-10', file: 'minutes' }),
    'month.columns': ({ branchId }) => ({ branchId }),
    'month.editColumns': ({ branchId }) => ({ branchId, version: 0 }),
    'calendar.get': () => ({ year: 2027 }),
    'calendar.save': () => ({ year: 2027, holidays: ['2027-10-01'], workdays: [] }),
    ...newsInputs,
    'message.list': () => ({}),
    'message.seen': () => ({ until: NOW }),
    'message.agree': () => ({ templates: ['shift'] }),
    'message.templates': () => ({}),
    'branch.find': () => ({ region: '杭州' }),
    'branch.ask': async ({ branchId }, person) => {
      await world.as(people[person]).reply('session.consent', { version: 1 })
      return { branchId, name: '在外的人', birthYear: 1980, message: '想参加活动' }
    },
    'branch.asked': () => ({}),
    'card.get': ({ memberId }) => ({ memberId }),
    'card.phone': async (_place, person) => {
      await world.as(people[person]).reply('session.consent', { version: 1 })
      return { code: `phone-${requestId()}` }
    },
    'card.save': () => ({ isPhonePublic: false }),
    'me.data': () => ({}),
    'me.delete': () => ({ confirm: '删除我的资料' as const }),
    'org.trees': () => ({}),
    'org.tree': ({ treeId }) => ({ treeId }),
    'org.edit': ({ treeId, orgId }) => ({
      treeId,
      version: 1,
      edit: { do: 'rename', orgId, name: '新的名字' },
    }),
    'org.transfer': ({ treeId, branchId }) => ({
      treeId,
      version: 1,
      orgId: branchId,
      toTreeId: treeId === 'tree-1' ? 'tree-2' : 'tree-1',
      toVersion: 1,
    }),
    'org.found': () => ({ name: '新的党总支' }),
    'roster.list': ({ branchId }) => ({ branchId }),
    'roster.get': ({ memberId }) => ({ memberId }),
    'roster.add': ({ branchId }) => ({ ...entry, branchId }),
    'roster.edit': ({ memberId }) => ({ ...entry, memberId, version: 1 }),
    'roster.move': ({ memberId, branchId }) => ({
      memberId,
      version: 1,
      toBranchId: branchId === 'b-2' ? 'b-1' : 'b-2',
    }),
    'roster.leave': ({ memberId }) => ({ memberId, version: 1, on: '2026-11-20' }),
    'roster.report': ({ memberId }) => ({ memberId, away: { place: '杭州', reportedOn: '2026-11-20' } }),
    'roster.template': ({ branchId }) => ({ branchId }),
    'roster.export': ({ branchId }) => ({ branchId }),
    'import.begin': ({ branchId }) => ({ branchId, parts: 1 }),
    'import.part': async ({ branchId }) => ({ ...(await begunImport(branchId)), index: 0, data: 'AAAA' }),
    'import.preview': async ({ branchId }) => filledImport(branchId),
    'import.confirm': async ({ branchId }) => {
      const file = await filledImport(branchId)
      return { ...file, stamp: (await admin.call('import.preview', file)).stamp }
    },
    'invite.create': ({ branchId }) => ({ branchId, days: 7, uses: 5 }),
    'invite.list': ({ branchId }) => ({ branchId }),
    'invite.revoke': async ({ branchId }) => {
      const { inviteId } = await admin.call('invite.create', { branchId, days: 7, uses: 5 })
      return { inviteId }
    },
    'member.unbind': ({ memberId }) => ({ memberId }),
    'admission.list': ({ branchId }) => ({ branchId }),
    'admission.answer': async ({ branchId }) => {
      const asker = world.as('o-asker')
      await asker.call('session.consent', { version: 1 })
      const { admissionId } = await asker.call('branch.ask', {
        branchId,
        name: '在外的人',
        birthYear: 1980,
        message: '你好',
      })
      return { admissionId, accept: true, answer: '欢迎' }
    },
    'role.list': ({ orgId }) => ({ orgId }),
    'role.grant': ({ memberId, branchId }) => ({ memberId, role: 'recorder', orgId: branchId }),
    'role.revoke': async ({ memberId, branchId }) => {
      await admin.call('role.grant', { memberId, role: 'recorder', orgId: branchId })
      return { memberId, role: 'recorder', orgId: branchId }
    },
    'audit.list': ({ orgId }) => ({ orgId }),
    'audit.people': ({ orgId }) => ({ orgId }),
    'audit.export': ({ orgId }) => ({ orgId }),
  }
}
