import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

export interface SmallProgram {
  folder: string
  output: string
  write(file: string, text: string): Promise<void>
  remove(): Promise<void>
}

const files: Record<string, string> = {
  'app.json': JSON.stringify({ pages: ['pages/home/home'], window: { navigationBarTitleText: '小' } }),
  'app.ts': 'App({})',
  'pages/home/home.ts': 'Page({ data: { name: 1 } })',
  'pages/home/home.wxml': '<view>{{name}}</view>',
}

/** A mini-program of one page on disk, for tests that change its sources. */
export async function writeSmallProgram(changes: Record<string, string> = {}): Promise<SmallProgram> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'mini-program-'))
  const folder = path.join(root, 'miniprogram')
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), text)
  }
  await symlink(path.join(__dirname, '../../../node_modules'), path.join(root, 'node_modules'))
  await writeFile(
    path.join(root, 'package.json'),
    JSON.stringify({ dependencies: { 'tdesign-miniprogram': '*' } }),
  )
  for (const [file, text] of Object.entries({ ...files, ...changes })) {
    await write(file, text)
  }
  return {
    folder,
    output: path.join(root, 'output'),
    write,
    remove: () => rm(root, { recursive: true }),
  }
}
