import type { RoleName } from '../../../cloudfunctions/contract/session'
import { act, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { dayOf } from '../../services/format'
import { type LoadView, loading } from '../../services/load-view'
import { goBack } from '../../services/open'
import type { Option } from '../../services/options'
import { noSearch, searchHandlers } from '../member-search'
import { failedLoad } from '../place'
import { placePage } from '../place-page'
import { roleOptions, untilOf } from '../role-view'

Page({
  data: {
    ...noSearch,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    roles: [] as Option[],
    role: '' as RoleName | '',
    roleProblem: '',
    person: null as Option | null,
    until: '',
    untilProblem: '',
    isSaving: false,
  },

  orgId: '',

  onLoad() {
    void this.refresh()
  },

  stand: placePage.stand,
  onAct: placePage.onAct,

  async refresh() {
    const standing = await this.stand('role')
    if (!standing) {
      return
    }
    const { orgId } = standing.place
    this.orgId = orgId
    const answer = await call('role.list', { orgId })
    if (answer.ok) {
      this.setData({ load: null, roles: roleOptions(answer.data.grantable) })
    } else {
      this.setData({ load: failedLoad('职务没打开', answer.error) })
    }
  },

  onPerson({ detail }: WechatMiniprogram.CustomEvent<Option>) {
    this.setData({ ...noSearch, person: detail })
  },

  onOther() {
    this.setData({ person: null })
  },

  onRole({ detail }: WechatMiniprogram.CustomEvent<{ value: RoleName }>) {
    this.setData({ role: detail.value, roleProblem: '' })
  },

  onUntil({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const isPast = detail.value < dayOf(Date.now())
    this.setData({ until: detail.value, untilProblem: isPast ? '这一天已经过去了，请另选。' : '' })
  },

  onForever() {
    this.setData({ until: '', untilProblem: '' })
  },

  async onSave() {
    const { person, role, until, untilProblem } = this.data
    if (!person || !role || untilProblem) {
      this.setData({ roleProblem: role ? '' : '请选一个职务。' })
      return
    }
    this.setData({ isSaving: true, notice: null })
    const input = { memberId: person.value, role, orgId: this.orgId, ...(until && { until: untilOf(until) }) }
    const answer = await act('role.grant', input)
    this.setData({ isSaving: false })
    if (answer.ok) {
      goBack()
    } else {
      this.setData({ notice: refusal(answer.error) })
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },

  ...searchHandlers,
})
