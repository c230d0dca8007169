import type { ErrorCode } from '../../cloudfunctions/contract/errors'
import type { ErrorReply } from '../../cloudfunctions/contract/reply'
import type { Failure, NoReply } from './api'
import { clockRange, clockTime, dayOf, monthDay, withUnit } from './format'
import { knownWords } from './known-words'

/** First what is so, then what to do about it (DESIGN §5). */
export interface Wording {
  title: string
  text: string
}

type Details<C extends Failure['code']> = C extends ErrorCode
  ? Extract<ErrorReply, { code: C }>['details']
  : null

type Why<C extends 'TREE_REFUSED' | 'ENTRY_REFUSED' | 'FILE_REFUSED' | 'TIMES_REFUSED'> = Details<C>['why']

/** Why, where only a newer server knows it. */
const laterReason = '更新小程序以后，才说得清原因。'

const treeTexts = knownWords<Why<'TREE_REFUSED'>, string>(
  {
    nameTaken: '同一级里已经有这个名字，请换一个。',
    belowItself: '不能移到自己的下级里面，请另选上级。',
    wrongLevel: '这一级不能放在那里，请另选上级。',
    notEmpty: '下面还有组织或成员，请先移走再撤销。',
    retired: '这个组织已经撤销，不能再改。',
    notHere: '在这个党总支里找不到，可能已经移走。',
  },
  laterReason,
)

const entryTexts = knownWords<Why<'ENTRY_REFUSED'>, string>(
  {
    exemption: '不参评要写明支部决定的日期和理由。',
    group: '选的党小组不在这个支部，请重新选。',
    away: '只有流动党员才填外出地点，请先改类别。',
    left: '这位成员已经转出，不能再改。',
    branch: '找不到这个支部，可能已经撤销，请重新选。',
    track: '村民不分类别，请把类别去掉。',
  },
  laterReason,
)

const fileTexts = knownWords<Why<'FILE_REFUSED'>, string>(
  {
    notXlsx: '只认 .xlsx 的表格。请用 Excel 或 WPS 另存为 .xlsx 再传。',
    tooLarge: '文件太大了，请只留名册这一张表再传。',
    tooManyRows: '行数太多了，请分成几份传。',
    wrongSheet: '表头和模板不一样，请下载模板，把名册填进去。',
    noRows: '表里没有名字，请填好再传。',
    incomplete: '文件没有传全，请再传一次。',
    merged: '表里有合并的单元格，请取消合并再传。',
    formula: '表里有公式，请改成数值再传。',
  },
  laterReason,
)

const timesTexts = knownWords<Why<'TIMES_REFUSED'>, string>(
  {
    endsBeforeStart: '结束要晚于开始，请再看看时间。',
    past: '开始的时间已经过去了，请另选。',
    tooLong: '一班最多十六个小时，请分成几班。',
    tooMany: '一次最多排一百班，请分几次排。',
  },
  laterReason,
)

const phaseTexts = knownWords<Details<'PHASE_REFUSED'>['phase'], string>(
  {
    draft: '这班还没有发布，发布以后才能办。',
    open: '这班还没有开始，到时候再来办。',
    full: '这班还没有开始，到时候再来办。',
    running: '这班正在干活，这会儿办不了这件事。',
    ended: '这班已经干完，只等领头人记工时。',
    settled: '这班的工时已经记好。有出入请找领头人更正。',
    cancelled: '这班已经取消，不用来了。',
  },
  laterReason,
)

const needTexts = knownWords<Details<'NEED_REFUSED'>['state'], string>(
  {
    open: '刚才退回重办了，请看一看再答。',
    taken: '已经有人在办了，请看一看再说。',
    answered: '已经有答复了，正等提出的人回话。',
    task: '已经排成任务去办了，请看任务。',
    done: '提出的人说已经办好了。',
    notDone: '提出的人说还没办好，请看一看再答。',
    withdrawn: '提出的人说不用办了。',
  },
  laterReason,
)

const deedTexts = knownWords<Details<'DEED_DECIDED'>['state'], string>(
  {
    waiting: '请再看一看，再定一次。',
    confirmed: '已经确认，记进存折了。',
    returned: '已经退回，理由本人看得到。',
    withdrawn: '本人已经撤回，不用再定。',
  },
  laterReason,
)

const monthTexts = knownWords<Details<'MONTH_REFUSED'>['phase'], string>(
  {
    recording: '这个月还没有过完，过完再办。',
    selfApply: '还在申报，审完以后再办。',
    confirm: '还在审申报，审完以后再办。',
    committee: '名单还没有定，定了名单再办。',
    notice: '公示还没有满，满了再办。',
    frozen: '这个月已经封存，改动写在更正说明里。',
  },
  laterReason,
)

const ruleTexts = knownWords<Details<'RULES_REFUSED'>['why'], string>(
  {
    unknownItem: '镇里的规则没有这一项。',
    doubleItem: '同一项写了两次，请留一个。',
    beyondDefault: '分数比镇里的规则高，请调低。',
    capBeyondDefault: '封顶比镇里的规则高，请调低。',
    notHalf: '分数要是半分的整倍，请再看看。',
    contribution: '加分的总封顶比镇里的规则高，请调低。',
    threshold: '及格分在六十分到一百分之间，请再看看。',
  },
  laterReason,
)

const listTexts = knownWords<Details<'LIST_INCOMPLETE'>['why'], string>(
  {
    tie: '有人并列，请先记支委会的票决。',
    sentences: '上榜的每一位都要写一句话。',
    changed: '分数刚有变动，请再看一遍名单。',
  },
  laterReason,
)

const postTexts = knownWords<Details<'POST_REFUSED'>['state'], string>(
  {
    draft: '这篇现在是草稿，请改好再送审。',
    review: '这篇正等着检查或支部审，请看一看再办。',
    upper: '这篇正等着检查或总支审，请看一看再办。',
    published: '这篇已经发布，或者更正还在检查，请看一看再办。',
    withdrawn: '这篇已经撤回，谁也看不到了。',
  },
  laterReason,
)

const contentTexts = knownWords<Details<'CONTENT_REFUSED'>['why'], string>(
  {
    tooManyPictures: '一篇最多九张照片，请去掉几张。',
    tooLong: '一篇最多六千个字，请删短一些。',
    picture: '有一张照片用不了，请去掉，再选一次。',
    audience: '只有通知公告可以只给一部分人看。',
    tooManyPinned: '已经置顶了三篇，请先取消一篇。',
  },
  laterReason,
)

type Words = { [C in ErrorCode | NoReply['code']]: Wording | ((details: Details<C>) => Wording) }

const words: Words = {
  INVALID_INPUT: { title: '没办成', text: '是我们这边出了问题，请重新打开小程序再试。' },
  // The phone got its new version before the functions had theirs: minutes, and nothing the person could do.
  UNKNOWN_METHOD: { title: '正在更新', text: '请过几分钟再试。' },
  MAINTENANCE: ({ text }) => ({ title: '这会儿在维护', text }),
  NOT_BOUND: { title: '先认一下您是哪个支部的', text: '向支部书记要邀请码，认过以后就能报名。' },
  FORBIDDEN: { title: '这件事不归您办', text: '有疑问请问支部书记。' },
  NOT_FOUND: { title: '这一条找不到了', text: '可能已经撤下，请看看别的。' },
  NOT_FOR_YOU: ({ audience }) => ({
    title: audience === 'party' ? '这班只招党员' : '这班只招本支部的人',
    text: '请看看别的任务。',
  }),
  NOT_ENOUGH_PLACES: ({ left }) => ({
    title: left > 0 ? `只剩 ${withUnit(left, '个')}名额，不够一起去` : '没有空名额了',
    text: left > 0 ? '谁都没有报上。请少选几位再报。' : '谁都没有报上。可以一位一位地报候补。',
  }),
  OTHERS_CLASH: ({ memberIds }) => ({
    title: `有 ${withUnit(memberIds.length, '位')}去不了`,
    text: '他们那时已有别的班，或者已在这一班。谁都没有报上，请先去掉他们。',
  }),
  PHASE_REFUSED: ({ phase }) => ({ title: '现在办不了这件事', text: phaseTexts[phase] }),
  TIMES_REFUSED: ({ why }) => ({ title: '时间没有排成', text: timesTexts[why] }),
  PEOPLE_GONE: { title: '有人已经不在名册里', text: '领头人或上面的负责人有变动，请重新选。' },
  CODE_WRONG: { title: '签到码不对', text: '签到码半分钟换一次，请看领头人手机上现在的六位数。' },
  CHECK_IN_CLOSED: ({ from, until }) => ({
    title: '现在不能签到',
    text: `${monthDay(dayOf(from))} ${clockTime(from)} 到 ${clockTime(until)} 可以签到。错过了请找领头人补记。`,
  }),
  NOT_ON_SHIFT: { title: '这一班没有这个名字', text: '可能已经退出。到了现场，请领头人加上。' },
  HOURS_REFUSED: ({ most }) => ({
    title: '工时写多了',
    text: `这一班最多记 ${withUnit(most, '小时')}，请再核对。`,
  }),
  OWN_ENTRY: { title: '自己的事不能自己定', text: '请别的负责人来办您的这一份。' },
  DEED_DECIDED: ({ state }) => ({ title: '这一条刚才有变动', text: deedTexts[state] }),
  MONTH_REFUSED: ({ phase }) => ({ title: '现在办不了这件事', text: monthTexts[phase] }),
  RULES_REFUSED: ({ why }) => ({ title: '规则没有改成', text: ruleTexts[why] }),
  NO_PASSBOOK: { title: '存折是给党员记的', text: '村民的工时照样记，在服务记录里看。' },
  LIST_INCOMPLETE: ({ why }) => ({ title: '名单还定不下来', text: listTexts[why] }),
  NEED_REFUSED: ({ state }) => ({ title: '这件事刚有变动', text: needTexts[state] }),
  PHOTO_REFUSED: { title: '照片没有传上', text: '请选一张十兆以内的照片再传，不带照片也能交。' },
  TEXT_REFUSED: { title: '这些话微信没有通过', text: '请改一改再送，别写电话号码和难听的话。' },
  CHECK_UNAVAILABLE: { title: '微信这会儿查不了', text: '什么都没有送出去，请过一会儿再点一次。' },
  POST_REFUSED: ({ state }) => ({ title: '现在办不了这件事', text: postTexts[state] }),
  CONTENT_REFUSED: ({ why }) => ({ title: '没有存成', text: contentTexts[why] }),
  SHIFT_STARTED: { title: '这班已经开始', text: '开始以后不能再报名或退出，有事请找领头人。' },
  SHIFT_CANCELLED: { title: '这班取消了', text: '不用来了，不影响积分。' },
  QUEUE_FULL: { title: '候补已满', text: '名额和候补都满了，请看看别的班。' },
  CLASH: ({ taskTitle, startsAt, endsAt }) => ({
    title: '这个时间您已有一班',
    text: `${taskTitle}，${monthDay(dayOf(startsAt))} ${clockRange(startsAt, endsAt)}。两处去一处。`,
  }),
  CLAIM_RELEASED: { title: '这次报名已经退掉', text: '还想去的话，请再报一次。' },
  EDIT_CONFLICT: { title: '刚才有人先改过了', text: '您的还没有保存，请对照新的内容再改。' },
  TREE_REFUSED: ({ why }) => ({ title: '组织没有改成', text: treeTexts[why] }),
  ENTRY_REFUSED: ({ why }) => ({ title: '名册没有改成', text: entryTexts[why] }),
  CONSENT_NEEDED: { title: '请先看一看隐私说明', text: '您同意以后，我们才登记您的名字。' },
  INVITE_INVALID: {
    title: '这个邀请码不能用',
    text: '可能抄错了，也可能过期或用完了。请核对，或向支部书记再要一个。',
  },
  NO_SUCH_NAME: {
    title: '名册里没找到这个名字',
    text: '请写名册上的名字。还是不行，可能已经认过，请问支部书记。',
  },
  NEEDS_BIRTH_YEAR: { title: '支部里有同名的人', text: '请再填您的出生年份，好认准是您。' },
  ALREADY_BOUND: { title: '您已经认过支部了', text: '不用再认。要换支部，请找支部书记。' },
  TOO_MANY_TRIES: ({ until }) => ({
    title: '试的次数太多了',
    text: `请在 ${clockTime(until)} 以后再试。急的话，请打电话问支部书记。`,
  }),
  NOT_GRANTABLE: { title: '这个职务不能由您来定', text: '您自己没有的职务，要请上一级来定。' },
  ROLE_CONFLICT: {
    title: '监督员不能在同一个支部任职',
    text: '请先免去其中一个职务，或请别的同志担任。',
  },
  PHONE_UNKNOWN: { title: '微信没有给出号码', text: '请自己把号码写上，一样有用。' },
  LAST_ADMINISTRATOR: { title: '县级管理员不能空着', text: '请先把这个职务交给别人，再来办。' },
  FILE_REFUSED: ({ why }) => ({ title: '这个文件用不了', text: fileTexts[why] }),
  IMPORT_HAS_PROBLEMS: { title: '表里还有要改的地方', text: '什么都没有导入。请照提示改好，再传一次。' },
  IMPORT_STALE: { title: '名册刚才有变动', text: '什么都没有导入。请重新核对，再确认一次。' },
  BUSY: { title: '这会儿办事的人多', text: '什么都没有改动，请过一会儿再试。' },
  INTERNAL: { title: '没办成', text: '是我们这边出了问题，您报过的班都还在。' },
  NETWORK: { title: '网络不好', text: '没连上，请到信号好的地方再试。' },
  SERVICE: { title: '没办成', text: '是我们这边出了问题，您报过的班都还在。' },
}

const unheardOf: Wording = { title: '没办成', text: '小程序有新版本，请关掉再打开一次。' }

/** Whether this version has words for it; otherwise only its number says which it was. */
export function isKnown({ code }: Failure): boolean {
  return Object.prototype.hasOwnProperty.call(words, code)
}

/** Words for any failure, also for a code that only a newer server knows. */
export function errorText(failure: Failure): Wording {
  if (!isKnown(failure)) {
    return unheardOf
  }
  const entry = words[failure.code] as Wording | ((details: Failure['details']) => Wording)
  return typeof entry === 'function' ? entry(failure.details) : entry
}

/** The few characters somebody can read out on the phone; they find the line in the log. */
export function reportCode(failure: Failure): string {
  return failure.traceId ? failure.traceId.slice(0, 8) : failure.code
}
