/**
 * One cloud function in a thread of its own, plain JavaScript so that it starts without a compiler. It loads
 * the built bundle as the cloud does, with the emulator's clock in place of the machine's.
 */
const { EventEmitter } = require('node:events')
const { parentPort, workerData } = require('node:worker_threads')

const shift = new Float64Array(workerData.clockShift)
const RealDate = Date

globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [Date.now()] : args))
  }

  static now() {
    return RealDate.now() + shift[0]
  }
}

// The SDK adds a listener to a kept-alive socket for every request that had to queue for it.
EventEmitter.defaultMaxListeners = 0

const main = require(workerData.bundle)[workerData.handler]

parentPort.on('message', async ({ id, event, context }) => {
  try {
    const result = await main(event, context)
    parentPort.postMessage({ id, result: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    parentPort.postMessage({ id, failure: String(error?.stack ?? error) })
  }
})
