import fc from 'fast-check'
import * as v from 'valibot'
import { messageKind } from '../../contract/message'
import { NOW } from '../../testing/documents'
import { cardOf, noteOf, pageOf, templateOf } from './message-words-rules'

const kinds = messageKind.options

test('every kind has words of at most twenty characters', () => {
  for (const kind of kinds) {
    expect([...noteOf(kind)].length).toBeLessThanOrEqual(20)
    expect(noteOf(kind)).not.toMatch(/[!！]/)
    expect(['offer', 'shift', 'need']).toContain(templateOf(kind))
  }
})

test('a card always fits WeChat’s limits, whatever the title is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'grapheme' }), (kind, title) => {
      const card = cardOf({ kind, at: NOW, facts: { title } })
      expect(card === undefined || ([...card.title].length <= 20 && card.title !== '')).toBe(true)
      expect(card?.title ?? '').not.toContain('\n')
    }),
  )
})

test('the time of a card is that of the shift, in Shanghai', () => {
  const startsAt = Date.parse('2026-12-01T07:30:00+08:00')
  expect(cardOf({ kind: 'comingTomorrow', at: NOW, facts: { startsAt } })).toEqual({
    title: '蓝领任务',
    time: '2026年12月1日 07:30',
    note: '明天会来吗，请点开回答',
  })
})

test('what can wait is not sent, so that the agreement lasts for what cannot', () => {
  const sent = kinds.filter((kind) => cardOf({ kind, at: NOW, facts: {} }))
  expect(sent).toEqual(expect.arrayContaining(['placeOffered', 'shiftCancelled', 'needAskDone']))
  expect(sent).not.toEqual(expect.arrayContaining(['hoursConfirmed']))
  expect(v.is(v.array(messageKind), sent)).toBe(true)
})

test('a tap opens the task with its shift, the need, or else all messages', () => {
  const kind = 'shiftChanged'
  expect(pageOf({ kind, taskId: 't', shiftId: 's' })).toBe('pages/task/detail/detail?taskId=t&shiftId=s')
  expect(pageOf({ kind, needId: 'n', taskId: 't' })).toBe('pages/need/detail/detail?needId=n')
  expect(pageOf({ kind })).toBe('pages/message/list/list')
  expect(pageOf({ kind: 'hoursToConfirm', taskId: 't', shiftId: 's' })).toBe('lead/hours/hours?shiftId=s')
})
