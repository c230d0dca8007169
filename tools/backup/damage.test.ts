import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathsOf } from '../../cloudfunctions/features/picture/picture-rules'
import { readEnvironment } from '../cloud/environment'
import { folderOf, type TemporaryFolder } from '../folder-of'
import { readManifest } from './manifest'
import type { runBackup as RunBackup } from './run-backup'
import { openTown, type Town } from './testing/town'
import { verifyBackup } from './verify'

let town: Town
let folder: TemporaryFolder
let backup: string
let runBackup: typeof RunBackup

const picture = { _id: 'p-1', by: 'm-1', use: 'post', state: 'passed', asked: 1 }
const members = [1, 2, 3].map((number) => ({ _id: `m-${number}`, name: '王建国', openid: `o-${number}` }))

beforeAll(async () => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  town = await openTown({ members, pictures: [picture] })
  await town.files.write(pathsOf('p-1').checked, Buffer.from('a picture'))
  folder = folderOf({})
  Object.assign(process.env, town.variables)
  // After the variables: function code finds its environment when it is loaded.
  ;({ runBackup } = await import('./run-backup'))
})

beforeEach(async () => {
  backup = join(folder.path, `backup-${Math.random()}`)
  await runBackup(readEnvironment(town.variables), { folder: backup, takesFiles: true, app: '0.1.0' })
})

afterAll(async () => {
  await town.close()
  folder.remove()
})

const verify = async () => verifyBackup(backup, await readManifest(backup))
const at = (name: string) => join(backup, name)
const change = (name: string, from: string, to: string) =>
  writeFileSync(at(name), readFileSync(at(name), 'utf8').replace(from, to))

test('a backup as it was made is accepted', async () => {
  await expect(verify()).resolves.toBeUndefined()
})

test.each<[string, () => void, RegExp]>([
  ['a value was changed', () => change('members.jsonl', '王建国', '李建国'), /members\.jsonl 和清单对不上：/],
  ['a line is damaged', () => change('members.jsonl', '"m-2"', '"m-2'), /对不上，第 2 行读不出来/],
  ['the end is missing', () => truncateSync(at('members.jsonl'), 50), /members\.jsonl 和清单对不上/],
  ['a line came in', () => appendFileSync(at('tasks.jsonl'), '{"_id":"t-1"}\n'), /tasks\.jsonl 和清单对不上/],
  ['a file is missing', () => rmSync(at('members.jsonl')), /少了 members\.jsonl/],
  ['a picture is missing', () => rmSync(at('files/checked/p-1.jpg')), /少了图片 .*p-1\.jpg/],
  ['a picture was changed', () => writeFileSync(at('files/checked/p-1.jpg'), 'b'), /图片 .*p-1\.jpg 坏了/],
  [
    'the list of pictures was changed',
    () => change('files.jsonl', 'checked', '../../x'),
    /files\.jsonl 和清单对不上/,
  ],
  ['the manifest is missing', () => rmSync(at('manifest.json')), /没有 manifest\.json.*没有做完/],
  ['the manifest is cut off', () => truncateSync(at('manifest.json'), 100), /manifest\.json 读不出来/],
  [
    'the manifest names another place',
    () => change('manifest.json', '"members.jsonl"', '"../m"'),
    /读不出来/,
  ],
  [
    'it is of a newer contract',
    () => change('manifest.json', '"contract": ', '"contract": 9'),
    /来自更新的程序.*请先更新/,
  ],
  [
    'a newer program made it',
    () => change('manifest.json', '"format": 1', '"format": 2'),
    /请先更新这个项目/,
  ],
])('it is refused by the name of what is wrong when %s', async (_, harm, words) => {
  harm()
  await expect(verify()).rejects.toThrow(words)
})

test('a folder with a finished backup or with anything else is left alone, and one of another environment, too', async () => {
  const environment = readEnvironment(town.variables)
  const options = { folder: backup, takesFiles: true, app: '0.1.0' }
  await expect(runBackup(environment, options)).rejects.toThrow('已有一份做完的备份')
  const photos = folderOf({ 'photo.jpg': 'x' })
  await expect(runBackup(environment, { ...options, folder: photos.path })).rejects.toThrow('photo.jpg')
  await expect(
    runBackup(environment, { ...options, folder: join(photos.path, 'photo.jpg') }),
  ).rejects.toThrow('是一个文件')
  photos.remove()
  const state = { envId: 'another', takesFiles: true, collections: [], done: {}, addressed: [] }
  const begun = folderOf({ 'unfinished.json': JSON.stringify(state) })
  await expect(runBackup(environment, { ...options, folder: begun.path })).rejects.toThrow('环境 another')
  begun.remove()
})

test('who changed their account between two runs is copied anew: with one account twice nobody could restore it', async () => {
  const environment = readEnvironment(town.variables)
  const before = { backupId: 'b-1', startedAt: 1, takesFiles: true, done: {}, addressed: [] }
  const begun = folderOf({
    'unfinished.json': JSON.stringify({ ...before, envId: environment.envId, collections: ['members'] }),
    // Since then the account has gone on to m-1.
    'members.jsonl': '{"_id":"m-0","name":"王建国","openid":"o-1"}\n',
  })
  await runBackup(environment, { folder: begun.path, takesFiles: true, app: '0.1.0' })
  const ids = readFileSync(join(begun.path, 'members.jsonl'), 'utf8').match(/m-\d/g)
  await expect(verifyBackup(begun.path, await readManifest(begun.path))).resolves.toBeUndefined()
  begun.remove()
  expect(ids).toEqual(['m-1', 'm-2', 'm-3'])
})

test.each([
  ['a wrong key', { secretKey: 'wrong' }, 'AuthFailure.SignatureFailure'],
  ['an environment that is not there', { envId: 'gone' }, 'InvalidParameter.EnvId'],
])('%s is not taken for a missing right: nothing is copied', async (_, over, code) => {
  const environment = { ...readEnvironment(town.variables), ...over }
  const empty = folderOf({})
  const options = { folder: empty.path, takesFiles: true, app: '0.1.0' }
  await expect(runBackup(environment, options)).rejects.toMatchObject({ code })
  expect(existsSync(join(empty.path, 'trees.jsonl'))).toBe(false)
  empty.remove()
})

test('git takes nothing of it: whoever commits the folder it lies in must not publish a town', async () => {
  expect(readFileSync(at('.gitignore'), 'utf8')).toBe('*\n')
})
