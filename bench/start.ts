import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildBenches } from './build'

/** `npm run bench`, also with `-- month database`. */
async function start(): Promise<void> {
  const parameters = [join(await buildBenches(), 'bench.cjs'), ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, parameters, { stdio: 'inherit' })
  process.exitCode = status ?? 1
}

void start()
