import type { Phase } from '../../contract/shift'
import { AppError } from '../../platform/app-error'
import { type LifeEvent, life, mayHappen, phaseOf, refuseOutOfPhase } from './life-rules'

const phases: Phase[] = ['draft', 'open', 'full', 'running', 'ended', 'settled', 'cancelled']

/** What may happen in which phase, written out: every other pair is refused. */
const allowed: Record<LifeEvent, Phase[]> = {
  publish: ['draft'],
  claim: ['open'],
  wait: ['open', 'full'],
  offer: ['open', 'full'],
  take: ['open', 'full'],
  release: ['open', 'full'],
  coming: ['open', 'full'],
  edit: ['open', 'full'],
  checkIn: ['open', 'full', 'running'],
  add: ['open', 'full', 'running', 'ended'],
  cancel: ['open', 'full', 'running'],
  start: ['open', 'full'],
  end: ['running'],
  confirm: ['ended', 'settled'],
  correct: ['settled'],
}

const events = Object.keys(allowed) as LifeEvent[]

describe('the life of a shift (PRODUCT §4)', () => {
  test('knows every event', () => {
    expect(Object.keys(life).sort()).toEqual([...events].sort())
  })

  test.each(events.flatMap((event) => phases.map((phase) => [event, phase] as const)))(
    '%s while %s is allowed or refused as written',
    (event, phase) => {
      const isAllowed = allowed[event].includes(phase)
      expect(mayHappen(event, phase)).toBe(isAllowed)
      const refusal = new AppError('PHASE_REFUSED', { phase })
      const attempt = () => refuseOutOfPhase(event, phase)
      if (isAllowed) {
        expect(attempt).not.toThrow()
      } else {
        expect(attempt).toThrow(expect.objectContaining({ code: refusal.code, details: refusal.details }))
      }
    },
  )

  test('leads where it says, and nothing leads out of what was cancelled', () => {
    const leads = events.flatMap((event) => (life[event].to ? [[event, life[event].to]] : []))
    expect(leads).toEqual([
      ['publish', 'open'],
      ['cancel', 'cancelled'],
      ['start', 'running'],
      ['end', 'ended'],
      ['confirm', 'settled'],
      ['correct', 'settled'],
    ])
    expect(events.filter((event) => mayHappen(event, 'cancelled'))).toEqual([])
  })

  test('says of each event who may, where it is recorded, and what the person it concerns is told', () => {
    const table = events.map((event) => {
      const { who, record, tells } = life[event]
      return [event, who, record, tells ?? '']
    })
    expect(table).toEqual([
      ['publish', 'officer', 'audit', ''],
      ['claim', 'member', 'shift', ''],
      ['wait', 'member', 'shift', ''],
      ['offer', 'time', 'shift', 'placeOffered'],
      ['take', 'member', 'shift', ''],
      ['release', 'member', 'shift', ''],
      ['coming', 'member', 'shift', ''],
      ['edit', 'officer', 'audit', 'shiftChanged'],
      ['checkIn', 'member', 'shift', ''],
      ['add', 'lead', 'audit', 'addedLate'],
      ['cancel', 'officer', 'audit', 'shiftCancelled'],
      ['start', 'time', 'none', 'notMovedUp'],
      ['end', 'time', 'none', 'hoursToConfirm'],
      ['confirm', 'lead', 'audit', 'hoursConfirmed'],
      ['correct', 'lead', 'audit', 'hoursCorrected'],
    ])
  })

  test('an act of an officer or a lead is in the audit, and whoever does it for others tells them', () => {
    for (const event of events) {
      const { who, record, tells } = life[event]
      expect(record === 'audit').toBe(who === 'officer' || who === 'lead')
      expect(Boolean(tells) || event === 'publish').toBe(who !== 'member')
    }
  })
})

describe('the phase of a shift', () => {
  const shift = { state: 'open', startsAt: 100, endsAt: 200, left: 1, queue: [] as object[] } as const

  test('follows time', () => {
    expect([99, 100, 199, 200].map((now) => phaseOf(shift, now))).toEqual([
      'open',
      'running',
      'running',
      'ended',
    ])
  })

  test('is full without a free place, and while somebody waits', () => {
    expect(phaseOf({ ...shift, left: 0 }, 0)).toBe('full')
    expect(phaseOf({ ...shift, left: -1 }, 0)).toBe('full')
    expect(phaseOf({ ...shift, queue: [{}] }, 0)).toBe('full')
  })

  test('is what is stored once it was settled or cancelled, whatever the time', () => {
    for (const state of ['settled', 'cancelled'] as const) {
      expect([0, 150, 300].map((now) => phaseOf({ ...shift, state }, now))).toEqual([state, state, state])
    }
  })
})
