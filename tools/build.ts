import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { buildFunctions } from './build-functions'
import { packNpm } from './pack-npm'
import { say } from './say'

const root = dirname(__dirname)

/** Milliseconds a fresh process takes to load a bundle, the median of three; it stands for a cold start. */
function loadTime(bundle: string): number {
  const measure =
    'const t=performance.now();require(process.argv[1]);process.stdout.write(`${performance.now()-t}`)'
  const times = [1, 2, 3].map(() => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['-e', `${measure};process.exit()`, bundle],
      {
        encoding: 'utf8',
      },
    )
    if (status !== 0) {
      throw new Error(`${bundle} 不能载入：\n${stderr}`)
    }
    return Number(stdout)
  })
  return times.sort((left, right) => left - right)[1] ?? 0
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KB`
}

/** Makes dist/cloudfunctions and miniprogram/miniprogram_npm; returns what is wrong with the source. */
async function buildAll(): Promise<string[]> {
  const outdir = join(root, 'dist', 'cloudfunctions')
  const [functions, npm] = await Promise.all([
    buildFunctions({ outdir }),
    packNpm(root, join(root, 'miniprogram')),
  ])
  for (const [name, bytes] of Object.entries(functions.bytesByName)) {
    const bundle = join(outdir, name, 'index.js')
    say(`云函数 ${name}：${inKilobytes(bytes)}，载入 ${loadTime(bundle).toFixed(0)} 毫秒`)
  }
  for (const [name, bytes] of Object.entries(npm.bytesByPackage)) {
    say(`小程序 npm 包 ${name}：${inKilobytes(bytes)}`)
  }
  return [...functions.errors, ...npm.problems]
}

async function main(): Promise<void> {
  const errors = await buildAll()
  for (const error of errors) {
    console.error(error)
  }
  process.exitCode = errors.length > 0 ? 1 : 0
}

void main()
