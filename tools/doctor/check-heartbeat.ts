import { HEARTBEAT, type Heartbeat, type KindBeat } from '../../cloudfunctions/jobs/heartbeat-rules'
import { HOUR } from '../../cloudfunctions/platform/calendar'
import { collection } from '../../cloudfunctions/platform/database'
import { functionCalls } from '../cloud/function-calls'
import { type Check, type Finding, notice, type Place, problem } from './check'
import { meaningOfKind } from './kind-words'
import { at, lasting } from './words'

const MINUTE = 60_000

/** Two runs of the timer, and something for a cold start. */
const LATE = 25 * MINUTE
/** A function has twenty seconds. */
const DEAD = MINUTE
const FAILING_TOO_LONG = HOUR
/** The first hour of a month opens it for six hundred branches, a part each run. */
const LEFT_TOO_LONG = 3 * HOUR

export interface HeartbeatFacts {
  heartbeat: Omit<Heartbeat, '_id'> | undefined
  /** When the function was last deployed, if anybody knows: before that it could not run. */
  changedAt: number | undefined
  /** Maintenance or a restore: the timer rests on purpose. */
  isResting: boolean
  now: number
}

/** Deployed or started so lately that the timer has had no turn yet: what waits for it is not late. */
export function isStartingUp({ heartbeat, changedAt = 0, now }: HeartbeatFacts): boolean {
  return (heartbeat?.startedAt ?? 0) < changedAt && now - changedAt <= LATE
}

export function judgeHeartbeat({ heartbeat, changedAt = 0, isResting, now }: HeartbeatFacts): Finding[] {
  const silentSince = Math.max(heartbeat?.startedAt ?? 0, changedAt)
  if (!isResting && now - silentSince > LATE) {
    return [judgeSilence(heartbeat, now)]
  }
  return heartbeat === undefined ? [] : [...judgeEnd(heartbeat, now), ...judgeKinds(heartbeat, now)]
}

const EVERYTHING = '候补不轮转，提醒不发，月份不开，没做完的事没有人接着做'
const LOGS = '云开发控制台 → 云函数 → jobs → 日志'

function judgeSilence(heartbeat: HeartbeatFacts['heartbeat'], now: number): Finding {
  const what =
    heartbeat === undefined
      ? '定时任务从来没有运行过'
      : `定时任务已经 ${lasting(now - heartbeat.startedAt)}没有运行（最后一次 ${at(heartbeat.startedAt)}）`
  // A restored backup brings its old heartbeat along, and maintenance ends between two runs.
  const advice = `刚恢复完备份、刚结束维护的，十分钟后再查；不是的话，看定时器是否打开、账号是否欠费（${LOGS}）。停过的会自己补做`
  return problem(what, EVERYTHING, advice)
}

function judgeEnd({ unended, startedAt, traceId, ended }: Omit<Heartbeat, '_id'>, now: number): Finding[] {
  if (unended === 0 || now - startedAt < DEAD) {
    return []
  }
  const last = ended ? `最后一次做完是 ${at(ended.startedAt)}` : '一次也没有做完'
  const advice = `在${LOGS}里搜 ${traceId}，看断在哪里`
  return unended > 1
    ? [problem(`定时任务连续 ${unended} 次没有做完就断了，${last}`, EVERYTHING, advice)]
    : [notice('定时任务最近一次没有做完就断了', '下一次会接着做', '十分钟后再运行 npm run doctor')]
}

function judgeKinds({ kinds }: Omit<Heartbeat, '_id'>, now: number): Finding[] {
  return Object.entries(kinds).flatMap(([name, beat]) => judgeKind(name, beat, now))
}

function judgeKind(name: string, beat: KindBeat, now: number): Finding[] {
  const { title, means } = meaningOfKind(name)
  const { failures, failingSince, failedTrace, leftSince } = beat
  if (failingSince !== undefined && now - failingSince > FAILING_TOO_LONG) {
    return [
      problem(
        `定时任务“${title}”（${name}）从 ${at(failingSince)} 起连续失败 ${failures} 次`,
        means,
        `在${LOGS}里搜 ${failedTrace}，把那几行交给维护的人`,
      ),
    ]
  }
  return leftSince !== undefined && now - leftSince > LEFT_TOO_LONG
    ? [
        problem(
          `定时任务“${title}”（${name}）从 ${at(leftSince)} 起一直做不完`,
          `${means}，或者来得很迟`,
          `看${LOGS}里 jobs.${name} 每次做多少、用多久`,
        ),
      ]
    : []
}

/** The vendor's date, China's time. */
const instantOf = (text: string | undefined): number | undefined => {
  const instant = Date.parse(`${text?.replace(' ', 'T')}+08:00`)
  return Number.isNaN(instant) ? undefined : instant
}

export async function readHeartbeat({ manager, environment, actual, now }: Place): Promise<HeartbeatFacts> {
  const jobs = actual.functions.find(({ name }) => name === 'jobs')
  const detail = jobs && (await functionCalls(manager, environment.envId).find('jobs'))
  const fields = ['startedAt', 'traceId', 'unended', 'ended', 'kinds'] as const
  const maintenance = jobs?.variables.MAINTENANCE?.trim().toLowerCase() ?? ''
  return {
    heartbeat: await collection<Heartbeat>('cursors').findById(HEARTBEAT, fields),
    changedAt: instantOf(detail?.ModTime),
    isResting:
      !['', 'off'].includes(maintenance) ||
      (await collection('deployments').findById('restore', ['_id'])) !== undefined,
    now,
  }
}

function seenOf(facts: HeartbeatFacts): string {
  const { heartbeat, now } = facts
  if (heartbeat === undefined || isStartingUp(facts)) {
    return '刚部署或刚启动，还没有到下一次'
  }
  const { startedAt, ended, kinds } = heartbeat
  return `${lasting(now - startedAt)}前运行，用了 ${ended?.milliseconds ?? '？'} 毫秒，${Object.keys(kinds).length} 种事`
}

export const checkHeartbeat: Check = {
  name: 'heartbeat',
  title: '定时任务在不在跑',
  readsDocuments: true,
  async run(place) {
    const facts = await readHeartbeat(place)
    return { seen: seenOf(facts), findings: judgeHeartbeat(facts) }
  },
}
