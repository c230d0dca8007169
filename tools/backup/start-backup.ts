import { version } from '../../package.json'
import { runCommand } from '../cloud/run-command'
import { enterEnvironment, readOptions } from './options'

const USAGE = `npm run backup -- <文件夹> [--no-files] [--variables 文件]
  --no-files   不带图片，只备份文档
  --variables  从这个文件读连哪个环境、用什么密钥
断了就再运行一次同样的命令，会接着做`

async function backup(args: readonly string[]): Promise<void> {
  const { folder, given, variables } = readOptions(args, ['no-files'], USAGE)
  const environment = enterEnvironment(variables)
  const { runBackup } = await import('./run-backup')
  await runBackup(environment, { folder, takesFiles: !given.has('no-files'), app: version })
}

void runCommand(() => backup(process.argv.slice(2)))
