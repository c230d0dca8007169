import fc from 'fast-check'
import { defaultRules } from '../points/rule-set-rules'
import { type Candidate, chooseWinners, countedOf, exclusionOf, placesFor } from './choose-rules'

function candidate(
  memberId: string,
  over: Partial<Omit<Candidate, 'score'>> & Partial<Candidate['score']> = {},
) {
  const { track = 'B', isExcluded = false, monthsRunning = 0, ...figures } = over
  return {
    memberId,
    track,
    isExcluded,
    monthsRunning,
    score: { score: 60, contribution: 0, hours: 0, kinds: 0, ...figures },
  } satisfies Candidate
}

/** As many others, who are counted and not eligible. */
const others = (count: number) => Array.from({ length: count }, (_, index) => candidate(`other-${index}`))

function permutations<T>(list: readonly T[]): T[][] {
  return list.length < 2
    ? [[...list]]
    : list.flatMap((one) => permutations(list.filter((other) => other !== one)).map((rest) => [one, ...rest]))
}

const wang = candidate('王', { score: 81.5 })
const li = candidate('李', { track: 'C', score: 80.5 })
const zhao = candidate('赵', { track: 'A', score: 100 })

describe('the worked checks of PRODUCT §5.2', () => {
  test('eighteen counted: one place, 赵', () => {
    expect(chooseWinners([wang, li, zhao, ...others(15)], defaultRules)).toEqual({
      places: 1,
      winners: ['赵'],
      repeats: [],
    })
  })

  test('twenty-eight counted: two places, 赵 and 王', () => {
    expect(chooseWinners([li, zhao, wang, ...others(25)], defaultRules)).toEqual({
      places: 2,
      winners: ['赵', '王'],
      repeats: [],
    })
  })
})

test.each([
  [1, 1],
  [18, 1],
  [22, 1],
  [23, 2],
  [37, 2],
  [38, 3],
  [500, 3],
])('%d counted members: %d places', (counted, places) => {
  expect(placesFor(counted)).toBe(places)
})

describe('who is eligible', () => {
  test('80 is enough, a quarter less is not', () => {
    expect(exclusionOf(candidate('a', { score: 80 }), defaultRules)).toBeUndefined()
    expect(exclusionOf(candidate('a', { score: 79.75 }), defaultRules)).toBe('belowThreshold')
  })

  test('the exempt and the excluded are neither eligible nor counted', () => {
    const exempt = candidate('e', { track: 'E', score: 100 })
    const excluded = candidate('x', { isExcluded: true, score: 100 })
    expect(exclusionOf(exempt, defaultRules)).toBe('exempt')
    expect(exclusionOf(excluded, defaultRules)).toBe('excluded')
    expect(countedOf([exempt, excluded, wang])).toEqual([wang])
  })

  test('with nobody eligible the places stay empty', () => {
    expect(chooseWinners(others(20), defaultRules)).toEqual({ places: 1, winners: [], repeats: [] })
  })
})

describe('ties', () => {
  const equal = { score: 90, contribution: 30, hours: 12, kinds: 4 }

  test.each([
    ['contribution', { contribution: 31 }],
    ['hours', { hours: 12.5 }],
    ['kinds of deed', { kinds: 5 }],
  ])('equal scores are told apart by %s', (_, more) => {
    const people = [candidate('a', equal), candidate('b', { ...equal, ...more })]
    expect(chooseWinners(people, defaultRules).winners).toEqual(['b'])
  })

  test('equal in everything: nobody is chosen by alphabet or order, the committee’s ballot is asked for', () => {
    const people = [candidate('a', equal), candidate('b', equal), candidate('c', equal)]
    expect(chooseWinners(people, defaultRules)).toEqual({
      places: 1,
      winners: [],
      repeats: [],
      tie: { memberIds: ['a', 'b', 'c'], places: 1 },
    })
    expect(chooseWinners(people, defaultRules, ['c', 'a', 'b'])).toMatchObject({ winners: ['c'] })
  })

  test('a ballot decides only between those it names: never against the figures', () => {
    const people = [candidate('a', { ...equal, score: 95 }), candidate('b', equal), candidate('c', equal)]
    expect(chooseWinners(people, defaultRules, ['c', 'b', 'a']).winners).toEqual(['a'])
  })

  test('a ballot between those who tie holds, however the roster is ordered and whoever else is equal', () => {
    const resting = candidate('r', { ...equal, monthsRunning: 2 })
    for (const people of permutations([candidate('a', equal), candidate('b', equal), resting])) {
      expect(chooseWinners(people, defaultRules).tie?.memberIds.sort()).toEqual(['a', 'b'])
      expect(chooseWinners(people, defaultRules, ['b', 'a'])).toEqual({
        places: 1,
        winners: ['b'],
        repeats: ['r'],
      })
    }
  })

  test('a ballot that leaves out one of those who tie decides nothing', () => {
    for (const people of permutations([
      candidate('a', equal),
      candidate('b', equal),
      candidate('c', equal),
    ])) {
      expect(chooseWinners(people, defaultRules, ['c', 'a']).tie?.memberIds.sort()).toEqual(['a', 'b', 'c'])
    }
  })

  test('equals who all have room need no ballot', () => {
    const people = [candidate('a', equal), candidate('b', equal), ...others(28)]
    expect(chooseWinners(people, defaultRules)).toMatchObject({ places: 2, winners: ['a', 'b'] })
  })
})

describe('the place that is no cadre’s', () => {
  const cadres = [candidate('赵', { track: 'A', score: 100 }), candidate('钱', { track: 'A', score: 99 })]

  test('with two places the second goes to the foremost who is no cadre', () => {
    expect(chooseWinners([...cadres, wang, li, ...others(26)], defaultRules)).toEqual({
      places: 2,
      winners: ['赵', '王'],
      repeats: [],
      nonCadre: '王',
    })
  })

  test('those equal for it are told apart by a ballot, and the cadres before them wait', () => {
    const equals = [candidate('孙', { score: 85 }), candidate('周', { score: 85 })]
    const people = [...cadres, ...equals, ...others(26)]
    expect(chooseWinners(people, defaultRules)).toEqual({
      places: 2,
      winners: ['赵'],
      repeats: [],
      tie: { memberIds: ['孙', '周'], places: 1 },
    })
    expect(chooseWinners(people, defaultRules, ['周', '孙'])).toEqual({
      places: 2,
      winners: ['赵', '周'],
      repeats: [],
      nonCadre: '周',
    })
  })

  test('where cadres fill some of the places and nobody else is eligible, the others stay empty', () => {
    expect(chooseWinners([...cadres, ...others(40)], defaultRules)).toEqual({
      places: 3,
      winners: ['赵', '钱'],
      repeats: [],
    })
  })

  test('with one place it goes by the figures', () => {
    expect(chooseWinners([...cadres, wang, ...others(10)], defaultRules).winners).toEqual(['赵'])
  })

  test('with nobody else eligible the cadres have both', () => {
    expect(chooseWinners([...cadres, ...others(26)], defaultRules).winners).toEqual(['赵', '钱'])
  })

  test('a branch may switch it off', () => {
    const rules = { ...defaultRules, keepsNonCadrePlace: false }
    expect(chooseWinners([...cadres, wang, ...others(26)], rules).winners).toEqual(['赵', '钱'])
  })

  test('cadres who are equal and lose a place to it are told apart by a ballot', () => {
    const equal = cadres.map(({ memberId }) => candidate(memberId, { track: 'A', score: 100 }))
    expect(chooseWinners([...equal, wang, ...others(26)], defaultRules).tie).toEqual({
      memberIds: ['赵', '钱'],
      places: 1,
    })
    expect(chooseWinners([...equal, wang, ...others(26)], defaultRules, ['钱', '赵'])).toMatchObject({
      winners: ['钱', '王'],
      nonCadre: '王',
    })
  })
})

describe('蝉联', () => {
  test('whoever had a place two months running is named and takes none', () => {
    const star = candidate('赵', { track: 'A', score: 100, monthsRunning: 2 })
    expect(chooseWinners([star, wang, li, ...others(12)], defaultRules)).toEqual({
      places: 1,
      winners: ['王'],
      repeats: ['赵'],
    })
  })

  test('a second month is allowed', () => {
    const star = candidate('赵', { score: 100, monthsRunning: 1 })
    expect(chooseWinners([star, wang], defaultRules).winners).toEqual(['赵'])
  })

  test('whoever would not have had a place is not named', () => {
    const behind = candidate('李', { score: 80, monthsRunning: 2 })
    expect(chooseWinners([wang, behind], defaultRules).repeats).toEqual([])
  })
})

const someone = fc.record({
  track: fc.constantFrom('A', 'B', 'C', 'D', 'E') as fc.Arbitrary<Candidate['track']>,
  isExcluded: fc.boolean(),
  monthsRunning: fc.integer({ min: 0, max: 3 }),
  score: fc.integer({ min: 78, max: 83 }),
  contribution: fc.integer({ min: 0, max: 2 }),
  hours: fc.integer({ min: 0, max: 1 }),
  kinds: fc.integer({ min: 0, max: 1 }),
})

const branch = fc
  .array(someone, { maxLength: 60 })
  .map((list) => list.map((given, index) => candidate(`m-${index}`, given)))

test('whatever the branch: never more winners than places, nobody who may not, and the order of the roster never matters', () => {
  fc.assert(
    fc.property(
      branch.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        const choice = chooseWinners(list, defaultRules)
        const again = chooseWinners(shuffled, defaultRules)
        expect({
          ...again,
          winners: [...again.winners].sort(),
          repeats: [...again.repeats].sort(),
        }).toMatchObject({
          winners: [...choice.winners].sort(),
          repeats: [...choice.repeats].sort(),
        })
        expect([...(again.tie?.memberIds ?? [])].sort()).toEqual([...(choice.tie?.memberIds ?? [])].sort())
        expect(choice.winners.length).toBeLessThanOrEqual(choice.places)
        for (const memberId of choice.winners) {
          const winner = list.find((one) => one.memberId === memberId)
          expect(winner && exclusionOf(winner, defaultRules)).toBeUndefined()
          expect(winner?.monthsRunning).toBeLessThan(2)
        }
      },
    ),
  )
})

test('a full ballot always decides', () => {
  fc.assert(
    fc.property(branch, (list) => {
      const ballot = list.map(({ memberId }) => memberId)
      expect(chooseWinners(list, defaultRules, ballot).tie).toBeUndefined()
    }),
  )
})
