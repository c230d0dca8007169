import type { CloudEnvironment } from '../cloud/environment'
import { Refusal } from '../cloud/refusal'
import { say } from '../say'
import type { Place } from './check'
import { checks } from './checks'
import { examine } from './examine'
import { openPlace, type Project } from './open-place'
import type { DoctorOptions } from './options'
import { conclusionInWords, problemsIn, type Report, reportInWords } from './report'

/** Looks at an environment from all sides and says what is to be done; fails when something is. */
export async function runDoctor(
  environment: CloudEnvironment,
  project: Project,
  options: Pick<DoctorOptions, 'isQuick' | 'isJson'>,
): Promise<void> {
  const tell = options.isJson ? () => {} : say
  tell(`环境 ${environment.envId}：正在检查，只看不动…`)
  const place = await openPlace(environment, project, tell)
  tell(`✓ 密钥和网络：看得到环境 ${environment.envId}`)
  const reports = await examine(place, checks, {
    isQuick: options.isQuick,
    onReport: (report) => tell(reportInWords(report)),
  })
  if (options.isJson) {
    say(JSON.stringify(forMachines(place, reports)))
  }
  if (problemsIn(reports) > 0) {
    throw new Refusal(`${conclusionInWords(reports)}。改好以后再运行 npm run doctor`)
  }
  tell(`\n${conclusionInWords(reports)}`)
}

function forMachines({ environment, now }: Place, reports: readonly Report[]) {
  return {
    environment: environment.envId,
    at: new Date(now).toISOString(),
    isHealthy: problemsIn(reports) === 0,
    checks: reports,
  }
}
