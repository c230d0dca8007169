const { writeSync } = require('node:fs')
const { parentPort } = require('node:worker_threads')

/** A request that keeps its process busy for longer is taken to run for ever. */
const MOST_MS = 30_000

let timer

/** The request that is being sent; nothing once it is answered. Only another thread sees what never ends. */
parentPort.on('message', (body) => {
  clearTimeout(timer)
  if (body !== undefined) {
    timer = setTimeout(() => {
      writeSync(2, `no answer within ${MOST_MS / 1_000} s to:\n${body.slice(0, 6_000)}\n`)
      process.kill(process.pid, 'SIGKILL')
    }, MOST_MS)
  }
})
