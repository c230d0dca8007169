import type { Audience, TaskDetail, TaskKind } from '../../cloudfunctions/contract/task'
import { knownWords, laterWord } from './known-words'

/** What the work is. */
export const kindWords = knownWords<TaskKind, string>(
  {
    work: '劳动',
    visit: '入户走访',
    labour: '组织用工',
    help: '帮老帮困',
    training: '培训讲课',
    emergency: '抢险救灾',
  },
  '其他',
)

/** Whom a shift is for; of one that is for everybody nothing is said. */
export const audienceWords = knownWords<Exclude<Audience, 'all'>, string>(
  {
    party: '只招党员',
    branch: '只招本支部',
  },
  laterWord,
)

export const postWords = knownWords<TaskDetail['chain'][number]['post'], string>(
  {
    townLeader: '镇主职',
    areaLeader: '联片领导',
    stationedCadre: '驻企干部',
  },
  '负责人',
)
