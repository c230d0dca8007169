import { version } from '../../package.json'
import { leadFunctionCodeTo } from '../cloud/connect-data'
import { readEnvironment } from '../cloud/environment'
import { runCommand } from '../cloud/run-command'
import { readOptions } from './options'
import { runBackup } from './run-backup'

const USAGE = `npm run backup -- <文件夹> [--no-files]
  --no-files  不带图片，只备份文档
断了就再运行一次同样的命令，会接着做`

async function backup(args: readonly string[]): Promise<void> {
  const { values, folder } = readOptions(args, { 'no-files': { type: 'boolean', default: false } }, USAGE)
  const environment = readEnvironment(process.env)
  leadFunctionCodeTo(environment)
  await runBackup(environment, { folder, takesFiles: !values['no-files'], app: version })
}

void runCommand(() => backup(process.argv.slice(2)))
