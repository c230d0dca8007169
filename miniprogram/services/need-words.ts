import type { NeedKind, NeedState, NeedWhen } from '../../cloudfunctions/contract/need'
import { knownWords, laterWord } from './known-words'
import { emptyView } from './load-view'
import type { Option } from './options'

export const kindTexts = knownWords<NeedKind, string>(
  {
    home: '家里帮忙',
    labour: '缺人手',
    skill: '技术',
    dispute: '邻里纠纷',
    land: '用地',
    advice: '政策法律',
    other: '其他',
  },
  '其他',
)

export const whenTexts = knownWords<NeedWhen, string>(
  {
    anytime: '不急',
    days: '这两天',
    today: '今天就要',
  },
  laterWord,
)

/** As the asker reads it. */
export const stateTexts = knownWords<NeedState, string>(
  {
    open: '等人接',
    taken: '有人接了',
    answered: '有答复了',
    task: '已发成任务',
    done: '办好了',
    notDone: '还没办好',
    withdrawn: '已撤回',
  },
  '有新进展',
)

export const ratingTexts: readonly string[] = ['', '不满意', '不太满意', '一般', '满意', '很满意']

/** Best first: the finger finds praise as easily as blame. */
export const ratingChoices: Option[] = [5, 4, 3, 2, 1].map((rating) => ({
  value: String(rating),
  text: ratingTexts[rating] ?? '',
}))

/** For whoever has no branch yet: what stands in place of needs, with the way in. */
export const branchFirst = emptyView('先认一下您是哪个支部的', '认了支部，求助就知道该找谁。', '我有邀请码')
