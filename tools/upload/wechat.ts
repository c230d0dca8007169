import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Refusal } from '../cloud/refusal'
import { say } from '../say'
import { type Failure, inWords } from './wechat-errors'

export interface Job {
  task: 'upload' | 'preview' | 'check'
  projectPath: string
  appid: string
  key: string
  version: string
  description: string
  robot: number
  /** Where the picture of a preview's code goes. */
  picture: string
}

interface Done {
  /** What the compiler made; only of a check. */
  files?: [name: string, bytes: number][]
}

/** Compiling took four minutes on a busy machine; WeChat's tool itself never gives up on a silent network. */
const LONGEST = 20 * 60_000

/** Has WeChat's tool do it, with a line now and then; the key goes by a pipe, not where others could read it. */
export function askWechat(root: string, job: Job): Promise<Done> {
  const { WECHAT_UPLOAD_KEY: _, ...env } = process.env
  const child = spawn(process.execPath, [join(root, 'tools/upload/send.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const startedAt = Date.now()
  const alive = setInterval(() => say(`  … 已用 ${Math.round((Date.now() - startedAt) / 1000)} 秒`), 15_000)
  const answer = new Promise<Done>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Refusal('等了二十分钟没有结果，已经停下。请过一会儿再试')),
      LONGEST,
    )
    child.on('message', ({ done, failed }: { done?: Done; failed?: Failure }) =>
      done ? resolve(done) : reject(new Refusal(inWords(failed))),
    )
    child.on('error', reject)
    child.on('exit', () => reject(new Refusal('微信的上传工具自己停了，没有说原因。请再运行一次')))
    child.on('exit', () => clearTimeout(late))
    child.send(job)
  })
  return answer.finally(() => {
    clearInterval(alive)
    child.kill()
  })
}
