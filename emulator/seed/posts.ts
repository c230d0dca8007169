import type { Block } from '../../cloudfunctions/contract/post'
import {
  ASKED_AGAIN_AFTER,
  newPost,
  type Post,
  publication,
} from '../../cloudfunctions/features/post/post-rules'
import type { Task } from '../../cloudfunctions/features/task/task-store'
import { addDays, dayOf, HOUR, startOfDay } from '../../cloudfunctions/platform/calendar'
import { generalBranchId } from './organisation'
import { holderOf, type SeedMember } from './people'
import { pictureIdOf, type SeedPicture, SIZE } from './pictures'
import { allNews } from './plans/all-news'
import { type PostPlan, RETURN_REASON } from './post-plan'
import type { Marked } from './shifts'

export interface News {
  posts: (Post & Marked)[]
  pictures: SeedPicture[]
}

interface Around {
  members: readonly SeedMember[]
  tasks: readonly Task[]
  now: number
}

/** Two months of news and what lies on desks, with the pictures in it, all of them passed. */
export function createNews(around: Around): News {
  const posts = allNews.map(({ postId, plan }) => createPost(plan, postId, around))
  return {
    posts,
    pictures: posts.flatMap((post) =>
      Object.keys(post.sizes).map((pictureId) => ({
        _id: pictureId,
        by: post.authorId,
        use: 'post' as const,
        ownerId: post._id,
        state: 'passed' as const,
        ...SIZE,
        asked: 1,
        isDemo: true as const,
      })),
    ),
  }
}

function createPost(plan: PostPlan, postId: string, { members, tasks, now }: Around): Post & Marked {
  const at = instantOf(plan, now)
  const blocks = plan.blocks.map((block, index) => blockOf(block, pictureIdOf(postId, index)))
  const pictureIds = blocks.flatMap((block) => (block.kind === 'picture' ? [block.pictureId] : []))
  const draft = newPost(postId, {
    branchId: plan.branchId,
    townId: generalBranchId,
    authorId: writerOf(plan, members)._id,
    channel: plan.channel,
    reach: plan.reach ?? 'branch',
    audience: plan.audience ?? { who: 'all' },
    content: { title: plan.title, blocks },
    sizes: Object.fromEntries(pictureIds.map((pictureId) => [pictureId, SIZE])),
    savedAt: Math.min(at, now - HOUR),
    ...(plan.day > 0 && { publishAt: at }),
    ...(plan.task && { source: { kind: 'task', id: taskOf(plan.task, tasks)._id } }),
  })
  return { ...draft, ...standOf(plan, draft), isDemo: true }
}

/** How far it came: what publishing or somebody's desk adds to a draft. */
function standOf({ desk, reads = 0, isPinned, correction }: PostPlan, draft: Post): Partial<Post> {
  const { savedAt } = draft
  switch (desk) {
    case undefined:
      return {
        state: 'published',
        textCheck: 'passed',
        ...publication(draft, draft.townId, savedAt),
        reads,
        isPinned: isPinned ?? false,
        corrections: correction ? [{ at: savedAt + 24 * HOUR, note: correction }] : [],
      }
    case 'draft':
      return {}
    case 'returned':
      return {
        textCheck: 'passed',
        returned: { by: 'officer', reason: RETURN_REASON, at: savedAt + HOUR },
      }
    case 'branch':
    case 'town':
      return { state: desk === 'branch' ? 'review' : 'upper', textCheck: 'passed' }
    case 'wechat':
      // Its writer was last there too long ago for WeChat's check: it goes on as soon as somebody asks again.
      return {
        state: 'review',
        textCheck: 'waiting',
        checkDueAt: savedAt + ASKED_AGAIN_AFTER,
        checkBy: draft.authorId,
      }
  }
}

function blockOf(block: PostPlan['blocks'][number], pictureId: string): Block {
  if (typeof block === 'string') {
    return { kind: 'paragraph', text: block }
  }
  if ('quote' in block) {
    return { kind: 'quote', text: block.quote }
  }
  return 'items' in block
    ? { kind: 'list', items: [...block.items] }
    : { kind: 'picture', pictureId, caption: block.caption }
}

function instantOf({ day, time }: PostPlan, now: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(addDays(dayOf(now), day)) + hours * HOUR + (minutes * HOUR) / 60
}

function writerOf({ branchId, by }: PostPlan, members: readonly SeedMember[]) {
  const office = by ?? 'recorder'
  const writer = holderOf(office, branchId, members)
  if (!writer) {
    throw new Error(`the seed has no ${office} in ${branchId}`)
  }
  return writer
}

function taskOf(title: string, tasks: readonly Task[]): Task {
  const task = tasks.find((candidate) => candidate.title === title)
  if (!task) {
    throw new Error(`the seed has no task ${title}`)
  }
  return task
}
