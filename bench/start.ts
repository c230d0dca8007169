import { join } from 'node:path'
import { runNode } from '../tools/run-node'
import { buildBenches } from './build'

/** `npm run bench`, also with `-- month database`. */
async function start(): Promise<void> {
  process.exitCode = await runNode([join(await buildBenches(), 'bench.cjs'), ...process.argv.slice(2)])
}

void start()
