import { leadFunctionCodeTo } from '../cloud/connect-data'
import { readEnvironment } from '../cloud/environment'
import { runCommand } from '../cloud/run-command'
import { readOptions } from './options'
import { runRestore } from './run-restore'

const USAGE = `npm run restore -- <备份的文件夹> [--unbind]
  --unbind  解除所有微信绑定。换到另一个小程序，或从本机模拟器搬上云时要加：
            微信用户的编号只在一个小程序里有效，大家要用邀请码重新绑定
只恢复到部署过的、空的环境；断了就再运行一次同样的命令，会接着做`

async function restore(args: readonly string[]): Promise<void> {
  const { values, folder } = readOptions(args, { unbind: { type: 'boolean', default: false } }, USAGE)
  const environment = readEnvironment(process.env)
  leadFunctionCodeTo(environment)
  await runRestore(environment, { folder, isUnbinding: values.unbind })
}

void runCommand(() => restore(process.argv.slice(2)))
