import { aDeskItem } from '../testing/desk-samples'
import type { Role } from './place-view'
import { isOut, stateText, stepsOf, wayOf } from './post-stand'

const now = Date.parse('2026-11-22T09:41:00+08:00')
const tomorrow = Date.parse('2026-11-23T08:00:00+08:00')
const passed = { textCheck: 'passed' } as const
const role = (name: Role['role']): Role[] => [{ role: name, orgId: 'b-1', orgName: '上田村支部' }]
const at = (over: Parameters<typeof aDeskItem>[0]) => stateText(aDeskItem(over), now)

test('where a post stands is said in words', () => {
  expect(at({})).toBe('草稿')
  expect(at({ state: 'review', textCheck: 'waiting' })).toBe('等微信检查')
  expect(at({ state: 'review', ...passed })).toBe('等支部审')
  expect(at({ state: 'upper', ...passed })).toBe('等总支审')
  expect(at({ state: 'published', ...passed, visibleAt: now })).toBe('已发布')
  expect(at({ state: 'published', ...passed, publishAt: tomorrow, visibleAt: tomorrow })).toBe(
    '明天 8:00 发布',
  )
  expect(at({ returned: { by: 'officer', reason: '请写清日期', at: 1 } })).toBe('退回：请写清日期')
  expect(at({ returned: { by: 'wechat', reason: '', at: 1 } })).toBe('微信没通过')
  expect(at({ state: 'withdrawn', ...passed })).toBe('已撤回')
})

test('a phone whose clock is behind does not call what is out still to come', () => {
  expect(isOut({ visibleAt: now + 60_000 }, now)).toBe(true)
  expect(isOut({ visibleAt: tomorrow, publishAt: tomorrow }, now)).toBe(false)
  expect(isOut({}, now)).toBe(false)
})

test('the general branch is a step only where the whole town reads it', () => {
  const names = (over: object) => stepsOf(aDeskItem(over), now).map(({ name, state }) => `${name} ${state}`)
  expect(names({ state: 'review', ...passed })).toEqual([
    '写好 done',
    '微信检查 done',
    '支部审 now',
    '发布 todo',
  ])
  expect(names({ state: 'upper', reach: 'town', ...passed })).toEqual([
    '写好 done',
    '微信检查 done',
    '支部审 done',
    '总支审 now',
    '发布 todo',
  ])
  expect(names({ state: 'published', ...passed, visibleAt: now }).at(-1)).toBe('发布 done')
})

test('each office is told how far its word reaches', () => {
  const button = (name: Role['role'], reach: 'branch' | 'town') => wayOf({ reach }, role(name), now).button
  expect(button('recorder', 'branch')).toBe('送审')
  expect(button('branchSecretary', 'branch')).toBe('发布')
  expect(button('branchSecretary', 'town')).toBe('送总支审')
  expect(button('generalSecretary', 'town')).toBe('发布')
  expect(wayOf({ reach: 'branch', at: tomorrow }, role('branchSecretary'), now).text).toBe(
    '微信检查通过后，明天 8:00 发出去。',
  )
})
