import { randomUUID } from 'node:crypto'
import { collection, op } from '../../cloudfunctions/platform/database'
import { confirm } from '../cloud/ask'
import { Refusal } from '../cloud/refusal'

/** Who is deploying to this environment; one document, so that two at once meet in one write. */
interface Lock {
  _id: string
  /** One run of the command. */
  holder: string
  /** The name that the person gave, or their name on their machine. */
  by: string
  since: number
  /** The holder moves it on while it lives; 0: nobody holds it. */
  until: number
}

const ID = 'lock'

export const UNTOUCHED = '没有确认，什么也没有动'

/** A run that is killed holds the lock so long; a slow call of the vendor's takes seconds. */
const LEASE = 90_000
const RENEW_EVERY = 20_000

interface HeldLock {
  /** Refused when somebody took the lock away: to be asked before each step. */
  mustHold(): void
  release(): Promise<void>
}

interface Terms {
  by: string
  /** Take it from a run whose lease is over; the person has said that nobody is at work any more. */
  isBreaking: boolean
}

/** Agreeing beforehand is not enough: the run that holds it may only be slow. */
export async function askToBreak({ isBreaking }: Pick<Terms, 'isBreaking'>): Promise<void> {
  if (isBreaking && !(await confirm('确认没有别人正在部署这个环境？'))) {
    throw new Refusal(UNTOUCHED)
  }
}

/**
 * Takes the lock or says who has it. A lease that is over is not taken by itself: the run may only be slow, and whoever
 * started it knows. Instants are those of the machines that deploy, which have to agree to half a minute.
 */
export async function takeLock({ by, isBreaking }: Terms): Promise<HeldLock> {
  const locks = collection<Lock>('deployments')
  const holder = randomUUID()
  const now = Date.now()
  const mine = { holder, by, since: now, until: now + LEASE }
  const isTaken =
    (await locks.insert({ _id: ID, ...mine })) ||
    (await locks.update({ _id: ID, until: isBreaking ? op.lt(now) : 0 }, mine))
  if (!isTaken) {
    const standing = await locks.findById(ID, ['by', 'since', 'until'])
    throw new Refusal(standing ? whoHolds(standing, now) : '没有拿到部署锁，请再运行一次')
  }
  return keep(holder)
}

function whoHolds({ by, since, until }: Pick<Lock, 'by' | 'since' | 'until'>, now: number): string {
  const began = new Date(since).toLocaleTimeString('zh-CN', { hour12: false })
  if (until > now) {
    return `${by} 正在部署这个环境（${began} 开始），请等那边做完再运行`
  }
  return (
    `${by} 从 ${began} 开始部署，没有做完就断了。\n` +
    '请先问清楚那边确实停了，再加上 --break-lock 运行：会接着把没做完的做完'
  )
}

function keep(holder: string): HeldLock {
  const locks = collection<Lock>('deployments')
  let isLost = false
  let renewal = Promise.resolve()
  const renew = async () => {
    try {
      isLost = !(await locks.update({ _id: ID, holder }, { until: Date.now() + LEASE }))
    } catch {
      // The next renewal comes long before the lease is over.
    }
  }
  const timer = setInterval(() => {
    renewal = renew()
  }, RENEW_EVERY)
  return {
    mustHold() {
      if (isLost) {
        throw new Refusal('部署锁被别人拿走了，已经停下。请问清楚是谁，再运行')
      }
    },
    async release() {
      clearInterval(timer)
      await renewal
      await locks.update({ _id: ID, holder }, { until: 0 })
    },
  }
}
