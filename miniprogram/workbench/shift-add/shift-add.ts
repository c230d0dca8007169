import { act, refusal } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { goBack } from '../../services/open'
import { emptyPlan, mostSlots, type SlotPlan, type SlotProblems, slotProblems, slotsOf } from '../slot-plan'

Page({
  data: {
    scale: fontScale(),
    notice: null as Notice | null,
    plan: emptyPlan,
    problems: {} as SlotProblems,
    problem: '',
    isSaving: false,
  },

  taskId: '',

  onLoad({ taskId = '' }: { taskId?: string }) {
    this.taskId = taskId
    this.setData({ plan: readDraft(this.draftName(), emptyPlan) })
  },

  draftName(): string {
    return `task:add:${this.taskId}`
  },

  onPlan({ detail }: WechatMiniprogram.CustomEvent<SlotPlan>) {
    this.setData({ plan: detail, problems: {}, problem: '' })
    keepDraft(this.draftName(), detail)
  },

  async onSave() {
    const { plan, isSaving } = this.data
    const problems = slotProblems(plan, Date.now())
    const shifts = slotsOf(plan)
    const problem = shifts.length > mostSlots ? '一次最多排 60 班，请去掉几班。' : ''
    this.setData({ problems, problem, notice: null })
    if (Object.keys(problems).length > 0 || problem || isSaving) {
      return
    }
    this.setData({ isSaving: true })
    const answer = await act('task.addShifts', { taskId: this.taskId, shifts })
    this.setData({ isSaving: false })
    if (answer.ok) {
      dropDraft(this.draftName())
      goBack()
    } else {
      this.setData({ notice: refusal(answer.error) })
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },
})
