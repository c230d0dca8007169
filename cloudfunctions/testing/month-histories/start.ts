import { bundle, playAside } from './aside'
import { faults } from './faults'

/**
 * `npm run histories:month`: all of them hold. `npm run histories:month -- faults [words]`: each planted fault whose name
 * has these words is found by them. Bundled first, because that runs several times as fast.
 */
async function start(): Promise<void> {
  if (process.argv[2] !== 'faults') {
    const { holds } = await playAside(await bundle('all'), process.env, say)
    process.exit(holds ? 0 : 1)
  }
  let missed = 0
  const asked = faults.filter(({ name }) => name.includes(process.argv[3] ?? ''))
  for (const [index, fault] of asked.entries()) {
    const file = await bundle(`fault-${index}`, fault)
    const { holds, output } = await playAside(file, { RUNS: '1000', SHRINK: 'no', ...process.env })
    missed += holds ? 1 : 0
    say(`${holds ? 'MISSED' : 'found'}: ${fault.name}\n    ${output.split('\n').slice(1, 3).join(' ')}\n`)
  }
  say(`${asked.length - missed} of ${asked.length} found\n`)
  process.exit(missed === 0 ? 0 : 1)
}

function say(text: string): void {
  process.stdout.write(text)
}

void start()
