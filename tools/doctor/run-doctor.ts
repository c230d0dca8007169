import { connectManager } from '../cloud/connect'
import { connectData } from '../cloud/connect-data'
import type { CloudEnvironment } from '../cloud/environment'
import { Refusal } from '../cloud/refusal'
import { readConfigured } from '../deploy/desired-state'
import { readActual } from '../deploy/read-actual'
import { say } from '../say'
import type { Place } from './check'
import { checks } from './checks'
import { examine } from './examine'
import type { DoctorOptions } from './options'
import { conclusionInWords, problemsIn, type Report, reportInWords } from './report'

interface Project {
  root: string
  version: string
}

/** Looks at an environment from all sides and says what is to be done; refused, so to speak, when something is. */
export async function runDoctor(
  environment: CloudEnvironment,
  project: Project,
  options: Pick<DoctorOptions, 'isQuick' | 'isJson'>,
): Promise<void> {
  const tell = options.isJson ? () => {} : say
  tell(`环境 ${environment.envId}：正在检查，只看不动…`)
  const place = await enter(environment, project, tell)
  tell(`✓ 密钥和网络：看得到环境 ${environment.envId}`)
  const reports = await examine(place, checks, {
    isQuick: options.isQuick,
    onReport: (report) => tell(reportInWords(report)),
  })
  if (options.isJson) {
    say(JSON.stringify(forMachines(place, reports)))
  }
  tell(`\n${conclusionInWords(reports)}`)
  if (problemsIn(reports) > 0) {
    throw new Refusal(`${conclusionInWords(reports)}。改好以后再运行 npm run doctor`)
  }
}

/** What cannot even be entered is worded like every command's failure. */
async function enter(
  environment: CloudEnvironment,
  { root, version }: Project,
  tell: (line: string) => void,
): Promise<Place> {
  const manager = connectManager(environment)
  return {
    environment,
    manager,
    data: connectData(environment),
    now: await clockOf(environment),
    configured: readConfigured(root),
    version,
    actual: await readActual(manager, environment.envId),
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

function forMachines({ environment, now }: Place, reports: readonly Report[]) {
  return {
    environment: environment.envId,
    at: new Date(now).toISOString(),
    isHealthy: problemsIn(reports) === 0,
    checks: reports,
  }
}
