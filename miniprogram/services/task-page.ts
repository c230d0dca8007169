import type { ShiftView, TaskDetail } from '../../cloudfunctions/contract/task'
import { act, doneNotice, refusal } from './act'
import { type Question, questionAbout } from './ask-to-tell'
import type { BarAct } from './bar-view'
import { releaseQuestion } from './claim-bar-view'
import type { ClashView } from './clash-view'
import { echoOf } from './deed-echo'
import { forgotten, type Notice } from './deed-words'
import { agrees, openCheckIn } from './open'
import { claim, type DeedResult, release, swap, takeBack } from './pending'
import { isVisitor } from './session'
import { listText, taskShare } from './share-words'
import { shiftNames } from './shift-names'
import { alternativeTo, subjectInTask, taskAfter } from './task-detail-view'

/** The page of a task as its deeds need it. */
interface TaskPage {
  data: { clash: ClashView | null }
  taskId: string
  chosenId: string
  task?: TaskDetail
  news: Notice | null
  isSaying: boolean
  setData(data: { clash?: ClashView | null; isInviting?: boolean; question?: Question | null }): void
  draw(): void
  refresh(): Promise<void>
  begin(deed: () => Promise<DeedResult>): void
  tell(news: Notice): void
}

function chosenOf({ task, chosenId }: { task?: TaskDetail; chosenId: string }): ShiftView | undefined {
  return task?.shifts.find(({ id }) => id === chosenId)
}

/** What the bar, the sheets and the share buttons of a task do; to be spread among the page's own. */
export const taskPage = {
  onResult(this: TaskPage, result: DeedResult) {
    const { notice, clash, isInviting } = echoOf(result, this.taskId, Date.now())
    this.task = this.task && taskAfter(this.task, result)
    this.news = notice
    this.setData({ clash, isInviting })
    this.draw()
    if (result.state !== 'held') {
      void this.refresh()
    }
    void askAfter(this, result)
  },

  async onAct(this: TaskPage, { detail }: WechatMiniprogram.CustomEvent<{ act: BarAct }>) {
    const { task, chosenId } = this
    const shift = chosenOf(this)
    if (!task || !shift) {
      return
    }
    const subject = subjectInTask(task, shift)
    switch (detail.act) {
      case 'claim':
        return (await isVisitor()) ? this.setData({ isInviting: true }) : this.begin(() => claim(subject))
      case 'release':
        return (await agrees(releaseQuestion(shift, Date.now()))) && this.begin(() => release(subject))
      case 'takeBack':
        this.news = (await takeBack(chosenId)) === 'forgotten' ? forgotten : this.news
        return this.draw()
      case 'see':
        this.chosenId = alternativeTo(task, chosenId, Date.now())?.id ?? chosenId
        return this.draw()
      case 'look':
        return this.refresh()
      case 'coming':
        return sayComing(this, shift)
      case 'checkIn':
        return openCheckIn(task.taskId, shift.id)
    }
  },

  /** The result comes by `onResult`, now or once the network is back; until then the bar says what is under way. */
  begin(this: TaskPage, deed: () => Promise<DeedResult>) {
    this.news = null
    void deed()
    this.draw()
    wx.pageScrollTo({ scrollTop: 0 })
  },

  tell(this: TaskPage, news: Notice) {
    this.news = news
    this.draw()
    wx.pageScrollTo({ scrollTop: 0 })
  },

  onCloseSheets(this: TaskPage) {
    this.news = null
    this.setData({ clash: null, isInviting: false })
    this.draw()
  },

  onSwap(this: TaskPage) {
    const { clash } = this.data
    this.setData({ clash: null })
    if (clash) {
      this.begin(() => swap(clash.mine.subject, clash.wanted.subject))
    }
  },

  /** The shift as a text for the group; whoever is in charge gives the names with it. */
  async onCopy(this: TaskPage) {
    const { task } = this
    const shift = chosenOf(this)
    if (!task || !shift) {
      return
    }
    const listed = task.isMine ? await shiftNames(shift.id) : undefined
    if (listed && 'error' in listed) {
      this.tell({ ...refusal(listed.error), title: '名单没读到，什么都没有复制' })
      return
    }
    const text = listed ? '带着名单，只发到该看的群里。' : '到群里长按输入框，点粘贴。'
    const success = () => this.tell(doneNotice('复制好了', text))
    wx.setClipboardData({ data: listText(task, shift, listed?.names), success })
  },

  onShareAppMessage(this: TaskPage): WechatMiniprogram.Page.ICustomShareContent {
    return taskShare(this.taskId, this.task, chosenOf(this))
  },
}

/** Once somebody is on the shift or in the line, they are asked whether WeChat may tell them of it. */
async function askAfter(page: TaskPage, result: DeedResult): Promise<void> {
  const isHere = page.task?.shifts.some(({ id }) => id === result.deed.subject.shiftId)
  const question =
    result.state === 'claimed' && isHere
      ? await questionAbout(result.outcome.state === 'waiting' ? 'offer' : 'shift')
      : null
  page.setData({ question })
}

/** 会来: harmless to repeat, so a bad network only asks for another tap. */
async function sayComing(page: TaskPage, { id }: ShiftView): Promise<void> {
  page.isSaying = true
  page.draw()
  const answer = await act('task.coming', { shiftId: id })
  page.isSaying = false
  page.tell(
    answer.ok ? doneNotice('说好了，您会来', '领头人看得到。有变化再点“来不了”。') : refusal(answer.error),
  )
  if (answer.ok) {
    await page.refresh()
  }
}
