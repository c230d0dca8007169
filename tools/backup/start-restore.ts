import { runCommand } from '../cloud/run-command'
import { enterEnvironment, readOptions } from './options'

const USAGE = `npm run restore -- <备份的文件夹> [--unbind] [--variables 文件]
  --unbind     解除所有微信绑定。换到另一个小程序，或从本机模拟器搬上云时要加：
               微信用户的编号只在一个小程序里有效，大家要用邀请码重新绑定
  --variables  从这个文件读连哪个环境、用什么密钥
只恢复到部署过的、空的环境；断了就再运行一次同样的命令，会接着做`

async function restore(args: readonly string[]): Promise<void> {
  const { folder, given, variables } = readOptions(args, ['unbind'], USAGE)
  const environment = enterEnvironment(variables)
  const { runRestore } = await import('./run-restore')
  await runRestore(environment, { folder, isUnbinding: given.has('unbind') })
}

void runCommand(() => restore(process.argv.slice(2)))
