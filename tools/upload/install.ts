import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../cloud/refusal'
import { say } from '../say'

const TOOL = 'node_modules/miniprogram-ci'

function versionIn(lock: string): string | undefined {
  if (!existsSync(lock)) {
    return undefined
  }
  const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as {
    packages: Record<string, { version: string } | undefined>
  }
  return packages[TOOL]?.version
}

/** Whether WeChat's tool stands there whole: npm writes its stamp last. */
export function isInstalled(folder: string): boolean {
  const installed = versionIn(join(folder, 'node_modules/.package-lock.json'))
  return installed !== undefined && installed === versionIn(join(folder, 'package-lock.json'))
}

/** Brings WeChat's tool into its own folder, the first time. */
export async function installTool(root: string): Promise<void> {
  if (isInstalled(join(root, 'tools/upload'))) {
    return
  }
  say(
    '第一次用：要装微信的上传工具 miniprogram-ci，一千多个包，占 280 MB 左右，只装在 tools/upload，要几分钟。',
  )
  const { runStep } = await import('../progress.mjs')
  const isDone = await runStep('安装 miniprogram-ci', 'npm', [
    'ci',
    '--prefix',
    'tools/upload',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (!isDone) {
    throw new Refusal('上传工具没有装上。请检查网络后再运行')
  }
}
