import sharp from 'sharp'
import { pictureIdsOf, refuseContent } from '../../cloudfunctions/features/post/content-rules'
import { actsOn } from '../../cloudfunctions/features/post/post-rules'
import { addDays, dayOf } from '../../cloudfunctions/platform/calendar'
import { createGuanggu } from './guanggu'
import { demoPictureFiles, SIZE } from './pictures'

const now = Date.parse('2026-11-22T09:41:00+08:00')
const { posts, pictures, tasks, shifts, members } = createGuanggu(now)
const shown = posts.filter(({ visibleAt = now + 1 }) => visibleAt <= now)

test('two months of news stand in all channels, from all branches, for everybody and for some', () => {
  expect(shown).toHaveLength(18)
  expect(new Set(shown.map(({ channel }) => channel)).size).toBe(5)
  expect(new Set(shown.map(({ branchId }) => branchId)).size).toBe(6)
  expect(new Set(shown.map(({ reach }) => reach)).size).toBe(2)
  expect(new Set(shown.map(({ audience }) => audience.who))).toEqual(new Set(['all', 'members', 'tracks']))
  expect(new Set(shown.map(({ visibleAt }) => visibleAt)).size).toBe(18)
  expect(shown.filter(({ isPinned }) => isPinned)).toHaveLength(1)
  expect(shown.filter(({ corrections }) => corrections.length > 0)).toHaveLength(1)
})

test('one comes tomorrow, and one of each kind lies on a desk', () => {
  const ahead = posts.filter(({ visibleAt = 0 }) => visibleAt > now)
  expect(ahead.map(({ visibleAt = 0 }) => dayOf(visibleAt))).toEqual([addDays(dayOf(now), 1)])
  const desk = posts.filter(({ state }) => state !== 'published')
  expect(desk.map(({ state, textCheck, returned }) => [state, textCheck, returned?.by])).toEqual([
    ['draft', 'none', undefined],
    ['draft', 'passed', 'officer'],
    ['review', 'passed', undefined],
    ['upper', 'passed', undefined],
    ['review', 'waiting', undefined],
  ])
  expect(desk.every(({ lists, visibleAt }) => lists.length === 0 && visibleAt === undefined)).toBe(true)
  const secretary = { isAuthor: false, mayWrite: true, mayReview: true, mayReviewTown: false }
  expect(desk.filter((post) => actsOn(post, secretary, { now }).includes('approve'))).toHaveLength(1)
})

test('work that is offered can be taken from the article', () => {
  const taskIds = shown.flatMap(({ source }) => (source?.kind === 'task' ? [source.id] : []))
  expect(taskIds.map((taskId) => tasks.find(({ _id }) => _id === taskId)?.title)).toEqual([
    '旺季用工：铁皮石斛采收',
  ])
  expect(
    shifts.some(({ taskId, state, left }) => taskId === taskIds[0] && state === 'open' && left > 0),
  ).toBe(true)
})

test('every word stays within what can be written, and every caption says that it is a drawing', () => {
  for (const { content } of posts) {
    refuseContent(content)
    expect(content.title.length).toBeLessThanOrEqual(40)
    for (const block of content.blocks) {
      if (block.kind === 'picture') {
        expect(block.caption).toMatch(/^.{4,37}示意图$/)
      }
    }
  }
})

test('nobody of the town stands in the news by name, and no number to call', () => {
  const words = JSON.stringify(posts.map(({ content }) => content))
  expect(members.filter(({ name }) => words.includes(name))).toEqual([])
  expect(words).not.toMatch(/1[3-9]\d{9}|\d{7}/)
})

test('every picture of a post has its document and a real file where links lead, nine drawings in all', async () => {
  const files = new Map(await demoPictureFiles())
  const pictureIds = posts.flatMap(({ content }) => pictureIdsOf(content))
  expect(pictures.map(({ _id }) => _id)).toEqual(pictureIds)
  expect([...files.keys()]).toEqual(pictureIds.map((pictureId) => `checked/${pictureId}.jpg`))
  expect(new Set(files.values()).size).toBe(9)
  const measured = await Promise.all([...new Set(files.values())].map((bytes) => sharp(bytes).metadata()))
  for (const { format, width, height, size = 0 } of measured) {
    expect({ format, width, height }).toEqual({ format: 'jpeg', ...SIZE })
    expect(size).toBeLessThan(100_000)
  }
})

test('where the clock stands early in the morning, nothing that is out lies ahead but the one of tomorrow', () => {
  const early = Date.parse('2026-11-22T05:10:00+08:00')
  const ahead = createGuanggu(early).posts.filter(
    ({ savedAt, visibleAt = 0 }) => savedAt > early || visibleAt > early,
  )
  expect(ahead.map(({ publishAt = 0 }) => dayOf(publishAt))).toEqual(['2026-11-23'])
})
