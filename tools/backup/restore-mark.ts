import { randomUUID } from 'node:crypto'
import { collection, op } from '../../cloudfunctions/platform/database'
import { Refusal } from '../cloud/refusal'
import { isOver, type OneRun, thisRun } from './one-run'
import { patiently } from './patiently'

/** How far a restore has come: so many lines of this collection; those before it are done. */
export interface Reached {
  collection: string
  lines: number
}

/** What is restored, and by whom; stands in the environment until everything is there. */
export interface Mark extends OneRun {
  _id: string
  backupId: string
  isUnbinding: boolean
  holder: string
  since: number
  /** The holder moves it on while it lives. */
  until: number
  /** The environment was seen to be empty before the first document came. */
  isBegun: boolean
  reached?: Reached
}

/** Jobs stand still while there is one: see platform/standing-restore.ts. */
const ID = 'restore'

/** A run on another machine that is killed keeps others out so long. */
const LEASE = 60_000
const RENEW_EVERY = 15_000

const marks = collection<Mark>('deployments')

export interface HeldMark {
  readonly isBegun: boolean
  readonly reached: Reached | undefined
  begin(): Promise<void>
  /** Noted, and refused when another run has taken over. */
  note(reached: Reached): Promise<void>
  /** Everything is there. */
  remove(): Promise<void>
  /** Stops here; the next run goes on at once. */
  leave(): Promise<void>
}

/** Puts the mark of this backup there or goes on with the one that stands; says who is at work or what stands there. */
export async function takeMark(backupId: string, isUnbinding: boolean): Promise<HeldMark> {
  const now = Date.now()
  const run = { ...thisRun(), holder: randomUUID(), since: now, until: now + LEASE }
  const mark: Mark = { _id: ID, backupId, isUnbinding, isBegun: false, ...run }
  if (await marks.insert(mark)) {
    return hold(mark)
  }
  const fields = ['backupId', 'isUnbinding', 'machine', 'pid', 'holder', 'since', 'until'] as const
  const standing = await marks.findById(ID, [...fields, 'isBegun', 'reached'])
  if (!standing) {
    throw new Refusal('另一次恢复刚刚做完，请再看看环境里有什么')
  }
  refuseOther(standing, backupId, isUnbinding)
  if (standing.until > now && !isOver(standing)) {
    const since = new Date(standing.since).toLocaleTimeString('zh-CN', { hour12: false })
    throw new Refusal(
      `${standing.machine} 上正在恢复同一份备份（${since} 开始）。请等它做完；若它已经断了，一分钟后再运行，会接着做`,
    )
  }
  if (!(await marks.update({ _id: ID, holder: standing.holder, until: standing.until }, run))) {
    throw new Refusal('另一个人刚刚接着做这次恢复了，请等他做完')
  }
  return hold({ ...standing, ...run })
}

function refuseOther(
  standing: Pick<Mark, 'backupId' | 'isUnbinding'>,
  backupId: string,
  isUnbinding: boolean,
) {
  if (standing.backupId !== backupId) {
    throw new Refusal(
      '这个环境正在恢复另一份备份，没有做完。请用那一份接着做；要换一份，请新建一个环境，部署后恢复到那里',
    )
  }
  if (standing.isUnbinding !== isUnbinding) {
    throw new Refusal(
      standing.isUnbinding ? '上次加了 --unbind，接着做也要加' : '上次没有加 --unbind，接着做也不要加',
    )
  }
}

function hold({ holder, isBegun, reached }: Mark): HeldMark {
  const mine = { _id: ID, holder }
  const change = async (what: object) => {
    if (!(await patiently(() => marks.update(mine, { ...what, until: Date.now() + LEASE })))) {
      throw new Refusal('另一个人接着做这次恢复了，这里停下')
    }
  }
  // A long upload must not look like a run that has died; whether it was lost is seen at the next note.
  const timer = setInterval(() => {
    marks.update(mine, { until: Date.now() + LEASE }).catch(() => {})
  }, RENEW_EVERY)
  return {
    isBegun,
    reached,
    begin: () => change({ isBegun: true }),
    note: (position) => change({ reached: op.set(position) }),
    async remove() {
      clearInterval(timer)
      await patiently(() => marks.remove(mine))
    },
    async leave() {
      clearInterval(timer)
      await marks.update(mine, { until: 0 }).catch(() => {})
    },
  }
}
