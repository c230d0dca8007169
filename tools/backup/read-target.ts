import type { Data } from './copy-collection'
import type { Target } from './obstacles'
import { patiently } from './patiently'
import { bookkeeping, ours } from './scope'

interface Deployment {
  _id: string
  by: string
  until?: number
}

/** Looks, and changes nothing. `others`: collections of the backup that are made when they are not there. */
export async function readTarget(app: Data, others: readonly string[], now: number): Promise<Target> {
  const database = app.database()
  const counts: Record<string, number | undefined> = {}
  for (const name of ours) {
    const count = await countOf(app, name)
    // The timers of an environment that nobody has used write here, too; the backup's notes take their place.
    counts[name] = name === bookkeeping ? count && 0 : count
  }
  for (const name of others) {
    counts[name] = (await countOf(app, name)) ?? 0
  }
  const { data } = await patiently(() => database.collection('deployments').limit(100).get())
  const deployments = data as Deployment[]
  const lock = deployments.find(({ _id }) => _id === 'lock')
  return {
    counts,
    ...(lock?.until !== undefined && lock.until > now && { deployer: lock.by }),
    isHalfDeployed: lock !== undefined && !deployments.some(({ _id }) => _id.startsWith('deployment-')),
  }
}

/** Nothing when there is no such collection. */
export async function countOf(app: Data, name: string, where: object = {}): Promise<number | undefined> {
  try {
    const { total } = await patiently(() => app.database().collection(name).where(where).count())
    return total ?? 0
  } catch (error) {
    if ((error as { code?: unknown }).code === 'DATABASE_COLLECTION_NOT_EXIST') {
      return undefined
    }
    throw error
  }
}
