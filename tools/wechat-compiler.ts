import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The compilers are programs for Linux on x64; elsewhere there is nothing to run. */
export const canCompile = process.platform === 'linux' && process.arch === 'x64'

const folder = join(dirname(__dirname), 'node_modules', 'miniprogram-compiler', 'bin', 'linux')

function run(program: string, root: string, args: readonly string[]): string[] {
  const path = join(folder, program)
  // npm unpacks them without the right to run.
  chmodSync(path, 0o755)
  const { status, stderr, error } = spawnSync(path, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (error) {
    throw error
  }
  return status === 0 ? [] : [`${program}: ${stderr.trim() || `退出码 ${status}`}`]
}

/**
 * WeChat's own compilers (wcc of 2020, wcsc of 2019) over these files of `root`; returns what they refuse.
 * What they accept may still be refused by today's DevTools.
 */
export function compileAsWechat(root: string, files: readonly string[]): string[] {
  const templates = files.filter((file) => file.endsWith('.wxml') || file.endsWith('.wxs'))
  const styles = files.filter((file) => file.endsWith('.wxss'))
  return [
    ...(templates.length > 0 ? run('wcc', root, ['-d', '-cc', '0', ...templates, '-gn', '$gwx']) : []),
    ...(styles.length > 0 ? run('wcsc', root, ['-db', '-pc', '0', ...styles]) : []),
  ]
}
