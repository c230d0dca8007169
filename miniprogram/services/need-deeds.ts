import type { Input } from '../../cloudfunctions/contract/contract'
import type { NeedDetail } from '../../cloudfunctions/contract/need'
import { act, doneNotice, refusal } from './act'
import type { Answer } from './api'
import type { Notice } from './deed-words'
import { dropDraft } from './draft'
import { agrees } from './open'

/** What is being written below a need. */
export type Writing = '' | 'answer' | 'done' | 'notDone'

export function draftOf(needId: string, form: Writing): string {
  return `need-${form}-${needId}`
}

interface NeedPage {
  data: { form: Writing; words: string; rating: string; isBusy: boolean }
  needId: string
  found: NeedDetail | undefined
  setData(data: object): void
  show(found: NeedDetail): Promise<void>
  refresh(): Promise<void>
}

type Send = (need: { needId: string; version: number }) => Promise<Answer<'need.answer' | 'need.close'>>

/** What the asker and those in charge do on a need's page; another one's deed meanwhile is shown, and nothing lost. */
export const needHandlers = {
  onTake(this: NeedPage) {
    void carryOut(
      this,
      answering({ verb: 'take' }),
      doneNotice('您接下了', '对方会看到是您在办。办完在这里回复。'),
    )
  },

  onAnswer(this: NeedPage) {
    const text = this.data.words.trim()
    if (!text) {
      this.setData({ problem: '请写一句话，让对方知道怎么办。' })
      return
    }
    void carryOut(this, answering({ verb: 'answer', text }), doneNotice('回复了', '对方看了，会说办好没有。'))
  },

  onDone(this: NeedPage) {
    const rating = Number(this.data.rating)
    if (!rating) {
      this.setData({ problem: '请选一样。' })
      return
    }
    void carryOut(this, closing({ verb: 'done', rating }), doneNotice('绿灯亮了', '谢谢您告诉我们。'))
  },

  onNotDone(this: NeedPage) {
    const text = this.data.words.trim()
    void carryOut(
      this,
      closing({ verb: 'notDone', ...(text && { text }) }),
      doneNotice('知道了，接着办', '替您办的人会看到。'),
    )
  },

  async onWithdraw(this: NeedPage) {
    if (await agrees({ title: '撤回这条求助？', content: '撤回以后，不会再有人来办。' })) {
      void carryOut(this, closing({ verb: 'withdraw' }), doneNotice('已经撤回', '以后有事再来。'))
    }
  },
}

function answering(deed: Input<'need.answer'>['do']): Send {
  return (need) => act('need.answer', { ...need, do: deed })
}

function closing(deed: Input<'need.close'>['do']): Send {
  return (need) => act('need.close', { ...need, do: deed })
}

async function carryOut(page: NeedPage, send: Send, done: Notice): Promise<void> {
  if (!page.found || page.data.isBusy) {
    return
  }
  const { needId, version } = page.found
  page.setData({ isBusy: true, notice: null })
  const answer = await send({ needId, version })
  page.setData({ isBusy: false, notice: answer.ok ? done : refusal(answer.error) })
  wx.pageScrollTo({ scrollTop: 0 })
  if (answer.ok) {
    dropDraft(draftOf(needId, page.data.form))
    page.setData({ form: '' })
    await page.show(answer.data)
  } else if (answer.error.code === 'EDIT_CONFLICT' || answer.error.code === 'NEED_REFUSED') {
    await page.refresh()
  }
}
