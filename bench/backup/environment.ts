import { collections } from '../../cloudfunctions/platform/collections'
import { createClock } from '../../emulator/clock'
import { openCloudApi } from '../../emulator/cloud-api/cloud-api'
import { openDeployedEnvironment } from '../../emulator/cloud-api/deployed-environment'
import { type Database, openDatabase } from '../../emulator/database/database'
import { listen } from '../../emulator/database/http'
import { openMemoryStorage } from '../../emulator/database/memory-storage'
import { openFunctions } from '../../emulator/functions/functions'
import { commandEnvironment, key } from '../../emulator/functions/sdk-environment'
import { answerParent } from '../child'
import { county, createMonth } from '../month/county'

/** An environment in a process of its own, without files. */
answerParent({
  async open(isCounty: boolean): Promise<Readonly<Record<string, string>>> {
    const database = await openDatabase({
      storage: openMemoryStorage(),
      collections,
      now: () => Date.now(),
      warn: () => {},
    })
    if (isCounty) {
      const documents = { ...createMonth(county), imports: createLarge() }
      await database.load(documents as Parameters<Database['load']>[0])
    }
    const environment = await openDeployedEnvironment(':memory:')
    const now = Date.now
    const functions = openFunctions({
      find: environment.find,
      databaseUrl: () => '',
      clock: createClock(undefined),
      log: () => {},
    })
    const cloudApi = openCloudApi({ database, environment, functions, now }, key, () => {})
    const { url } = await listen(database, 0, cloudApi)
    return commandEnvironment(url.replace('/admin', ''), {})
  },
})

/** As large as a document may nearly be: what a page is made small for. */
function createLarge() {
  return Array.from({ length: 200 }, (_, index) => ({
    _id: `import-${index}`,
    rows: Array.from({ length: 4_000 }, (_row, row) => ({
      line: row,
      words: `第 ${row} 行，第 ${index} 份，${'名'.repeat(20)}`,
    })),
  }))
}
