import type { Me } from '../../cloudfunctions/contract/session'
import { aboutPage, feedbackPage, papersPage } from './about-urls'
import { bindUrl, cardPage, dataPage, findUrl } from './identity-urls'
import { needsPage, raisePage } from './need-urls'
import { postsPage } from './post-urls'
import { passbookPage } from './red-star-urls'

/** A row that leads to another page. */
export interface LinkRow {
  url: string
  text: string
  note: string
}

export const weekRow: LinkRow = { url: '/pages/me/week/week', text: '我的这一周', note: '' }

/** On the front page, for visitors, too: they are told how to become known. */
export const helpRow: LinkRow = {
  url: raisePage,
  text: '求助',
  note: '家里、地里、单位有难处，请支部帮忙',
}

export const newsRow: LinkRow = { url: postsPage, text: '支部动态', note: '' }

/** At the end of «我的», for visitors, too, and without a network. */
export const trustRows: LinkRow[] = [
  { url: aboutPage, text: '关于', note: '谁在办，核对码是什么' },
  { url: papersPage, text: '协议与隐私', note: '' },
  { url: feedbackPage, text: '投诉与建议', note: '' },
]

/** What «我的» leads to; a visitor is shown the ways in first. */
export function menuOf(me: Me): LinkRow[] {
  const own = { url: dataPage, text: '我的资料', note: '' }
  if (!me.bound) {
    return [
      { url: bindUrl(), text: '我有邀请码', note: '填好就能报名' },
      { url: findUrl, text: '找我的支部', note: '人在外地，先问一问' },
      newsRow,
      own,
    ]
  }
  return [
    ...(me.roles.length > 0 ? [{ url: '/workbench/home/home', text: '工作台', note: '' }] : []),
    ...(mayLead(me) ? [{ url: '/lead/shifts/shifts', text: '我领头的班', note: '名单、签到码、工时' }] : []),
    weekRow,
    newsRow,
    ...(me.kind === 'villager' ? [] : [{ url: passbookPage, text: '红色存折', note: '每一分怎么来的' }]),
    { url: '/pages/me/record/record', text: '我的服务记录', note: '工时和证明' },
    { url: needsPage, text: '我的求助', note: '我提的，和找我的' },
    { url: cardPage, text: '亮身份', note: '' },
    own,
  ]
}

/** Leads are party members (责任党员); a villager who leads all the same comes from the task's page. */
function mayLead({ kind, roles }: Extract<Me, { bound: true }>): boolean {
  return kind !== 'villager' || roles.length > 0
}
