import { connectManager } from '../cloud/connect'
import { connectData } from '../cloud/connect-data'
import type { CloudEnvironment } from '../cloud/environment'
import { readConfigured } from '../deploy/desired-state'
import { readActual } from '../deploy/read-actual'
import type { Place } from './check'

export interface Project {
  root: string
  version: string
}

/** What cannot even be entered is worded like every command's failure. */
export async function openPlace(
  environment: CloudEnvironment,
  { root, version }: Project,
  tell: (line: string) => void,
): Promise<Place> {
  const manager = connectManager(environment)
  // The first thing that is read, so that a wrong key or a lost network is worded as the vendor's SDK says it.
  const actual = await readActual(manager, environment.envId)
  return {
    environment,
    manager,
    data: connectData(environment),
    now: await clockOf(environment),
    configured: readConfigured(root),
    version,
    actual,
    tell: (progress) => tell(`  … ${progress}`),
  }
}

/** The emulator may be told to live at another time; the cloud lives now. */
async function clockOf({ apiUrl }: CloudEnvironment): Promise<number> {
  if (apiUrl === undefined) {
    return Date.now()
  }
  const reply = await fetch(`${apiUrl}/healthz`)
  const { now } = (await reply.json()) as { now: string }
  return Date.parse(now)
}
