import { collection } from '../../platform/database'
import {
  aDraft,
  GENERAL,
  inNewsWorld,
  published,
  RECORDER,
  SECRETARY,
  submitted,
  wordsOf,
} from '../../testing/news-world'
import { uploadPicture } from '../../testing/pictures'
import type { World } from '../../testing/world'
import type { Post } from './post-rules'

let world: World

inNewsWorld((opened) => {
  world = opened
})

test('whoever deletes their data leaves what was passed to the branch, as nobody’s; the rest goes', async () => {
  const pictureId = await uploadPicture(world, SECRETARY)
  const blocks = [{ kind: 'picture', pictureId }]
  await world.as(SECRETARY).call('post.save', aDraft({ content: { title: '没写完', blocks } }))
  const out = await published(world)
  const others = await submitted(world, RECORDER, { content: wordsOf('别人写的') })
  const approve = { postId: others.postId, version: others.version, do: { verb: 'approve' } }
  const { version } = await world.as(SECRETARY).call('post.review', approve)
  world.content.direct({ text: 'down' })
  const correct = { postId: others.postId, version, content: wordsOf('改了'), note: '改' }
  await world.as(SECRETARY).call('post.correct', correct)

  const data = await world.as(SECRETARY).call('me.data', {})
  expect(data.sections.find(({ title }) => title === '我写的动态')?.lines.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['路灯亮了（已发布）', '没写完（草稿）']),
  )
  await world.as(SECRETARY).call('me.delete', { confirm: '删除我的资料' })

  const posts = await collection<Post>('posts').find(
    {},
    { fields: ['authorId', 'content', 'correction', 'checkDueAt', 'checkBy'], limit: 9 },
  )
  expect(posts.map(({ authorId, content }) => [content.title, authorId]).sort()).toEqual([
    ['别人写的', 'm-recorder'],
    ['路灯亮了', 'nobody'],
  ])
  expect(JSON.stringify(posts)).not.toContain('m-branchSecretary')
  world.now += 120_000
  await world.runJobs()
  expect(await collection('pictures').find({ state: 'checking' }, { fields: ['_id'], limit: 9 })).toEqual([])
  const { items } = await world.as(GENERAL).call('post.desk', { view: 'all' })
  expect(items.find(({ postId }) => postId === out.postId)).toMatchObject({
    title: '路灯亮了',
    authorName: '',
  })
  expect((await world.as(undefined).call('post.list', { orgId: 'b-1' })).items).toHaveLength(2)
})
