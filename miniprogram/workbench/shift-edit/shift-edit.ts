import { act, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { goBack } from '../../services/open'
import { cancelHandlers, noCancel } from '../cancel-shift'
import { noConflict } from '../conflict'
import { failedLoad } from '../place'
import { shiftConflict } from '../shift-conflict'
import {
  type EditedShift,
  emptyShiftForm,
  type ShiftForm,
  savingHints,
  shiftDifferences,
  shiftFormOf,
  shiftProblems,
  slotOf,
} from '../shift-form'
import type { Slot, SlotProblems } from '../slot-plan'
import { filledText, slotText } from '../task-words'

Page({
  data: {
    ...noCancel,
    ...noConflict,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    title: '',
    text: '',
    canMove: false,
    form: emptyShiftForm,
    problems: {} as SlotProblems,
    hints: [] as string[],
    isSaving: false,
  },

  taskId: '',
  shiftId: '',
  /** As it stood when the form was filled: what a save says it saw. */
  shift: undefined as EditedShift | undefined,

  ...loadingPage,

  onLoad({ taskId = '', shiftId = '' }: { taskId?: string; shiftId?: string }) {
    this.taskId = taskId
    this.shiftId = shiftId
    void this.refresh()
  },

  async refresh() {
    const found = await this.read()
    if (!found) {
      return
    }
    const { draft, was } = readDraft<{ draft?: ShiftForm; was?: Slot }>(this.draftName(), {})
    this.setData({ form: draft ?? shiftFormOf(found) })
    this.hint()
    const isChanged = was && shiftDifferences(was, found, was).length > 0
    if (draft && isChanged) {
      this.compare(slotOf(draft), was)
    }
  },

  async read(): Promise<EditedShift | undefined> {
    const answer = await call('task.forEdit', { taskId: this.taskId })
    const shift = answer.ok ? answer.data.shifts.find(({ shiftId }) => shiftId === this.shiftId) : undefined
    if (!answer.ok || !shift) {
      const load = answer.ok
        ? emptyView('这一班找不到了', '可能已经撤下。')
        : failedLoad('这一班没打开', answer.error)
      this.setData({ load })
      return undefined
    }
    this.shift = shift
    const canMove = shift.state === 'open' && shift.startsAt > Date.now()
    const text = `${slotText(shift.startsAt, shift.endsAt)}，${filledText(shift)}`
    this.setData({ load: null, title: answer.data.title, text, canMove })
    return shift
  },

  draftName(): string {
    return `shift:${this.shiftId}`
  },

  hint() {
    const { form } = this.data
    this.setData({ hints: this.shift && form.day ? savingHints(form, this.shift) : [] })
  },

  onField({
    currentTarget,
    detail,
  }: WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof ShiftForm }>) {
    this.setData({ [`form.${currentTarget.dataset.field}`]: detail.value, problems: {} })
    this.hint()
    keepDraft(this.draftName(), { draft: this.data.form, was: this.shift })
  },

  async onSave() {
    const { shift } = this
    const { form, isSaving } = this.data
    if (!shift || isSaving) {
      return
    }
    const { startsAt, endsAt, places } = shift
    const was = { startsAt, endsAt, places }
    const problems = shiftProblems(form, was, Date.now())
    this.setData({ problems, notice: null })
    if (Object.keys(problems).length > 0) {
      return
    }
    this.setData({ isSaving: true })
    const answer = await act('shift.edit', { shiftId: this.shiftId, was, ...slotOf(form) })
    this.setData({ isSaving: false })
    if (answer.ok) {
      dropDraft(this.draftName())
      goBack()
    } else if (answer.error.code === 'EDIT_CONFLICT' && (await this.read())) {
      this.compare(slotOf(form), was)
    } else {
      this.setData({ notice: refusal(answer.error) })
    }
  },

  ...shiftConflict,
  ...cancelHandlers,
})
