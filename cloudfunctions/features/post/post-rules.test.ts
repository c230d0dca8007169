import type { PostState, TextCheck } from '../../contract/post'
import { HOUR } from '../../platform/calendar'
import { NOW } from '../../testing/documents'
import { aPost } from '../../testing/posts'
import {
  type Act,
  actsOn,
  publication,
  type Rights,
  refusePin,
  refuseSettings,
  stateAfter,
} from './post-rules'

const people: Record<string, Rights> = {
  stranger: { isAuthor: false, mayWrite: false, mayReview: false, mayReviewTown: false },
  author: { isAuthor: true, mayWrite: true, mayReview: false, mayReviewTown: false },
  writer: { isAuthor: false, mayWrite: true, mayReview: false, mayReviewTown: false },
  secretary: { isAuthor: false, mayWrite: true, mayReview: true, mayReviewTown: false },
  general: { isAuthor: false, mayWrite: true, mayReview: true, mayReviewTown: true },
}

/** state, what WeChat says, whose feed; then what author, another writer, secretary and general secretary may. */
const table: [PostState, TextCheck, 'branch' | 'town', Act[], Act[], Act[], Act[]][] = [
  ['draft', 'none', 'branch', ['edit', 'submit', 'delete'], [], [], []],
  ['draft', 'refused', 'branch', ['edit', 'submit', 'delete'], [], [], []],
  [
    'draft',
    'passed',
    'branch',
    ['edit', 'submit', 'delete'],
    ['edit', 'submit', 'delete'],
    ['edit', 'submit', 'delete'],
    ['edit', 'submit', 'delete'],
  ],
  [
    'review',
    'waiting',
    'branch',
    ['withdraw', 'recheck'],
    ['recheck'],
    ['withdraw', 'recheck'],
    ['withdraw', 'recheck'],
  ],
  [
    'review',
    'passed',
    'branch',
    ['withdraw'],
    [],
    ['approve', 'return', 'withdraw'],
    ['approve', 'return', 'withdraw'],
  ],
  ['upper', 'waiting', 'town', ['withdraw', 'recheck'], ['recheck'], ['recheck'], ['withdraw', 'recheck']],
  ['upper', 'passed', 'town', ['withdraw'], [], [], ['approve', 'return', 'withdraw']],
  [
    'published',
    'waiting',
    'branch',
    ['recheck'],
    ['recheck'],
    ['withdraw', 'pin', 'recheck'],
    ['withdraw', 'pin', 'recheck'],
  ],
  ['published', 'passed', 'branch', [], [], ['withdraw', 'pin', 'correct'], ['withdraw', 'pin', 'correct']],
  ['published', 'passed', 'town', [], [], [], ['withdraw', 'pin', 'correct']],
  ['withdrawn', 'passed', 'branch', ['delete'], ['delete'], ['delete'], ['delete']],
  ['withdrawn', 'none', 'branch', ['delete'], [], [], []],
]

test.each(table)('what may be done with %s, %s, for the %s', (state, textCheck, reach, ...allowed) => {
  const post = aPost('post', { state, textCheck, reach, ...(textCheck === 'waiting' && { checkDueAt: NOW }) })
  const names = ['author', 'writer', 'secretary', 'general']
  const found = names.map((name) => actsOn(post, people[name] as Rights, { now: NOW }))
  expect(found).toEqual(allowed)
  expect(actsOn(post, people.stranger as Rights, { now: NOW })).toEqual([])
})

test('a correction is made one at a time; one that WeChat refused makes way for the next', () => {
  const correction = { content: aPost('p').content, sizes: {}, note: '改', by: 'm-1', at: NOW }
  const may = (over: object) =>
    actsOn(
      aPost('post', { correction: { ...correction, ...over }, checkDueAt: NOW }),
      people.secretary as Rights,
      { now: NOW },
    )
  expect(may({})).toEqual(['withdraw', 'pin', 'recheck'])
  expect(may({ isRefused: true })).toContain('correct')
})

test('what nobody has seen yet is not put right beside what people read: it is taken back', () => {
  const may = (visibleAt: number) =>
    actsOn(aPost('post', { visibleAt }), people.secretary as Rights, { now: NOW })
  expect(may(NOW + 1)).toEqual(['withdraw', 'pin'])
  expect(may(NOW)).toEqual(['withdraw', 'pin', 'correct'])
})

test('a word takes a post as far up as whoever says it reaches', () => {
  const { writer, secretary, general } = people as Record<'writer' | 'secretary' | 'general', Rights>
  expect([writer, secretary, general].map((rights) => stateAfter('branch', rights))).toEqual([
    'review',
    'published',
    'published',
  ])
  expect([writer, secretary, general].map((rights) => stateAfter('town', rights))).toEqual([
    'review',
    'upper',
    'published',
  ])
})

test('published, it stands in its feeds from its time on, never from before now', () => {
  const post = aPost('post', { reach: 'town', channel: 'law' })
  const lists = ['b-1', 'b-1/law', 'g-9', 'g-9/law']
  expect(publication(post, 'g-9', NOW)).toEqual({ townId: 'g-9', visibleAt: NOW, lists })
  expect(publication({ ...post, publishAt: NOW - 1 }, 'g-9', NOW).visibleAt).toBe(NOW)
  expect(publication({ ...post, publishAt: NOW + HOUR }, 'g-9', NOW).visibleAt).toBe(NOW + HOUR)
})

test('only a notice is for some, and nothing waits longer than ninety days', () => {
  const days = (count: number) => NOW + count * 24 * HOUR
  const settings = { channel: 'notice' as const, audience: { who: 'members' as const }, publishAt: days(90) }
  expect(() => refuseSettings(settings, NOW)).not.toThrow()
  expect(() => refuseSettings({ ...settings, channel: 'law' }, NOW)).toThrow('CONTENT_REFUSED')
  expect(() => refuseSettings({ ...settings, publishAt: days(90) + 1 }, NOW)).toThrow('INVALID_INPUT')
})

test('three at the head of each organisation’s feed, whoever they are for', () => {
  const pinned = [{ lists: ['b-1'] }, { lists: ['b-1@', 'g-1@'] }, { lists: ['b-1@D', 'b-1@D/notice'] }]
  expect(() => refusePin(['b-1'], pinned.slice(1))).not.toThrow()
  expect(() => refusePin(['b-1'], pinned)).toThrow('CONTENT_REFUSED')
  expect(() => refusePin(['g-1'], pinned)).not.toThrow()
})
