import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fuzz } from './fuzz'

/** `npm run fuzz -- 20000 [seed]` */
async function start(): Promise<void> {
  const inputs = Number(process.argv[2] ?? 20_000)
  const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31)
  const startedAt = Date.now()
  const hangWatch = new Worker(join(__dirname, 'hang-watch.cjs'))
  const sent = await fuzz(inputs, seed, (body) => hangWatch.postMessage(body))
  await hangWatch.terminate()
  const seconds = Math.round((Date.now() - startedAt) / 1_000)
  process.stdout.write(`${sent} 个恶意请求，种子 ${seed}，${seconds} 秒：全部按约定回答，没有文档丢失\n`)
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message.slice(0, 6_000) : String(error)}\n`)
  process.exit(1)
})
