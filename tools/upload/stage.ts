import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ShippedPackage } from '../shipped-package'

/** What is sent is what was looked at: a copy of these files and no others, with the town's appid. */
export async function stage(project: string, { root, files }: ShippedPackage, appid: string) {
  const path = await mkdtemp(join(tmpdir(), 'red-star-upload-'))
  const settings = JSON.parse(await readFile(join(project, 'project.config.json'), 'utf8')) as {
    miniprogramRoot: string
  }
  for (const file of files) {
    const target = join(path, settings.miniprogramRoot, file)
    await mkdir(dirname(target), { recursive: true })
    await cp(join(root, file), target)
  }
  await writeFile(join(path, 'project.config.json'), JSON.stringify({ ...settings, appid }))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
