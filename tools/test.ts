import { say } from './say'
import { runStep, type Step, type StepResult, summarize } from './step'

const jest = 'node_modules/jest/bin/jest.js'
const typed = ['tsconfig.json', 'miniprogram/tsconfig.test.json', 'cloudfunctions', 'emulator']

const source: Step[] = [
  ...typed.map((project) => ({
    title: `类型 ${project}`,
    run: ['node_modules/typescript/bin/tsc', '-p', project],
  })),
  {
    title: '规则与门 oxlint',
    run: ['node_modules/oxlint/bin/oxlint', '--deny-warnings', '--report-unused-disable-directives'],
  },
  { title: '格式 biome', run: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'] },
]

const build: Step = {
  title: '构建',
  run: ['--import', 'tsx', 'tools/build.ts'],
  shows: /^(云函数|小程序)/,
}

/** Jest leaves one core idle by itself: on two cores that is half of them. */
const everyCore = '--maxWorkers=100%'

const unit: Step = {
  title: '单元测试',
  // The bundler's service process lives as long as jest does, and would keep it alive after the last test.
  run: [jest, '--selectProjects', 'functions', 'wire', 'miniprogram', everyCore, '--forceExit'],
  isJest: true,
}

const wechat: Step = {
  title: '微信编译检查',
  run: [jest, '--selectProjects', 'wechat'],
  shows: /^小程序/,
  isJest: true,
}

const inBrowser = [jest, '--selectProjects', 'journeys', everyCore, '--forceExit']

/** Walks beside the main ways: they keep `npm test` from ending within ten minutes, so they have their own command. */
const sideWays = [
  'about',
  'admission',
  'away-report',
  'check-in',
  'claim-for',
  'lead-visits',
  'messages',
  'month',
  'need',
  'news-reading',
  'news-writing',
  'publish',
  'record',
  'share',
  'shell',
  'teams',
  'transfer',
  'workbench',
  'workbench-complete',
]

const journeys: Step = {
  title: '浏览器旅程',
  run: [...inBrowser, `--testPathIgnorePatterns=journeys/(${sideWays.join('|')})\\.test`],
  isJest: true,
}

const allJourneys: Step = { title: '浏览器旅程（全部）', run: inBrowser, isJest: true }

/** What each command runs: groups one after the other, the steps of a group side by side. */
const plans: Readonly<Record<string, Step[][]>> = {
  unit: [[unit]],
  check: [source, [build], [unit]],
  journeys: [[allJourneys]],
  all: [source, [build], [unit], [wechat], [journeys]],
}

async function run(groups: Step[][]): Promise<StepResult[]> {
  const results: StepResult[] = []
  for (const group of groups) {
    results.push(...(await Promise.all(group.map(runStep))))
  }
  return results
}

async function main(): Promise<void> {
  const name = process.argv[2] ?? 'all'
  const groups = plans[name]
  if (!groups) {
    console.error(`没有“${name}”这一组检查，可选：${Object.keys(plans).join('、')}`)
    process.exitCode = 1
    return
  }
  const results = await run(groups)
  say(summarize(results))
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0
}

void main()
