import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf, type TemporaryFolder } from '../folder-of'
import { askWechat, type Job } from './wechat'

/**
 * WeChat's tool is too large to be installed for a test, and cannot send without a town's key. In its place stands what
 * it does as seen from outside: 2.1.42 throws errors with a number, writes to the console and leaves processes behind.
 */
const tool = (body: string) => `
class Project { constructor(options) { this.options = options } }
const loud = () => { process.stdout.write('[summer-compiler] forkProcess\\n'); setInterval(() => {}, 1000) }
const fail = (code, message) => { throw Object.assign(new Error(message), { code }) }
module.exports = { Project, DefaultProjectAttr: {}, ${body} }`

const job: Job = {
  task: 'upload',
  projectPath: '/town',
  appid: 'wx0123456789abcdef',
  key: 'the-key-of-the-town',
  version: '0.2.0',
  description: '十一月',
  robot: 1,
  picture: '/town/code.jpg',
}

let project: TemporaryFolder

const withTool = (body: string) => {
  project = folderOf({
    'tools/upload/send.mjs': readFileSync(join(__dirname, 'send.mjs'), 'utf8'),
    'tools/upload/node_modules/miniprogram-ci/index.js': tool(body),
  })
  return project.path
}

afterEach(() => {
  project.remove()
  delete process.env.WECHAT_UPLOAD_KEY
})

test('an upload names version and words, and ends although the tool’s processes go on', async () => {
  const root = withTool(`upload: async ({ project, version, desc, robot }) => {
    loud()
    const said = [project.options.appid, project.options.privateKey, version, desc, robot].join(' ')
    if (said !== 'wx0123456789abcdef the-key-of-the-town 0.2.0 十一月 1') fail(20003, said)
  }`)
  await expect(askWechat(root, job)).resolves.toEqual({})
})

test('the key is in neither the arguments nor the variables of the process, where others could read it', async () => {
  process.env.WECHAT_UPLOAD_KEY = job.key
  const root = withTool(`upload: async () => {
    const seen = JSON.stringify([process.argv, process.env])
    if (seen.includes('the-key-of-the-town')) fail(20003, 'the key is there')
  }`)
  await expect(askWechat(root, job)).resolves.toEqual({})
})

test('a check compiles without asking WeChat about the account, and answers the sizes', async () => {
  const root = withTool(`getCompiledResult: async ({ project }) => {
    if (!project.options.attr) fail(20001, 'asked WeChat')
    return { 'app.js': Buffer.from('App({})'), 'lead/hours.wxml': '名单' }
  }`)
  await expect(askWechat(root, { ...job, task: 'check' })).resolves.toEqual({
    files: [
      ['app.js', 7],
      ['lead/hours.wxml', 6],
    ],
  })
})

test('what WeChat refuses is said in words', async () => {
  const root = withTool(
    `upload: async () => fail(20003, 'Error: {"errCode":-10008,"errMsg":"invalid ip: 203.0.113.7"}')`,
  )
  await expect(askWechat(root, job)).rejects.toThrow(/IP 白名单[\s\S]*203\.0\.113\.7/)
})

test('a tool that ends without a word is no success', async () => {
  const root = withTool('upload: async () => process.exit(0)')
  await expect(askWechat(root, job)).rejects.toThrow('没有说原因')
})
