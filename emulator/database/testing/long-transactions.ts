import { runNode } from '../../../tools/run-node'

const JEST = 'node_modules/jest/bin/jest.js'
const TESTS = ['engine/transaction-model', 'conformance/run-transaction']
/** Of one test, in milliseconds. */
const LONGEST = 3_600_000

/** `npm run transactions -- [interleavings] [transfers]`: what tests play a slice of, at length. */
async function start(interleavings: string, transfers: string): Promise<void> {
  const files = TESTS.map((test) => `emulator/database/${test}`)
  const parameters = [
    JEST,
    '--selectProjects',
    'wire',
    '--forceExit',
    `--testTimeout=${LONGEST}`,
    '--',
    ...files,
  ]
  process.exitCode = await runNode(parameters, { RUNS: interleavings, TRANSFERS: transfers })
}

void start(process.argv[2] ?? '5000', process.argv[3] ?? '2000')
