import type { DeedItem } from '../../cloudfunctions/contract/points'
import { amountWords, codeWords, pointWords } from '../services/deed-code-words'
import type { Notice } from '../services/deed-words'
import { fullDay, glue, nearTime } from '../services/format'

export interface DeedCard {
  id: string
  name: string
  title: string
  lines: string[]
  points: string
  photoUrl: string
  passbookUrl: string
  /** Nobody confirms their own. */
  isOwn: boolean
}

export function deedCard(deed: DeedItem, myId: string, now: number): DeedCard {
  const { deedId, memberId, name, code, day, amount, what, byOfficer, appliedAt, raw, photo } = deed
  const applied = byOfficer ? `${byOfficer}替他登记` : '本人申报'
  return {
    id: deedId,
    name,
    title: `${codeWords[code]}，${amountWords(code, amount)}`,
    lines: [fullDay(day), what, `${nearTime(appliedAt, now)} ${applied}`],
    points: `照规则 ${pointWords(raw)}，封顶另算`,
    photoUrl: photo?.url ?? '',
    passbookUrl: `/workbench/passbook/passbook?memberId=${memberId}&month=${day.slice(0, 7)}`,
    isOwn: memberId === myId,
  }
}

export function leftText(left: number, hasMore: boolean): string {
  return `还有${glue}${left}${hasMore ? '多' : ''}${glue}条，先来的在前`
}

export function decidedNotice(name: string, isConfirmed: boolean): Notice {
  const tail = isConfirmed ? '记进存折了。' : '理由本人看得到，改好可以再报。'
  const title = isConfirmed ? `确认了${name}的这一条` : `退回了${name}的这一条`
  return { tone: 'green', icon: 'check-circle-filled', title, text: tail }
}

interface CardPage {
  data: { card: DeedCard | null }
}

/** What may be looked at before a word is said. */
export const cardHandlers = {
  onPassbook(this: CardPage) {
    wx.navigateTo({ url: this.data.card?.passbookUrl ?? '' })
  },

  onPhoto(this: CardPage) {
    const url = this.data.card?.photoUrl
    if (url) {
      wx.previewImage({ urls: [url] })
    }
  },
}
