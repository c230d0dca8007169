import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}

/** @param {number} startedAt epoch ms @returns {string} the seconds since then, in words */
function secondsSince(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} 秒`
}

/** Prints what is still under way every five seconds, so that a long silent command is seen to be alive. */
function announceWaiting(title, startedAt) {
  const timer = setInterval(() => say(`      ${title} … 已用 ${secondsSince(startedAt)}`), 5000)
  return () => clearInterval(timer)
}

/**
 * Runs a command as a named step. Its output is passed through line by line, indented.
 *
 * @param {string} title what people see, such as “[1/3] 安装依赖”
 * @param {string} command
 * @param {string[]} args for npm fixed words only: on Windows they pass through a shell, which npm.cmd needs
 * @returns {Promise<boolean>} whether the command ended well
 */
export function runStep(title, command, args) {
  const startedAt = Date.now()
  say(`${title} …`)
  const stopAnnouncing = announceWaiting(title, startedAt)
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    let rest = ''
    stream.on('data', (chunk) => {
      const lines = (rest + chunk).split(/\r?\n|\r/)
      rest = lines.pop() ?? ''
      for (const line of lines.filter((text) => text.trim())) {
        say(`      ${line}`)
      }
    })
    stream.on('end', () => rest.trim() && say(`      ${rest}`))
  }
  return new Promise((resolve) => {
    const finish = (succeeded, reason) => {
      stopAnnouncing()
      say(`${title}：${succeeded ? '完成' : `没有成功（${reason}）`}，用时 ${secondsSince(startedAt)}`)
      resolve(succeeded)
    }
    child.on('error', (error) => finish(false, error.message))
    child.on('close', (code) => finish(code === 0, `${command} 的退出码是 ${code}`))
  })
}
