import { benchMonth } from './month'
import { benchRoster } from './roster'

/** `npm run bench -- roster month`: side by side in one run, as ratios; machines differ, ratios hardly. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  roster: benchRoster,
  month: benchMonth,
}

async function main(): Promise<void> {
  // The functions' one log line a call would drown the figures.
  const { log } = console
  console.log = (line) => (String(line).startsWith('{"traceId"') ? undefined : log(line))
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

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
