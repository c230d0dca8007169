import type { RoleHolder } from '../../../cloudfunctions/contract/role'
import { act, doneNotice, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { agrees } from '../../services/open'
import { failedLoad } from '../place'
import { placePage } from '../place-page'
import { type HolderRow, holderKey, holderRow, revokeRoleQuestion } from '../role-view'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    rows: [] as HolderRow[],
    canGrant: false,
  },

  orgId: '',
  holders: [] as RoleHolder[],

  onShow() {
    this.setData({ scale: fontScale(), notice: null })
    void this.refresh()
  },

  ...placePage,

  async refresh() {
    const standing = await this.stand('role')
    if (!standing) {
      return
    }
    const { orgId } = standing.place
    this.orgId = orgId
    const answer = await call('role.list', { orgId })
    if (!answer.ok) {
      this.setData({ load: failedLoad('职务没打开', answer.error) })
      return
    }
    this.setData({ load: null, canGrant: answer.data.grantable.length > 0 })
    this.show(answer.data.holders)
  },

  show(holders: RoleHolder[]) {
    this.holders = holders
    this.setData({ rows: holders.map(holderRow) })
  },

  onGrant() {
    wx.navigateTo({ url: '/workbench/grant/grant' })
  },

  async onRevoke({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { key: string }>) {
    const { key } = currentTarget.dataset
    const holder = this.holders.find((one) => holderKey(one) === key)
    if (!holder || !(await agrees(revokeRoleQuestion(holder)))) {
      return
    }
    const { memberId, role, orgId, name } = holder
    const answer = await act('role.revoke', { memberId, role, orgId })
    if (answer.ok) {
      this.show(this.holders.filter((one) => holderKey(one) !== key))
      this.setData({ notice: doneNotice('已经免去', `${name}下一次打开就办不了了。`) })
    } else {
      this.setData({ notice: refusal(answer.error) })
    }
    wx.pageScrollTo({ scrollTop: 0 })
  },
})
