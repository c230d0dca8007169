import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { say } from './say'

const root = dirname(__dirname)

export interface Step {
  /** What people see. */
  title: string
  /** Arguments of this Node: a script in the project and its own arguments. */
  run: readonly string[]
  /** Lines of the output worth seeing when all is well. */
  shows?: RegExp
  /** A jest run, whose tests are counted one by one. */
  isJest?: boolean
}

export interface StepResult {
  title: string
  passed: number
  failed: number
}

interface Outcome {
  code: number | null
  output: string
}

interface JestReport {
  numPassedTests: number
  numFailedTests: number
  /** Files that could not even be loaded: their tests are not among the failed ones. */
  numRuntimeErrorTestSuites: number
}

/** How long the output of an ended step is waited for, in milliseconds. */
const LAST_WORDS = 3_000

function spawnNode(args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (text: string) => {
      output += text
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => resolve({ code: null, output: String(error) }))
    child.on('close', (code) => resolve({ code, output }))
    // A grandchild that outlives the step keeps its output open: then the end of the step itself has to do.
    child.on('exit', (code) => setTimeout(() => resolve({ code, output }), LAST_WORDS).unref())
  })
}

/** Counts a jest run; a run that failed without a failed test, or left no report, counts as one failure. */
function countTests(reportFile: string, code: number | null): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
    return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
  } catch {
    // No report: jest did not get as far as running tests, and its output says why.
    return { passed: 0, failed: 1 }
  }
}

/** Runs one step with a line when it ends; what a failed step said is shown in full. */
export async function runStep({ title, run, shows, isJest = false }: Step): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'red-star-report-'))
  const report = join(folder, 'report.json')
  const startedAt = Date.now()
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} 秒`
  const alive = setInterval(() => say(`  … ${title}，已用 ${seconds()}`), 15_000)
  try {
    const args = isJest ? [...run, '--json', `--outputFile=${report}`] : run
    const { code, output } = await spawnNode(args)
    const counts = isJest ? countTests(report, code) : { passed: 0, failed: code === 0 ? 0 : 1 }
    const told = isJest ? `，${counts.passed} 项通过，${counts.failed} 项未通过` : ''
    say(`${counts.failed === 0 ? '✓' : '✗'} ${title}（${seconds()}${told}）`)
    if (counts.failed > 0) {
      say(output.trimEnd())
    } else if (shows) {
      const lines = output.split('\n').filter((line) => shows.test(line))
      say(lines.map((line) => `    ${line.trim()}`).join('\n'))
    }
    return { title, ...counts }
  } finally {
    clearInterval(alive)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The last lines of a run. The very last one is read by machines: keep its form. */
export function summarize(results: readonly StepResult[]): string {
  const unsound = results.filter(({ failed }) => failed > 0).map(({ title }) => title)
  const passed = results.reduce((total, result) => total + result.passed, 0)
  const failed = results.reduce((total, result) => total + result.failed, 0)
  const told = unsound.length === 0 ? '全部通过' : `未通过：${unsound.join('、')}`
  return `${told}\n${passed} passed, ${failed} failed`
}
