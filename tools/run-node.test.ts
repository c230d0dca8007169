import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { runNode } from './run-node'

test('gives what the program exits with', async () => {
  expect(await runNode(['-e', 'process.exit(Number(process.env.WANTED))'], { WANTED: 7 })).toBe(7)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the program, too', async (signal) => {
  const program =
    'process.once(process.argv[1], () => process.exit(9)); process.stdout.write("up\\n"); setInterval(() => {}, 1e6)'
  const runner = `require(process.argv[1]).runNode(['-e', process.argv[2], process.argv[3]]).then((code) => process.exit(code))`
  const outer = spawn(
    process.execPath,
    ['--import', 'tsx', '-e', runner, join(__dirname, 'run-node.ts'), program, signal],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(outer.stdout, 'data')
  outer.kill(signal)
  expect(await once(outer, 'exit')).toEqual([9, null])
})
