import type { Invite } from '../../../cloudfunctions/contract/binding'
import { act, doneNotice, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { agrees } from '../../services/open'
import {
  dayOptions,
  type InviteView,
  inviteText,
  inviteView,
  revokeQuestion,
  useOptions,
} from '../invite-view'
import { failedLoad } from '../place'
import { placePage } from '../place-page'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    dayOptions,
    useOptions,
    days: '7',
    uses: '50',
    isCreating: false,
    invites: [] as InviteView[],
  },

  branchId: '',
  invites: [] as Invite[],

  ...shownPage,

  ...placePage,

  async refresh() {
    const standing = await this.stand('invite', { needsBranch: true })
    if (!standing) {
      return
    }
    this.branchId = standing.place.branchId
    const answer = await call('invite.list', { branchId: this.branchId })
    if (answer.ok) {
      this.show(answer.data.invites)
    } else {
      this.setData({ load: failedLoad('邀请码没打开', answer.error) })
    }
  },

  show(invites: Invite[]) {
    this.invites = invites
    this.setData({ load: null, invites: invites.map(inviteView) })
  },

  onDays({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ days: detail.value })
  },

  onUses({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ uses: detail.value })
  },

  async onCreate() {
    const { days, uses } = this.data
    this.setData({ isCreating: true, notice: null })
    const input = { branchId: this.branchId, days: Number(days), uses: Number(uses) }
    const answer = await act('invite.create', input)
    this.setData({ isCreating: false })
    if (answer.ok) {
      const created = answer.data
      this.show([created, ...this.invites.filter(({ inviteId }) => inviteId !== created.inviteId)])
      this.setData({ notice: doneNotice('邀请码好了', '念给人听，或复制了发到支部群里。') })
    } else {
      this.setData({ notice: refusal(answer.error) })
    }
  },

  onCopy({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    const invite = this.invites.find(({ inviteId }) => inviteId === currentTarget.dataset.id)
    if (invite) {
      wx.setClipboardData({ data: inviteText(invite) })
    }
  },

  async onRevoke({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    const { id } = currentTarget.dataset
    const view = this.data.invites.find(({ inviteId }) => inviteId === id)
    if (!view || !(await agrees(revokeQuestion(view)))) {
      return
    }
    const answer = await act('invite.revoke', { inviteId: id })
    this.setData({ notice: answer.ok ? doneNotice('已经作废', '没人能再用它。') : refusal(answer.error) })
    if (answer.ok) {
      this.show(this.invites.filter(({ inviteId }) => inviteId !== id))
    }
  },
})
