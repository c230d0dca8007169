import type { NeedState } from '../../contract/need'
import { HOUR } from '../../platform/calendar'
import {
  dueAfter,
  isOverdue,
  life,
  mayAnswer,
  mayHappen,
  type NeedEvent,
  refuseAsked,
  settled,
  suppliedOf,
  waiting,
} from './need-rules'

const states: NeedState[] = ['open', 'taken', 'answered', 'task', 'done', 'notDone', 'withdrawn']
const events = Object.keys(life) as NeedEvent[]

/** The whole table, written a second time: by state, what may happen and where it leads. */
const table: Record<NeedState, Partial<Record<NeedEvent, NeedState>>> = {
  open: { take: 'taken', answer: 'answered', becomeTask: 'task', withdraw: 'withdrawn' },
  taken: { answer: 'answered', becomeTask: 'task', done: 'done', withdraw: 'withdrawn' },
  notDone: { take: 'taken', answer: 'answered', becomeTask: 'task', done: 'done', withdraw: 'withdrawn' },
  answered: {
    answer: 'answered',
    becomeTask: 'task',
    done: 'done',
    notDone: 'notDone',
    withdraw: 'withdrawn',
  },
  task: { loseTask: 'open', answer: 'answered', done: 'done', notDone: 'notDone', withdraw: 'withdrawn' },
  done: {},
  withdrawn: {},
}

test.each(states.flatMap((state) => events.map((event) => [state, event] as const)))(
  'a need that is %s: %s',
  (state, event) => {
    expect(mayHappen(event, state) ? life[event].to : undefined).toBe(table[state][event])
  },
)

test('every state is somebody’s turn, and of one side only', () => {
  expect([...waiting, ...settled].sort()).toEqual([...states].sort())
})

test('what is done or withdrawn is over', () => {
  expect(events.filter((event) => mayHappen(event, 'done') || mayHappen(event, 'withdrawn'))).toEqual([])
})

test('those in charge leave a record in the audit, the asker in the need; each tells the other side', () => {
  for (const event of events) {
    expect(life[event].record).toBe(life[event].who === 'asker' ? 'need' : 'audit')
  }
  expect(new Set(events.map((event) => life[event].tells)).size).toBe(events.length)
})

test('nobody answers their own need', () => {
  expect(mayAnswer({ state: 'open', askerId: 'm-1' }, 'm-1')).toBe(false)
  expect(mayAnswer({ state: 'open', askerId: 'm-1' }, 'm-2')).toBe(true)
  expect(mayAnswer({ state: 'done', askerId: 'm-1' }, 'm-2')).toBe(false)
})

test('what is needed today is due in four hours, in the next days in one, else in three', () => {
  const hours = (['today', 'days', 'anytime'] as const).map((when) => (dueAfter(when, 7) - 7) / HOUR)
  expect(hours).toEqual([4, 24, 72])
})

test('overdue is what those in charge let lie, from the very instant on', () => {
  expect(states.filter((state) => isOverdue({ state, dueAt: 10 }, 10))).toEqual(['open', 'taken', 'notDone'])
  expect(isOverdue({ state: 'open', dueAt: 11 }, 10)).toBe(false)
})

test('people supplied are the sum over shifts', () => {
  expect(suppliedOf({ supplied: {} })).toBe(0)
  expect(suppliedOf({ supplied: { 's-1': 5, 's-2': 3 } })).toBe(8)
})

test('a need for labour says how many; another one does not', () => {
  expect(() => refuseAsked('labour', undefined)).toThrow('INVALID_INPUT')
  expect(() => refuseAsked('home', 3)).toThrow('INVALID_INPUT')
  expect(() => [refuseAsked('labour', 3), refuseAsked('home', undefined)]).not.toThrow()
})
