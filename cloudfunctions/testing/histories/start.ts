import { bundle } from './bundle'
import { faults } from './faults'
import { playAside } from './play-aside'

/**
 * `npm run histories`: all of them hold. `npm run histories -- faults`: each planted fault is found by them. Bundled
 * first, because that runs several times as fast.
 */
async function start(): Promise<void> {
  if (process.argv[2] !== 'faults') {
    const { holds } = await playAside(await bundle('all'), process.env, say)
    process.exit(holds ? 0 : 1)
  }
  let missed = 0
  for (const [index, fault] of faults.entries()) {
    const file = await bundle(`fault-${index}`, fault)
    const { holds, output } = await playAside(file, { RUNS: '2000', SHRINK: 'no', ...process.env })
    missed += holds ? 1 : 0
    say(`${holds ? 'MISSED' : 'found'}: ${fault.name}\n    ${output.split('\n').slice(1, 3).join(' ')}\n`)
  }
  say(`${faults.length - missed} of ${faults.length} found\n`)
  process.exit(missed === 0 ? 0 : 1)
}

function say(text: string): void {
  process.stdout.write(text)
}

void start()
