import { anEditablePost } from '../testing/desk-samples'
import { moved, withBlock } from './post-block'
import {
  contentOf,
  countWords,
  emptyPost,
  type PostForm,
  postFormOf,
  postProblems,
  settingsOf,
} from './post-form'

const now = Date.parse('2026-11-22T09:41:00+08:00')
const at = (over: Partial<PostForm>): PostForm => ({ ...emptyPost, title: '路灯亮了', ...over })
const words = (kind: 'paragraph' | 'quote' | 'list', text: string) => ({
  key: 'b1',
  kind,
  text,
  picture: null,
})

test('what was opened and not changed is saved as it was', () => {
  const post = anEditablePost({
    channel: 'notice',
    audience: { who: 'tracks', tracks: ['B', 'D'] },
    publishAt: Date.parse('2026-11-23T08:05:00+08:00'),
    source: { kind: 'task', id: 't-1' },
    blocks: [
      { kind: 'paragraph', text: '一' },
      { kind: 'list', items: ['二', '三'] },
      { kind: 'picture', pictureId: 'pic-1', width: 4, height: 3, check: 'checking', caption: '四' },
    ],
  })
  const form = postFormOf(post)
  expect(contentOf(form)).toEqual({
    title: '光伏板清灰',
    blocks: [
      { kind: 'paragraph', text: '一' },
      { kind: 'list', items: ['二', '三'] },
      { kind: 'picture', pictureId: 'pic-1', caption: '四' },
    ],
  })
  const { channel, reach, audience, publishAt, source } = post
  expect(settingsOf(form, 'b-1')).toEqual({ branchId: 'b-1', channel, reach, audience, publishAt, source })
})

test('what was left empty is not saved, and only a notice is for some', () => {
  const form = at({ who: 'members', blocks: [words('paragraph', ' '), words('list', '一\n\n 二 ')] })
  expect(contentOf(form).blocks).toEqual([{ kind: 'list', items: ['一', '二'] }])
  expect(settingsOf(form, 'b-1').audience).toEqual({ who: 'all' })
})

test('what is amiss is named where it stands', () => {
  expect(Object.keys(postProblems({ ...emptyPost, title: ' ' }, now))).toEqual(['title', 'blocks'])
  const one = [words('paragraph', '一')]
  expect(postProblems(at({ blocks: one }), now)).toEqual({})
  expect(postProblems(at({ blocks: one, channel: 'notice', who: 'tracks' }), now)).toHaveProperty('tracks')
  expect(
    postProblems(at({ blocks: one, isTimed: true, day: '2026-11-22', time: '09:41' }), now),
  ).toHaveProperty('when')
  expect(postProblems(at({ blocks: one, isTimed: true, day: '2027-03-01' }), now)).toHaveProperty('when')
  expect(postProblems(at({ blocks: [words('list', '长'.repeat(101))] }), now)).toHaveProperty('blocks')
  expect(postProblems(at({ blocks: [words('paragraph', '长'.repeat(6_001))] }), now)).toHaveProperty('blocks')
})

test('letters and pictures are counted in words', () => {
  expect(countWords([words('paragraph', '十四盏')])).toBe(
    '写了 3\u00A0个字，还能写 5997\u00A0个。照片 0\u00A0张，还能放 9\u00A0张。',
  )
  expect(countWords([words('paragraph', '长'.repeat(6_002))])).toContain('多了 2\u00A0个')
})

test('pieces keep their names when they change places; at the edge they stay', () => {
  const two = withBlock(emptyPost.blocks, 'quote')
  const keys = (blocks: typeof two) => blocks.map(({ key }) => key)
  expect(keys(two)).toEqual(['b1', 'b2'])
  expect(keys(moved(two, 'b2', -1))).toEqual(['b2', 'b1'])
  expect(keys(moved(two, 'b2', 1))).toEqual(['b1', 'b2'])
  expect(keys(withBlock(moved(two, 'b2', -1), 'list'))).toEqual(['b2', 'b1', 'b3'])
})
