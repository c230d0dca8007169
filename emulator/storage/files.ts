import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Stored files by their cloud path, such as `uploads/1a2b.jpg`. */
export interface Files {
  has(path: string): Promise<boolean>
  read(path: string): Promise<Buffer | undefined>
  write(path: string, bytes: Buffer): Promise<void>
  /** Says whether there was one. */
  remove(path: string): Promise<boolean>
  clear(): Promise<void>
}

export function openMemoryFiles(): Files {
  const files = new Map<string, Buffer>()
  return {
    has: async (path) => files.has(path),
    read: async (path) => files.get(path),
    write: async (path, bytes) => {
      files.set(path, bytes)
    },
    remove: async (path) => files.delete(path),
    clear: async () => files.clear(),
  }
}

/** Paths are checked before they come here; see `isCloudPath`. */
export function openFolderFiles(folder: string): Files {
  const read = async (path: string) => {
    try {
      return await readFile(join(folder, path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined
      }
      throw error
    }
  }
  return {
    has: async (path) => existsSync(join(folder, path)),
    read,
    async write(path, bytes) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), bytes)
    },
    async remove(path) {
      const isThere = existsSync(join(folder, path))
      await rm(join(folder, path), { force: true })
      return isThere
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Letters, digits, dashes and dots in up to four parts, none of which begins with a dot: never out of the folder. */
export function isCloudPath(path: string): boolean {
  return path.length <= 200 && /^\w[\w.-]*(\/\w[\w.-]*){0,3}$/.test(path)
}
