import { bundle } from './bundle'
import type { Fault } from './fault'
import { playAside } from './play-aside'

/**
 * Without a word all of them hold. `faults [words]`: each planted fault whose name has these words is found by them.
 * Bundled first, because that runs several times as fast.
 */
export async function startHistories(folder: string, faults: readonly Fault[], runs: number): Promise<void> {
  if (process.argv[2] !== 'faults') {
    const { holds } = await playAside(await bundle(folder, 'all'), process.env, say)
    process.exit(holds ? 0 : 1)
  }
  let missed = 0
  const asked = faults.filter(({ name }) => name.includes(process.argv[3] ?? ''))
  for (const [index, fault] of asked.entries()) {
    const file = await bundle(folder, `fault-${index}`, fault)
    const { holds, output } = await playAside(file, { RUNS: `${runs}`, SHRINK: 'no', ...process.env })
    missed += holds ? 1 : 0
    const [where, what] = output.slice(output.indexOf('\nhistory ') + 1).split('\n')
    say(holds ? `MISSED: ${fault.name}\n` : `found: ${fault.name}\n    ${where} ${what}\n`)
  }
  say(`${asked.length - missed} of ${asked.length} found\n`)
  process.exit(missed === 0 ? 0 : 1)
}

function say(text: string): void {
  process.stdout.write(text)
}
