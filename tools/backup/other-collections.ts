import type { CloudEnvironment } from '../cloud/environment'
import { listCollections } from '../cloud/list-collections'
import { inWords } from '../cloud/vendor-errors'
import { say } from '../say'
import { leftOut, ours } from './scope'

/** Collections that the project does not know and the environment has. Only the management API can name them. */
export async function otherCollections(environment: CloudEnvironment): Promise<string[]> {
  try {
    // The vendor's management SDK is large, and no other part of a backup or a restore needs it.
    const { connectManager } = await import('../cloud/connect')
    const all = await listCollections(connectManager(environment))
    const known: ReadonlySet<string> = new Set([...ours, ...leftOut])
    const others = all.filter((name) => !known.has(name))
    if (others.length > 0) {
      say(`环境里还有不属于这个项目的集合，一起备份：${others.join('、')}`)
    }
    return others
  } catch (error) {
    // A key may be allowed the documents and nothing else; anything else that is wrong is wrong for them, too.
    if (!/Unauthorized|CamNoAuth/i.test(String((error as { code?: unknown }).code))) {
      throw error
    }
    say(`问不到环境里还有没有别的集合，只备份这个项目的：${inWords(error)}`)
    return []
  }
}
