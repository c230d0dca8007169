import { spawn } from 'node:child_process'
import { bundle } from './bundle'

/** `npm run histories`: bundled first, because that runs several times as fast. */
async function start(): Promise<void> {
  const child = spawn(process.execPath, [await bundle('all')], { stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
}

void start()
