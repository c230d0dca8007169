import type { MessageKind } from '../../cloudfunctions/contract/message'
import { messageView } from './message-view'
import { messageWords } from './message-words'

const startsAt = Date.parse('2026-11-23T07:30:00+08:00')
const facts = {
  title: '光伏板清灰',
  startsAt,
  endsAt: startsAt + 3_600_000,
  until: startsAt,
  hours: 2.5,
  reason: '下雨',
}

const kinds: MessageKind[] = [
  'placeOffered',
  'offerPassed',
  'notMovedUp',
  'claimedForYou',
  'releasedForYou',
  'addedLate',
  'shiftChanged',
  'taskChanged',
  'shiftCancelled',
  'comingTomorrow',
  'hoursToConfirm',
  'hoursConfirmed',
  'hoursCorrected',
  'needRaised',
  'needTaken',
  'needAnswered',
  'needBecameTask',
  'needAskDone',
  'needDone',
  'needNotDone',
  'needWithdrawn',
  'needOverdue',
  'postToReview',
  'postReturned',
  'postPublished',
  'postTextRefused',
  'pictureRefused',
]

test('every kind reads well with all facts and with none: sentences, no gap, no exclamation', () => {
  for (const kind of kinds) {
    for (const { title, text } of [messageWords(kind, facts), messageWords(kind, {})]) {
      expect(title).not.toMatch(/：$|undefined|[!！]/)
      expect(text).toMatch(/[。？]$/)
      expect(text).not.toMatch(/undefined|NaN|。。|[!！]/)
    }
  }
})

test('a cancelled shift says which, why, and that nobody need come', () => {
  expect(messageWords('shiftCancelled', facts)).toEqual({
    title: '取消了：光伏板清灰',
    text: '11月23日 7:30 这班取消了。原因：下雨。您不用来了，不影响积分。',
  })
})

test('who was claimed for may wait only, and is not told that they are on the shift', () => {
  const { text } = messageWords('claimedForYou', facts)
  expect(text).not.toContain('有您')
  expect(text).toContain('候补')
})

test('a tap leads to the shift, the need, the hours of a lead, the news, or nowhere', () => {
  const item = { messageId: 'm', at: startsAt, facts, isNew: true }
  const urlOf = (more: object) =>
    messageView({ ...item, kind: 'shiftChanged', ...more } as Parameters<typeof messageView>[0], startsAt).url
  expect(urlOf({ taskId: 't', shiftId: 's' })).toBe('/pages/task/detail/detail?taskId=t&shiftId=s')
  expect(urlOf({ needId: 'n', taskId: 't' })).toBe('/pages/need/detail/detail?needId=n')
  expect(urlOf({ kind: 'hoursToConfirm', taskId: 't', shiftId: 's' })).toBe('/lead/hours/hours?shiftId=s')
  expect(urlOf({ kind: 'postPublished', postId: 'p' })).toBe('/pages/post/article/article?postId=p')
  expect(urlOf({ kind: 'postReturned', postId: 'p' })).toBe('/workbench/post/post?postId=p')
  expect(urlOf({})).toBe('')
})
