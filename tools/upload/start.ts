import { dirname, join } from 'node:path'
import { loadVariables } from '../cloud/environment'
import { Refusal } from '../cloud/refusal'
import { runCommand } from '../cloud/run-command'
import { say } from '../say'
import { inspectPackage, type ShippedPackage } from '../shipped-package'
import { runStep } from '../step'
import { installTool } from './install'
import { readKey } from './key'
import { readOptions, type UploadOptions } from './options'
import { describe, readAppid, readSource, readVersion } from './project'
import { sizesInWords, sumUp, tooLarge } from './sizes'
import { stage } from './stage'
import { askWechat, type Job } from './wechat'

const root = dirname(dirname(__dirname))
const PICTURE = 'dist/预览二维码.jpg'

/** All that can be refused without building is refused first. */
async function upload(args: readonly string[]): Promise<void> {
  const options = readOptions(args, process.env)
  if (options.variables !== undefined) {
    loadVariables(options.variables)
  }
  const key = readKey(process.env)
  const appid = readAppid(root, process.env)
  const version = readVersion(root)
  const source = readSource(root)
  const description = options.description ?? describe(version, source)
  say(`小程序 ${appid}，${description}`)
  if (source.changed > 0) {
    say(`注意：有 ${source.changed} 个文件没有提交，发出去的和提交的不一样。`)
  }
  await build()
  const shipped = await look()
  await installTool(root)
  const staged = await stage(root, shipped, appid)
  try {
    const job = { projectPath: staged.path, appid, key, version, description, robot: options.robot }
    await send({ ...job, task: options.task, picture: join(root, PICTURE) }, shipped)
  } finally {
    await staged.remove()
  }
}

async function build(): Promise<void> {
  const { failed } = await runStep({ title: '构建', run: ['--import', 'tsx', 'tools/build.ts'] })
  if (failed > 0) {
    throw new Refusal('构建没有通过，什么也没有发')
  }
}

async function look(): Promise<ShippedPackage> {
  const shipped = await inspectPackage(root)
  const sizes = { main: shipped.mainBytes, bySubpackage: shipped.bytesBySubpackage }
  const problems = [...new Set([...shipped.problems, ...tooLarge(sizes)])]
  if (problems.length > 0) {
    throw new Refusal(`这个包不能发：\n  ${problems.join('\n  ')}`)
  }
  say(`${shipped.files.length} 个文件，${sizesInWords(sizes)}`)
  return shipped
}

const doing: Record<UploadOptions['task'], string> = {
  check: '请微信的编译器编译（不联网，不发出去）',
  preview: '请微信编译并做预览',
  upload: '请微信编译并上传',
}

async function send(job: Job, { bytesBySubpackage }: ShippedPackage): Promise<void> {
  say(`${doing[job.task]}，要几分钟…`)
  const { files } = await askWechat(root, job)
  if (files) {
    const sizes = sumUp(files, Object.keys(bytesBySubpackage))
    const problems = tooLarge(sizes)
    if (problems.length > 0) {
      throw new Refusal(`微信编译出来太大：${problems.join('；')}`)
    }
    say(`微信编译通过：${files.length} 个文件，${sizesInWords(sizes)}。没有发出去。`)
  } else if (job.task === 'preview') {
    say(`预览二维码在 ${PICTURE}，用有开发权限的微信扫，过一会儿就失效。`)
  } else {
    say(
      `上传好了：版本 ${job.version}。下一步：微信公众平台“管理 → 版本管理”里，先选为体验版，用手机看过，再提交审核。\n` +
        '云函数要先更新（npm run deploy），再发布小程序。',
    )
  }
}

void runCommand(() => upload(process.argv.slice(2)))
