import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import sharp from 'sharp'
import { openDatabase } from '../database/database'
import { listen } from '../database/http'
import { openMemoryStorage } from '../database/memory-storage'
import { sdkEnvironment } from '../functions/sdk-environment'
import { openStorage } from './cloud-storage'
import { type Files, isCloudPath, openFolderFiles, openMemoryFiles } from './files'

/** The SDK over HTTP, with files in memory and on disk: both keep the same promises. */
const folder = mkdtempSync(join(tmpdir(), 'files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each([
  ['in memory', openMemoryFiles],
  ['on disk', () => openFolderFiles(join(folder, 'files'))],
] as const)('files %s', (_where, openFiles) => {
  let now = 1_000_000
  let files: Files
  let address = ''
  let close: () => Promise<void>
  let app: ReturnType<typeof cloudbase.init>

  beforeAll(async () => {
    files = openFiles()
    const database = await openDatabase({ storage: openMemoryStorage(), collections: [], now: () => now })
    const storage = openStorage({ files, now: () => now, address: () => address })
    const server = await listen(storage.beside(database), 0, storage.answer)
    address = server.url.replace(/\/admin$/, '')
    close = server.close
    Object.assign(process.env, sdkEnvironment(server.url))
    app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: false })
  })
  afterAll(() => close())

  const upload = async (path: string, words: string) =>
    (await app.uploadFile({ cloudPath: path, fileContent: Buffer.from(words) })).fileID

  const linkOf = async (fileID: string) => {
    const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] })
    return fileList[0]?.tempFileURL ?? ''
  }

  test('what the SDK uploads is read back through a link that the SDK gives', async () => {
    const fileID = await upload('uploads/a.jpg', 'a picture')
    const answer = await fetch(await linkOf(fileID))
    expect(await answer.text()).toBe('a picture')
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    const { fileContent } = await app.downloadFile({ fileID })
    expect(String(fileContent)).toBe('a picture')
  })

  test('a part of a file is sent as such, with the whole length', async () => {
    const link = await linkOf(await upload('uploads/b.jpg', '0123456789'))
    const answer = await fetch(link, { headers: { range: 'bytes=2-4' } })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, 'bytes 2-4/10'])
    expect(await answer.text()).toBe('234')
  })

  test('a link ends, is good for one file only, and nothing is read without one', async () => {
    const link = await linkOf(await upload('uploads/c.jpg', 'c'))
    await upload('uploads/d.jpg', 'd')
    expect((await fetch(link.replace('c.jpg', 'd.jpg'))).status).toBe(403)
    expect((await fetch(`${address}/storage/uploads/c.jpg`)).status).toBe(403)
    now += 61_000
    expect((await fetch(link)).status).toBe(403)
  })

  test('a deleted file is gone; deleting it again, or asking for it, says so', async () => {
    const fileID = await upload('uploads/e.jpg', 'e')
    const codes = async () => (await app.deleteFile({ fileList: [fileID] })).fileList?.map(({ code }) => code)
    expect(await codes()).toEqual(['SUCCESS'])
    expect(await codes()).toEqual(['STORAGE_FILE_NONEXIST'])
    const { fileList } = await app.getTempFileURL({ fileList: [fileID] })
    expect(fileList[0]).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test('a mini-program puts a file where there is none, replaces its own and changes nobody’s', async () => {
    const put = (openid: string, body: string) =>
      fetch(`${address}/storage/uploads/f.jpg`, { method: 'PUT', headers: { 'x-openid': openid }, body })
    await put('o-1', 'mine')
    const { fileID } = (await (await put('o-1', 'mine, again')).json()) as { fileID: string }
    expect((await put('o-2', 'yours')).status).toBe(403)
    expect(await (await fetch(await linkOf(fileID))).text()).toBe('mine, again')
  })

  test('a mini-program writes into the folders that are open to phones and nowhere else', async () => {
    const put = (path: string) =>
      fetch(`${address}/storage/${path}`, { method: 'PUT', headers: { 'x-openid': 'o-1' }, body: 'mine' })
    expect((await put('uploads/h.jpg')).status).toBe(200)
    for (const path of ['checked/h.jpg', 'waiting/h.jpg', 'packs/h.docx', 'h.jpg', 'checked/uploads/h.jpg']) {
      expect((await put(path)).status).toBe(403)
    }
  })

  test('a link to a picture may ask for a smaller one, never for a larger one or for anything else', async () => {
    const picture = await sharp({ create: { width: 80, height: 60, channels: 3, background: 'green' } })
      .png()
      .toBuffer()
    const { fileID } = await app.uploadFile({ cloudPath: 'checked/i.png', fileContent: picture })
    const link = await linkOf(fileID)
    const sizeAt = async (rule: string) => {
      const answer = await fetch(`${link}&${rule}`)
      const { width, height, format } = await sharp(await answer.arrayBuffer()).metadata()
      return [answer.headers.get('content-type'), format, width, height]
    }
    for (const rule of ['imageMogr2/thumbnail/40x', 'imageMogr2/auto-orient/thumbnail/40x']) {
      expect(await sizeAt(rule)).toEqual(['image/png', 'png', 40, 30])
    }
    expect(await sizeAt('imageMogr2/thumbnail/750x')).toEqual(['image/png', 'png', 80, 60])
    expect((await fetch(`${link}&imageMogr2/thumbnail/0x`)).status).toBe(400)
    expect((await fetch(`${link}&imageMogr2/rotate/90`)).status).toBe(400)
    const words = await linkOf(await upload('checked/j.png', 'no picture'))
    expect((await fetch(`${words}&imageMogr2/thumbnail/40x`)).status).toBe(400)
    expect((await fetch(`${address}/storage/checked/i.png?imageMogr2/thumbnail/40x`)).status).toBe(403)
  })

  test('over ten megabytes are refused and kept nowhere', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1)
    expect((await fetch(`${address}/storage/uploads/g.jpg`, { method: 'PUT', body })).status).toBe(413)
    expect(await files.read('uploads/g.jpg')).toBeUndefined()
  })

  test('what the storage does not know is refused by name', async () => {
    const copy = app.copyFile({ fileList: [{ srcPath: 'uploads/a.jpg', dstPath: 'other/a.jpg' }] })
    await expect(copy).rejects.toThrow('storage.batchCopyFile')
  })

  test('clearing leaves nothing', async () => {
    await files.clear()
    expect(await files.read('uploads/a.jpg')).toBeUndefined()
    expect(existsSync(join(folder, 'files'))).toBe(false)
  })
})

test.each(['../secret', 'uploads/../../secret', '/etc/passwd', 'uploads/.hidden', 'uploads//a', '', 'a%2fb'])(
  'no path leads out of the folder: «%s»',
  (path) => {
    expect(isCloudPath(path)).toBe(false)
  },
)
