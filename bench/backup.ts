import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Manifest } from '../tools/backup/manifest'
import { type Child, startChild } from './child'
import { figureOf, printTable, type Row } from './measure'

/** `dist/bench`, where this runs. */
const root = dirname(dirname(__dirname))

interface Taken {
  seconds: number
  megabytes: number
}

/**
 * A county of 120,000 people, a month of a million entries and 200 documents near the limit: backed up, put into an empty
 * environment, and that backed up again. The commands are those that a person gives.
 */
export async function benchBackup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'red-star-backup-'))
  const from = startChild('environment')
  const to = startChild('environment')
  try {
    const source = await from.ask<Variables>('open', true)
    const target = await to.ask<Variables>('open', false)
    const first = join(folder, 'first')
    const second = join(folder, 'second')
    const backup = await run('backup', first, source)
    const restore = await run('restore', first, target)
    const again = await run('backup', second, target)
    report(manifestIn(first), manifestIn(second), { backup, restore, again })
  } finally {
    await Promise.all([from, to].map((child: Child) => child.kill()))
    rmSync(folder, { recursive: true, force: true })
  }
}

type Variables = Readonly<Record<string, string>>

async function run(command: 'backup' | 'restore', folder: string, variables: Variables): Promise<Taken> {
  const peakFile = `${folder}.${command}`
  const startedAt = performance.now()
  const { PATH, HOME } = process.env
  const notePeak = ['--require', join(__dirname, 'note-peak.cjs')]
  const child = spawn(process.execPath, [...notePeak, ...argumentsOf(command), folder], {
    cwd: root,
    env: { PATH, HOME, ...variables, PEAK_FILE: peakFile },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) {
    throw new Error(`${command} ended with ${code}`)
  }
  return {
    seconds: (performance.now() - startedAt) / 1_000,
    megabytes: Number(readFileSync(peakFile, 'utf8')) / 1_024,
  }
}

/** What Node is given by `npm run backup`, after the set-up. */
function argumentsOf(command: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const [, line = ''] = scripts[command]?.split(' && ') ?? []
  return line.split(' ').slice(1)
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
}

function report(
  first: Manifest,
  second: Manifest,
  taken: Record<'backup' | 'restore' | 'again', Taken>,
): void {
  const count = first.documents.reduce((sum, one) => sum + one.count, 0)
  const bytes = first.documents.reduce((sum, one) => sum + one.bytes, 0)
  const differing = first.documents.filter(({ sha256 }, at) => sha256 !== second.documents[at]?.sha256)
  const size = `${count} 条，${Math.round(bytes / 1_000_000)} MB`
  const rows = (
    [
      ['备份', 'backup'],
      ['恢复到空的环境', 'restore'],
      ['再备份一次', 'again'],
    ] as const
  ).flatMap(([what, key]): Row[] => [
    { what, ours: figureOf([taken[key].seconds], '秒'), note: size },
    {
      what: `${what}，内存最高`,
      asked: '≤ 256 MB',
      ours: figureOf([taken[key].megabytes], 'MB'),
      note: '整个进程的常驻内存',
    },
  ])
  rows.push({
    what: '两边不一样的集合',
    asked: '0',
    ours: figureOf([differing.length], '个'),
    note: `${first.documents.length} 个集合的校验和`,
  })
  printTable(
    '备份：12 万人的县',
    '命令照人用的那样跑（tsx，一个进程），两个环境各在一个进程里。时间是墙上时间。',
    rows,
  )
}
