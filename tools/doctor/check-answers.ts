import { inWords } from '../cloud/vendor-errors'
import { type Check, type Finding, notice, type Place, problem } from './check'

/** What `api` answered to somebody without an account, or why it did not. */
export interface Answer {
  reply?: unknown
  failure?: string
  milliseconds: number
}

const MEANS = '小程序什么也打不开'
const LOGS = '在云开发控制台看：云函数 → api → 日志'

/** Above this people wait at every tap (PRODUCT §8: requests ≤1 s); a cold start may take as long once. */
const SLOW = 5_000

interface Reply {
  ok?: boolean
  data?: { bound?: boolean }
  error?: { code?: string; details?: { text?: string } }
}

export function judgeAnswer({ reply, failure, milliseconds }: Answer): Finding[] {
  if (failure !== undefined) {
    return [problem(`函数 api 没有回答：${failure}`, MEANS, LOGS)]
  }
  const { ok, data, error } = (reply ?? {}) as Reply
  if (error?.code === 'MAINTENANCE') {
    return [
      notice(
        `正在维护：“${error.details?.text ?? ''}”`,
        '谁都用不了小程序，定时任务也歇着',
        '维护完了，把变量 MAINTENANCE 设成 off，再运行 npm run deploy',
      ),
    ]
  }
  if (!ok || data?.bound !== false) {
    return [problem(`函数 api 的回答不对：${error?.code ?? '看不懂'}`, MEANS, LOGS)]
  }
  return milliseconds > SLOW
    ? [
        notice(
          `函数 api 用了 ${(milliseconds / 1_000).toFixed(1)} 秒才回答`,
          '每点一下都要等',
          '过一分钟再运行 npm run doctor；还是慢，看云开发控制台里 api 的用时和内存',
        ),
      ]
    : []
}

/** `jobs` is not called: it would do its work. Its heartbeat says whether it runs. */
async function ask({ data }: Place): Promise<Answer> {
  const startedAt = performance.now()
  const since = () => Math.round(performance.now() - startedAt)
  try {
    const event = { method: 'session.me', input: {} }
    const { result } = await data.callFunction({ name: 'api', data: event })
    return { reply: result, milliseconds: since() }
  } catch (error) {
    return { failure: inWords(error), milliseconds: since() }
  }
}

export const checkAnswers: Check = {
  name: 'answers',
  title: '云函数有没有回答',
  readsDocuments: true,
  async run(place) {
    const answer = await ask(place)
    return { seen: `api 用了 ${answer.milliseconds} 毫秒`, findings: judgeAnswer(answer) }
  },
}
