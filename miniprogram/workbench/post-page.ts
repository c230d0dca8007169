import type { EditablePost } from '../../cloudfunctions/contract/post'
import { type ArticleView, articleView } from '../services/article-view'
import { inOneLine, withUnit } from '../services/format'
import { channelWords } from '../services/post-words'
import type { Role } from './place-view'
import { audienceText, reachWords } from './post-settings'
import { approvalOf, isHeldUp, isOut, type StepView, stateText, stepsOf, wayOf } from './post-stand'
import { withdrawalOf } from './post-taking-away'

/** A post as those see it who write and review. */
export interface PostView {
  state: string
  isHeldUp: boolean
  /** What it waits for, or what became of it. */
  about: string
  steps: StepView[]
  facts: string
  /** Instead of words that only their writer may see; empty: they are shown. */
  hidden: string
  article: ArticleView
  pictures: string
  correction: string
  may: Record<EditablePost['may'][number], boolean>
  isPinned: boolean
  /** What the button says that takes it away. */
  withdraw: string
  /** There is an article to open. */
  isOut: boolean
  submit: ReturnType<typeof wayOf>
  approval: ReturnType<typeof approvalOf>
}

const acts = [
  'edit',
  'submit',
  'approve',
  'return',
  'withdraw',
  'pin',
  'correct',
  'delete',
  'recheck',
] as const

export function postView(post: EditablePost, roles: readonly Role[], now: number): PostView {
  const { state, reach, publishAt, visibleAt, isHidden, isPinned } = post
  return {
    state: stateText(post, now),
    isHeldUp: isHeldUp(post),
    about: aboutOf(post),
    steps: state === 'withdrawn' ? [] : stepsOf(post, now),
    facts: factsOf(post),
    hidden: isHidden ? hiddenText(state) : '',
    article: articleView({ ...post, at: visibleAt ?? publishAt ?? now }, now),
    pictures: isHidden ? '' : picturesText(post),
    correction: correctionText(post),
    may: Object.fromEntries(acts.map((act) => [act, post.may.includes(act)])) as PostView['may'],
    isPinned,
    withdraw: withdrawalOf(post, now).button,
    isOut: isOut(post, now),
    submit: wayOf({ reach, at: publishAt }, roles, now),
    approval: approvalOf(post, roles, now),
  }
}

function hiddenText(state: EditablePost['state']): string {
  const whose = '写的话暂时只有作者看得到。'
  return state === 'draft' ? `作者还没有写好，${whose}` : `微信还没检查完，${whose}`
}

function aboutOf({ state, textCheck, returned, isMine }: EditablePost): string {
  if (state === 'draft') {
    if (returned?.by === 'wechat') {
      return isMine ? '微信检查没有通过，请改一改再送。' : '微信检查没有通过，等作者改。'
    }
    return returned ? '改好了，再送一次。' : ''
  }
  if (state === 'withdrawn') {
    return '谁也看不到了。'
  }
  return textCheck === 'waiting' ? '微信检查一般几分钟就好，没答复会自动再问。' : ''
}

function factsOf({ channel, audience, reach, authorName }: EditablePost): string {
  const tracks = audience.who === 'tracks' ? audience.tracks : []
  const forWhom = audienceText({ channel, who: audience.who, tracks })
  return inOneLine(channelWords[channel], reachWords[reach], forWhom, authorName && `${authorName}写的`)
}

/** Each picture appears by itself once WeChat has passed it. */
function picturesText({ blocks }: EditablePost): string {
  const count = (check: 'checking' | 'refused') =>
    blocks.filter((block) => block.kind === 'picture' && block.check === check).length
  const refused = count('refused')
  if (refused > 0) {
    return `有 ${withUnit(refused, '张')}照片微信没有通过，别人看不到，请换掉。`
  }
  const checking = count('checking')
  return checking > 0 ? `有 ${withUnit(checking, '张')}照片微信还在检查，通过一张，大家看到一张。` : ''
}

function correctionText({ correction }: EditablePost): string {
  if (!correction) {
    return ''
  }
  return correction.isRefused
    ? '更正的话微信没有通过，大家看到的还是原来的。'
    : '更正等微信检查，通过以前大家看到的还是原来的。'
}
