import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import writeXlsxFile from 'write-excel-file/node'
import { type Emulator, openEmulator } from '../../emulator'
import { commandEnvironment } from '../../functions/sdk-environment'
import { launchBrowser } from './browser'
import { openPhone, type Phone } from './phone'

jest.setTimeout(180_000)

const root = resolve(__dirname, '../../..')

let browser: Browser
let cloud: Emulator
const phones: Phone[] = []

beforeAll(async () => {
  const empty = { seed: 'none', isFresh: false, isBare: false, isEmpty: true } as const
  const now = Date.parse('2026-11-22T09:41:00+08:00')
  ;[browser, cloud] = await Promise.all([
    launchBrowser(),
    openEmulator({ port: 0, dataDir: ':memory:', now, ...empty }, () => {}, false),
  ])
})

afterAll(async () => {
  for (const phone of phones) {
    await phone.close()
  }
  await browser?.close()
  await cloud?.close()
})

test('from an empty environment to the first villager', async () => {
  expect(await run('deploy', '--yes', '--by', '张工')).toContain('部署完成')
  const said = await run('deploy', 'admin', '--name', '王五', '--birth-year', '1985', '--yes')
  const [code = ''] = /[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}/.exec(said) ?? []

  const chief = await phoneOf('o-first')
  await bind(chief, code, '王五')
  await looksRight(chief, 'administrator')

  await chief.open('workbench/home/home')
  await chief.sees('我的职务：县级管理员')
  await looksRight(chief, 'workbench')
  await chief.choose('link', /^组织，/)
  await chief.tap('新建党总支')
  await chief.type('党总支名称', '上河镇党总支')
  await chief.tap(/^新建$/)
  await chief.sees('上河镇党总支建好了')
  await chief.tap('去建支部')
  await chief.tap('上河镇党总支')
  await chief.tap('在下面新建支部')
  await chief.type('名称', '河口村支部')
  await chief.tap('保存')
  await chief.sees('河口村支部')
  await looksRight(chief, 'tree')

  await chief.open('workbench/choose/choose')
  await chief.tap('河口村支部')
  await chief.open('workbench/import/import')
  await chief.handOver('选文件', '名册.xlsx', await roster())
  await chief.sees(/都没有问题/)
  await chief.tap('确认导入')
  await chief.sees('导入好了')
  await chief.open('workbench/role/role')
  await chief.tap('定一个职务')
  await chief.type('请谁担任', '何书记')
  await chief.tap(/^选何书记/)
  await chief.tap(/^职务：/)
  await chief.tap('支部书记')
  await chief.tap('定下来')
  await chief.sees('河口村支部 支部书记')
  const invited = await inviteOf(chief)

  const secretary = await phoneOf('o-secretary')
  await bind(secretary, invited, '何书记')
  await secretary.open('workbench/home/home')
  await secretary.sees('我的职务：支部书记')

  const villager = await phoneOf('o-villager')
  await bind(villager, invited, '江晓燕')
  await looksRight(villager, 'villager')
  await villager.open('pages/me/me/me')
  await villager.sees('江晓燕')
  await villager.sees('河口村支部')

  const second = await phoneOf('o-second')
  await askToBind(second, code, '王五')
  await second.sees('这个邀请码不能用')

  expect(await run('doctor')).toContain('一切正常')
})

async function phoneOf(openid: string): Promise<Phone> {
  const phone = await openPhone(browser, cloud, openid)
  phones.push(phone)
  return phone
}

async function bind(phone: Phone, code: string, name: string): Promise<void> {
  await askToBind(phone, code, name)
  await phone.sees(/认好了/)
}

async function askToBind(phone: Phone, code: string, name: string): Promise<void> {
  await phone.open('pages/me/me/me')
  await phone.choose('link', '我有邀请码')
  await phone.sees('登记以前，请您看一看')
  await phone.tap('同意，继续')
  await phone.tap(/^同意$/)
  await phone.type('邀请码', code)
  await phone.type('姓名', name)
  await phone.tap('认支部')
}

async function inviteOf(phone: Phone): Promise<string> {
  await phone.open('workbench/invite/invite')
  await phone.tap('做一个邀请码')
  await phone.sees('邀请码好了')
  const [code = ''] = /[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/.exec(await phone.screen.innerText()) ?? []
  return code
}

async function looksRight(phone: Phone, name: string): Promise<void> {
  expect(await phone.picture(`going-live-${name}`)).toEqual([])
}

function roster(): Promise<Buffer> {
  const rows = [
    ['姓名', '身份', '出生年份'],
    ['何书记', '党员', 1980],
    ['江晓燕', '村民', 1991],
  ]
  const data = rows.map((row) => row.map((value) => ({ value })))
  return writeXlsxFile([{ data, sheet: '名册' }]).toBuffer()
}

/** A command as the town's IT person gives it, led to this environment by its variables; answers what it said. */
function run(command: 'deploy' | 'doctor', ...args: string[]): Promise<string> {
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, ...commandEnvironment(cloud.address, {}) }
  const program = ['--import', 'tsx', `tools/${command}/start.ts`, ...args]
  return new Promise((answer, refuse) => {
    const child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (text: string) => {
      output += text
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', refuse)
    child.on('close', (status) =>
      status === 0 ? answer(output) : refuse(new Error(`${command} ${args.join(' ')}: ${status}\n${output}`)),
    )
  })
}
