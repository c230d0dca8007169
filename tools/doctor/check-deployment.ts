import { contractVersion } from '../../cloudfunctions/contract/version'
import { collection, op } from '../../cloudfunctions/platform/database'
import { type Check, type Finding, notice, problem } from './check'
import { at, DEPLOY } from './words'

interface Deployed {
  at: number
  by: string
  version: string
  contract?: number
}

export interface DeploymentFacts {
  /** The newest one that came to its end. */
  last: Deployed | undefined
  lock: { by: string; since: number; until: number } | undefined
  isBeingRestored: boolean
  /** The emulator runs from the source without ever having been deployed to. */
  mayLackRecord: boolean
  here: { version: string; contract: number }
  /** By the clock of those who deploy. */
  now: number
}

export function judgeDeployment(facts: DeploymentFacts): Finding[] {
  return [...judgeLock(facts), ...judgeRestore(facts), ...judgeLast(facts)]
}

function judgeLock({ lock, now }: DeploymentFacts): Finding[] {
  if (lock === undefined || lock.until === 0) {
    return []
  }
  const began = `${lock.by} 从 ${at(lock.since)} 开始部署`
  return lock.until > now
    ? [notice(`${began}，还没有做完`, '做完以前新旧混着', '等那边做完，再运行 npm run doctor')]
    : [
        problem(
          `${began}，没有做完就断了`,
          '线上可能一半新一半旧',
          '问清楚那边确实停了，运行 npm run deploy -- --break-lock，会接着做完',
        ),
      ]
}

function judgeRestore({ isBeingRestored }: DeploymentFacts): Finding[] {
  return isBeingRestored
    ? [
        problem(
          '有一份备份还没有恢复完',
          '数据不全，定时任务歇着',
          '用同一份备份再运行 npm run restore，会接着做完',
        ),
      ]
    : []
}

function judgeLast({ last, mayLackRecord, here, lock }: DeploymentFacts): Finding[] {
  if (last === undefined) {
    const isUnderway = lock !== undefined && lock.until !== 0
    return mayLackRecord || isUnderway ? [] : [problem('没有部署完成的记录', '线上可能只做了一半', DEPLOY)]
  }
  const { version, contract } = last
  return version === here.version && (contract ?? here.contract) === here.contract
    ? []
    : [
        problem(
          `线上部署的是 ${version}（接口第 ${contract ?? '？'} 版），这里是 ${here.version}（第 ${here.contract} 版）`,
          '小程序和云函数可能不是一套，新页面会打不开',
          `这里是新的，就${DEPLOY}；线上是新的，先把这里的代码更新`,
        ),
      ]
}

type Lock = NonNullable<DeploymentFacts['lock']> & { _id: string }

export const checkDeployment: Check = {
  name: 'deployment',
  title: '上次部署',
  readsDocuments: true,
  async run({ environment, version }) {
    const fields = ['at', 'by', 'version', 'contract'] as const
    const records = collection<Deployed & { _id: string }>('deployments')
    const [last] = await records.find({ version: op.gt('') }, { fields, orderBy: [['at', 'desc']], limit: 1 })
    const locks = collection<Lock>('deployments')
    const facts: DeploymentFacts = {
      last,
      lock: await locks.findById('lock', ['by', 'since', 'until']),
      isBeingRestored: (await locks.findById('restore', ['_id'])) !== undefined,
      mayLackRecord: environment.apiUrl !== undefined,
      here: { version, contract: contractVersion },
      now: Date.now(),
    }
    return { seen: seenOf(facts), findings: judgeDeployment(facts) }
  },
}

function seenOf({ last, here }: DeploymentFacts): string {
  return last ? `${last.version}，${at(last.at)}，${last.by}` : `从源码运行，没有部署过（${here.version}）`
}
