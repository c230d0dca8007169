import fc from 'fast-check'
import { HOUR } from '../../platform/calendar'
import { aTask, NOW } from '../../testing/documents'
import { changedWords, placesMoved, refuseTimes, refuseTooMany } from './publish-rules'
import { queueCap } from './shift-rules'

describe('times of a shift', () => {
  const times = (from: number, to: number) => () =>
    refuseTimes({ startsAt: NOW + from, endsAt: NOW + to }, NOW)

  test('from the next instant on, up to sixteen hours', () => {
    expect(times(1, 2)).not.toThrow()
    expect(times(HOUR, 17 * HOUR)).not.toThrow()
  })

  test('end after they start, lie ahead, and are no longer than people work', () => {
    expect(times(HOUR, HOUR)).toThrow(expect.objectContaining({ details: { why: 'endsBeforeStart' } }))
    expect(times(0, HOUR)).toThrow(expect.objectContaining({ details: { why: 'past' } }))
    expect(times(HOUR, 17 * HOUR + 1)).toThrow(expect.objectContaining({ details: { why: 'tooLong' } }))
  })

  test('a task holds a hundred shifts', () => {
    expect(() => refuseTooMany(100)).not.toThrow()
    expect(() => refuseTooMany(101)).toThrow(expect.objectContaining({ details: { why: 'tooMany' } }))
  })
})

describe('what people are to hear of', () => {
  const task = aTask('t-1', { bringNote: '茶水有人送' })

  test('is each thing they act on, in words', () => {
    expect(changedWords(task, { ...task, title: '换了名' })).toEqual(['任务名称'])
    expect(changedWords(task, { ...task, kind: 'help', about: '别的活' })).toEqual(['种类', '干什么'])
    expect(changedWords(task, { ...task, site: { ...task.site, note: '进门左手' } })).toEqual(['地点'])
    expect(changedWords(task, { ...task, leadId: 'm-2', bring: [] })).toEqual(['领头人', '带什么'])
    expect(changedWords(task, { ...task, bringNote: undefined })).toEqual(['带什么'])
  })

  test('is nothing when only the chain above the lead changed, or nothing did', () => {
    expect(changedWords(task, { ...task, chain: [{ post: 'areaLeader', memberId: 'm-3' }] })).toEqual([])
    expect(changedWords(task, { ...task })).toEqual([])
  })
})

test('there and back again, the counters stand where they stood', () => {
  const places = fc.integer({ min: 1, max: 500 })
  fc.assert(
    fc.property(places, places, (from, to) => {
      const there = placesMoved(from, to)
      const back = placesMoved(to, from)
      expect(there.left + back.left).toBe(0)
      expect(there.queueLeft + back.queueLeft).toBe(0)
      expect(queueCap(from) + there.queueLeft).toBe(queueCap(to))
    }),
  )
})
