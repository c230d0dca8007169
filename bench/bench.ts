import { constants } from 'node:os'
import { muteFunctions } from '../cloudfunctions/testing/quiet'
import { benchBackup } from './backup'
import { benchClaims } from './claims'
import { benchDatabase } from './database'
import { benchFeed } from './feed'
import { benchMonth } from './month'
import { benchRoster } from './roster'

/** `npm run bench -- roster month feed backup`: side by side in one run, as ratios; machines differ, ratios hardly. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  roster: benchRoster,
  month: benchMonth,
  database: benchDatabase,
  claims: benchClaims,
  feed: benchFeed,
  backup: benchBackup,
}

async function main(): Promise<void> {
  muteFunctions()
  const asked = process.argv.slice(2)
  const names = asked.length > 0 ? asked : Object.keys(benches)
  for (const name of names) {
    const bench = benches[name]
    if (!bench) {
      throw new Error(`没有 ${name}；有的是 ${Object.keys(benches).join('、')}`)
    }
    await bench()
  }
}

// By `exit`, what was started for the bench is stopped.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]))
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
