import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf, type TemporaryFolder } from './folder-of'

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'app' },
      'node_modules/dayjs': { version },
      'node_modules/of-another-system': { version: '1.0.0', optional: true, os: ['none'], cpu: ['none'] },
    },
  })

/** Stands where npm would: notes how it was called and leaves behind what npm leaves behind. */
const npm = `#!/bin/sh
echo "$*" >> calls
echo "added 1 package"
[ -e registry-is-down ] && { echo "npm error network" >&2; exit 1; }
mkdir -p node_modules
cp package-lock.json node_modules/.package-lock.json
`

let clone: TemporaryFolder

beforeEach(() => {
  clone = folderOf({
    'package-lock.json': lock('1.11.23'),
    'bin/npm': npm,
    'bin/fc-list': '#!/bin/sh\necho NotoSansCJK',
  })
  mkdirSync(join(clone.path, 'tools'))
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.mjs'))) {
    copyFileSync(join(__dirname, file), join(clone.path, 'tools', file))
  }
  for (const program of ['npm', 'fc-list']) {
    chmodSync(join(clone.path, 'bin', program), 0o755)
  }
})

afterEach(() => clone.remove())

interface SetUp {
  /** Arguments of setup.mjs. */
  args?: readonly string[]
  /** Arguments of Node itself. */
  nodeArgs?: readonly string[]
  environment?: Readonly<Record<string, string>>
}

function setUp({ args = [], nodeArgs = [], environment = {} }: SetUp = {}) {
  return spawnSync(process.execPath, [...nodeArgs, 'tools/setup.mjs', ...args], {
    cwd: clone.path,
    encoding: 'utf8',
    env: { PATH: `${join(clone.path, 'bin')}:/bin`, ...environment },
  })
}

function npmCalls(): string[] {
  const file = join(clone.path, 'calls')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

const describeWhereShellsRun = process.platform === 'win32' ? describe.skip : describe

describeWhereShellsRun('setting up', () => {
  test('a bare clone installs the packages, with a numbered step, its output and its seconds', () => {
    const { status, stdout } = setUp()
    expect(status).toBe(0)
    expect(npmCalls()).toEqual([expect.stringMatching(/^ci .*--ignore-scripts/)])
    expect(stdout).toMatch(
      /^\[1\/1] 安装依赖 …\n {6}added 1 package\n\[1\/1] 安装依赖：完成，用时 [\d.]+ 秒\n$/,
    )
  })

  test('a second start has nothing to do and says nothing', () => {
    setUp()
    const { status, stdout, stderr } = setUp()
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(npmCalls()).toHaveLength(1)
  })

  test('a lockfile that changed brings the packages up to it', () => {
    setUp()
    clone.write({ 'package-lock.json': lock('1.11.24') })
    setUp()
    expect(npmCalls()).toHaveLength(2)
  })

  test('an installation that was broken off is done again', () => {
    clone.write({ 'node_modules/dayjs/package.json': '{}' })
    setUp()
    expect(npmCalls()).toHaveLength(1)
  })

  test('packages that cannot be had stop everything, in a sentence', () => {
    clone.write({ 'registry-is-down': '' })
    const { status, stdout, stderr } = setUp()
    expect(status).toBe(1)
    expect(stdout).toContain('npm error network')
    expect(stderr).toMatch(/依赖没有装上.*\n.*could not be installed/)
  })

  test.each(['18.19.0', '20.18.3', '22.11.0'])(
    'Node %s is too old, and is told so in Chinese and English',
    (version) => {
      const older = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"${version}"})`
      const { status, stderr } = setUp({ nodeArgs: ['--import', older] })
      expect(status).toBe(1)
      expect(stderr).toMatch(new RegExp(`需要 Node 20\\.19 .*现在是 ${version}.*\\n.*newer is needed`))
      expect(npmCalls()).toEqual([])
    },
  )

  test('a browser that cannot be found is said plainly, with what will not work, and is no failure', () => {
    const { status, stdout, stderr } = setUp({
      args: ['--browser'],
      environment: { CHROME_PATH: '/nowhere/chrome' },
    })
    expect(status).toBe(0)
    expect(stdout).toContain('[1/3] 安装依赖')
    expect(stderr).toMatch(/CHROME_PATH 指向的浏览器不存在[^]*旅程测试（npm run test:journeys）不能运行/)
  })
})
