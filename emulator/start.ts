import { writeFileSync } from 'node:fs'
import { say } from '../tools/say'
import { commandEnvironment, sdkEnvironment } from './functions/sdk-environment'
import { operatorVariables } from './operator'
import { readSettings } from './settings'
import { templateVariables } from './wechat-messages'

/** `npm start`: the whole cloud and the preview on this machine, or the database of another project, until Ctrl-C. */
async function start(): Promise<void> {
  const startedAt = Date.now()
  const settings = readSettings(process.argv.slice(2), process.env)
  const { collections } = settings
  const isAlone = collections !== undefined
  say(isAlone ? '正在启动：数据库' : '正在启动：数据库、云函数、预览')
  // Each loads what only it needs: the database alone neither bundles nor draws.
  const { address, port, close } = isAlone
    ? await (await import('./alone')).openAlone({ ...settings, collections }, say)
    : await (await import('./emulator')).openEmulator(settings, say, true)
  if (settings.port !== 0 && port !== settings.port) {
    say(`端口 ${settings.port} 有别的程序在用，改用 ${port}`)
  }
  const environment = isAlone
    ? sdkEnvironment(`${address}/admin`)
    : commandEnvironment(address, { ...templateVariables, ...operatorVariables })
  const variables = Object.entries(environment).map(([name, value]) => `${name}='${value}'`)
  if (settings.envFile !== undefined) {
    writeFileSync(settings.envFile, `${variables.join('\n')}\n`)
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  say(`\n  ${isAlone ? '本地 CloudBase 数据库' : '红星蓝领'}已就绪（${seconds} 秒）：${address}\n`)
  if (isAlone) {
    say(variables.map((variable) => `  export ${variable}`).join('\n'))
  } else {
    say(settings.isBare ? `  SDK 地址：${address}/admin` : '  用浏览器打开上面的地址')
    if (settings.isEmpty) {
      say(`  可以部署到这里：npm run deploy -- --variables ${settings.envFile ?? '<文件>'}`)
    }
  }
  say('  按 Ctrl-C 结束，数据留到下次\n')

  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!isStopping) {
        isStopping = true
        say('\n正在结束…')
        void close().then(() => process.exit(0))
      }
    })
  }
}

start().catch((error: unknown) => {
  process.stderr.write(`\n没能启动：${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
