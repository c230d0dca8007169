import type { MessageFacts, MessageKind } from '../../cloudfunctions/contract/message'
import type { Wording } from './error-text'
import { clockTime, dayOf, monthDay, withUnit } from './format'
import { knownWords } from './known-words'

/** A message keeps its meaning for weeks, so it names the day itself: `11月23日 7:30`. */
function moment(at: number): string {
  return `${monthDay(dayOf(at))} ${clockTime(at)}`
}

function shiftAt({ startsAt }: MessageFacts): string {
  return startsAt === undefined ? '这班' : `${moment(startsAt)} 这班`
}

function because({ reason }: MessageFacts): string {
  return reason ? `原因：${reason}。` : ''
}

function recorded({ hours }: MessageFacts): string {
  return hours === undefined ? '' : `记 ${withUnit(hours, '小时')}。`
}

/** First what is so, then what to do about it; a kind without words does not compile. */
const words = knownWords<MessageKind, (facts: MessageFacts) => Wording>(
  {
    placeOffered: (facts) => ({
      title: '轮到您了',
      text: facts.until
        ? `${shiftAt(facts)}给您留着位置。请在 ${moment(facts.until)} 前点开报名，过时让给下一位。`
        : `${shiftAt(facts)}有位置了，请点开报名。`,
    }),
    offerPassed: (facts) => ({
      title: '位置让给下一位了',
      text: `${shiftAt(facts)}没有等到您报名。还想去的话，请点开再排。`,
    }),
    notMovedUp: (facts) => ({
      title: '没补上',
      text: `${shiftAt(facts)}没有空出位置，您不用来了，不影响积分。`,
    }),
    claimedForYou: (facts) => ({
      title: '有人替您报了名',
      text: `${shiftAt(facts)}替您报了。请点开看是报上了还是候补；去不了，请退出。`,
    }),
    releasedForYou: (facts) => ({
      title: '有人替您退掉了',
      text: `${shiftAt(facts)}没有您的名字了。不是您的意思，请问党小组长。`,
    }),
    addedLate: (facts) => ({ title: '补记上您了', text: `领头人把您记在${shiftAt(facts)}上。` }),
    shiftChanged: (facts) => ({
      title: '时间或地点有变',
      text: `${facts.startsAt ? `现在是 ${moment(facts.startsAt)}。` : ''}请点开看看，去不了请退出。`,
    }),
    taskChanged: (facts) => ({ title: '任务有变', text: `${because(facts)}请点开看看改了什么。` }),
    shiftCancelled: (facts) => ({
      title: '取消了',
      text: `${shiftAt(facts)}取消了。${because(facts)}您不用来了，不影响积分。`,
    }),
    comingTomorrow: (facts) => ({
      title: '您会来吗',
      text: `${shiftAt(facts)}有您。请点开说一声，来还是来不了。`,
    }),
    hoursToConfirm: (facts) => ({
      title: '请确认工时',
      text: `${shiftAt(facts)}结束了，请点开确认大家的工时。`,
    }),
    hoursConfirmed: (facts) => ({
      title: '工时确认了',
      text: `${shiftAt(facts)}${recorded(facts) || '确认好了。'}`,
    }),
    hoursCorrected: (facts) => ({
      title: '工时更正了',
      text: `${shiftAt(facts)}${recorded(facts)}${because(facts)}不对的话，请问领头人。`,
    }),
    needRaised: () => ({ title: '有人求助', text: '请点开看看，能办就接下来。' }),
    needTaken: () => ({ title: '有人来办了', text: '您的求助有人接了，有进展再告诉您。' }),
    needAnswered: () => ({ title: '有答复了', text: '请点开看看。办好了，也请说一声。' }),
    needBecameTask: () => ({ title: '排成任务了', text: '您的求助排成了任务，点开看进展。' }),
    needTaskCancelled: () => ({
      title: '排的任务取消了',
      text: '您的求助还在，支部会另外安排。急的话，请点开再说一声。',
    }),
    needAskDone: () => ({ title: '办好了吗', text: '请点开说一声：办好了，还是还没有。' }),
    needDone: () => ({ title: '对方说办好了', text: '这件求助办完了，谢谢您。' }),
    needNotDone: () => ({ title: '还没有办好', text: '对方说还没有办好，请点开再看看。' }),
    needWithdrawn: () => ({ title: '不用办了', text: '对方撤回了求助，您不用再管。' }),
    redStarNotice: () => ({ title: '您在公示名单上', text: '红星党员公示有您，请点开看写的对不对。' }),
    deedReturned: (facts) => ({
      title: '申报退回了',
      text: `${because(facts)}改好了可以再申报。`,
    }),
    objectionAnswered: () => ({ title: '异议有答复了', text: '您提的异议有答复了，请到红榜上看。' }),
    objectionOverdue: () => ({ title: '异议到期了', text: '有异议到期还没有答复，请去答复。' }),
    monthToConfirm: () => ({ title: '请审申报', text: '自己申报的日子过了，请把申报的事审完。' }),
    monthToFix: () => ({ title: '请开支委会', text: '确认的日子过了，请开支委会把名单定下来。' }),
    postToReview: () => ({ title: '有动态等您审', text: '请点开看看，能发就同意，要改就退回。' }),
    postReturned: (facts) => ({ title: '动态退回了', text: `${because(facts)}点开改好，再送一次。` }),
    postPublished: () => ({ title: '动态发出来了', text: '您写的已经发布，点开看有多少人读过。' }),
    postTextRefused: () => ({ title: '微信检查没有通过', text: '请点开改一改再送，草稿替您留着。' }),
    pictureRefused: () => ({ title: '有一张照片没通过微信检查', text: '别人看不到这张。请换一张。' }),
    needOverdue: () => ({ title: '求助没人答复', text: '到时候了还没有人答复，请点开看看。' }),
  },
  () => ({ title: '有新消息', text: '更新小程序以后就能看全。' }),
)

/** Named by what it is about: `取消了：光伏板清灰`. */
export function messageWords(kind: MessageKind, facts: MessageFacts): Wording {
  const { title, text } = words[kind](facts)
  return { title: facts.title ? `${title}：${facts.title}` : title, text }
}
