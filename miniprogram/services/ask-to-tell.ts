import type { Output } from '../../cloudfunctions/contract/contract'
import type { TemplateName } from '../../cloudfunctions/contract/message'
import { act, doneNotice } from './act'
import { call } from './api'
import type { Notice } from './deed-words'
import type { Wording } from './error-text'

/** What the person is asked, at the moment it helps: whether WeChat may tell them of one thing. */
export interface Question extends Wording {
  about: TemplateName
}

const questions: Readonly<Record<TemplateName, Wording>> = {
  offer: { title: '轮到您时，要微信通知您吗', text: '位置只留一阵子，微信发一条给您，免得错过。' },
  shift: { title: '这班有变动，要微信通知您吗', text: '改时间、取消、前一天问一声，微信发一条给您。' },
  need: { title: '有了答复，要微信通知您吗', text: '有人接、有答复，微信发一条给您。' },
}

let known: Promise<Output<'message.templates'>> | undefined
/** WeChat asks on a tap only, and waits for nothing: the ids are at hand before the question is shown. */
let templates: Output<'message.templates'> = {}
/** Said no since the app was opened: they are not asked a second time. */
const declined = new Set<TemplateName>()

/** The question about one thing; null where nothing can be sent, or the person said no. */
export async function questionAbout(about: TemplateName): Promise<Question | null> {
  if (declined.has(about)) {
    return null
  }
  known ??= readTemplates()
  templates = await known
  return templates[about] && !declined.has(about) ? { about, ...questions[about] } : null
}

async function readTemplates(): Promise<Output<'message.templates'>> {
  const answer = await call('message.templates', {})
  if (!answer.ok) {
    known = undefined
  }
  return answer.ok ? answer.data : {}
}

/** To be called first thing in the handler of a tap. Answers what to say of it, null after a no. */
export async function askWeChat(about: TemplateName): Promise<Notice | null> {
  if (!(await acceptedByPerson(about))) {
    declined.add(about)
    return null
  }
  const answer = await act('message.agree', { templates: [about] })
  return answer.ok
    ? doneNotice('说好了，微信会通知您', '这样的通知一次一条，下次还会问您。')
    : {
        tone: 'amber',
        icon: 'error-circle',
        title: '没有记下来',
        text: '到时候微信可能不通知，请在“我的 › 消息”里看。',
      }
}

export function declineToBeTold(about: TemplateName): void {
  declined.add(about)
}

function acceptedByPerson(about: TemplateName): Promise<boolean> {
  return new Promise((resolve) => {
    const id = templates[about] ?? ''
    wx.requestSubscribeMessage({
      tmplIds: [id],
      success: (result) => resolve((result as unknown as Record<string, string>)[id] === 'accept'),
      fail: () => resolve(false),
    })
  })
}

interface Asking {
  data: { question: Question | null }
  setData(data: { question: Question | null }): void
  tell(notice: Notice): void
}

/** For a page with `question` in its data and a way to tell a notice: what the two buttons of the question do. */
export const askingHandlers = {
  async onTellMe(this: Asking) {
    const { question } = this.data
    if (!question) {
      return
    }
    const asked = askWeChat(question.about)
    this.setData({ question: null })
    const notice = await asked
    if (notice) {
      this.tell(notice)
    }
  },

  onTellMeNot(this: Asking) {
    const { question } = this.data
    if (question) {
      declineToBeTold(question.about)
    }
    this.setData({ question: null })
  },
}
