import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { storageRule } from '../../tools/deploy/rules'
import type { Rule } from '../cloud-api/environment'
import type { Database, WireReply } from '../database/database'
import { readBody } from '../http-body'
import { type Files, isCloudPath } from './files'
import { writingOf } from './storage-rule'
import { openThumbnails, widthAsked } from './thumbnails'

/** The vendor takes far larger ones; nothing of ours needs them. */
const MOST_BYTES = 10 * 1024 * 1024

/** Seconds a link works when nobody says otherwise. */
const LINK_LIFE = 7_200

/** The rule of this project's environments: what a phone may write. */
const ownRule: Rule = { permission: 'CUSTOM', securityRule: JSON.stringify(storageRule) }

/** What the vendor calls a bucket. */
const BUCKET = 'cloud://local-env.6c6f-local-env-1300000000/'

export interface CloudStorage {
  /** The database's doors with the SDK's storage actions beside them. */
  beside(database: Database): Database
  /** Links and uploads under `/storage/`; says whether the request was its own. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>
}

interface StorageOptions {
  files: Files
  /** Epoch milliseconds: links end by this clock. */
  now: () => number
  /** `http://127.0.0.1:<port>`, once it is known. */
  address: () => string
  /** The environment's rule for files; this project's own when absent. */
  rule?: () => Rule
}

type Fields = Record<string, unknown>

/**
 * CloudBase's file storage as far as the SDK and the mini-program use it (CLOUDBASE.md §3). A file is reached only by a
 * signed link that ends; what a mini-program may put where, the environment's rule says. A link to a picture may ask for
 * a smaller one.
 */
export function openStorage({ files, now, address, rule = () => ownRule }: StorageOptions): CloudStorage {
  const secret = randomBytes(32)
  const thumbnails = openThumbnails()
  const sign = (method: string, path: string, until: number) =>
    createHmac('sha256', secret).update(`${method} ${path} ${until}`).digest('hex')
  const link = (method: string, path: string, seconds: number) => {
    const until = now() + seconds * 1_000
    return `${address()}/storage/${path}?until=${until}&sign=${sign(method, path, until)}`
  }
  const isSigned = (method: string, path: string, query: URLSearchParams) => {
    const until = Number(query.get('until'))
    const given = Buffer.from(query.get('sign') ?? '')
    const right = Buffer.from(sign(method, path, until))
    return until > now() && given.length === right.length && timingSafeEqual(given, right)
  }

  /** Who put a file there from a phone; the SDK's files, and those from before a restart, are nobody's. */
  const owners = new Map<string, string>()
  const mayPut = async (path: string, openid: string) => {
    const writing = isCloudPath(path) ? writingOf(rule(), path) : 'nothing'
    const isOwn = writing === 'own' && (owners.get(path) === openid || !(await files.has(path)))
    return isOwn || writing === 'any'
  }

  const actions: Record<string, (fields: Fields) => Promise<Fields>> = {
    async 'storage.getUploadMetadata'({ path }) {
      const cloudPath = String(path)
      if (!isCloudPath(cloudPath)) {
        throw new Error('path: letters, digits, - _ . and /')
      }
      const fileId = BUCKET + cloudPath
      return { url: link('PUT', cloudPath, 600), token: '', authorization: '', fileId, cosFileId: fileId }
    },
    async 'storage.batchGetDownloadUrl'({ file_list: list }) {
      const asked = list as { fileid: string; max_age?: number }[]
      const found = asked.map(async ({ fileid, max_age: seconds = LINK_LIFE }) => {
        const path = pathOf(fileid)
        const isThere = path !== undefined && (await files.has(path))
        return isThere
          ? { code: 'SUCCESS', fileID: fileid, tempFileURL: link('GET', path, seconds) }
          : { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
      })
      return { download_list: await Promise.all(found) }
    },
    async 'storage.batchDeleteFile'({ fileid_list: list }) {
      const removed = (list as string[]).map(async (fileID) => {
        const path = pathOf(fileID)
        const wasThere = path !== undefined && (await files.remove(path))
        return { code: wasThere ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID }
      })
      return { delete_list: await Promise.all(removed) }
    },
  }

  async function perform(action: string, fields: Fields): Promise<WireReply> {
    const requestId = randomUUID()
    const work = actions[action]
    if (!work) {
      return { requestId, code: 'INVALID_PARAM', message: `not supported by the local storage: ${action}` }
    }
    try {
      return { requestId, data: await work(fields) }
    } catch (error) {
      return { requestId, code: 'INVALID_PARAM', message: (error as Error).message }
    }
  }

  async function receive(
    path: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const bytes = await readBody(request, MOST_BYTES)
    const isSdk = query.has('sign')
    const openid = String(request.headers['x-openid'])
    if (!(isSdk ? isSigned('PUT', path, query) : await mayPut(path, openid))) {
      return refuse(response, 403, 'AccessDenied')
    }
    if (bytes === undefined) {
      return refuse(response, 413, 'EntityTooLarge')
    }
    await files.write(path, bytes)
    if (isSdk) {
      response.writeHead(200).end()
    } else {
      owners.set(path, openid)
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ fileID: BUCKET + path }))
    }
  }

  async function show(
    path: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const whole = isSigned('GET', path, query) ? await files.read(path) : undefined
    if (!whole) {
      return refuse(response, 403, 'AccessDenied')
    }
    const width = widthAsked(query)
    if (width === 'unknown') {
      return refuse(response, 400, 'InvalidArgument')
    }
    const bytes = width === undefined ? whole : await thumbnails.of(whole, width)
    if (!bytes) {
      return refuse(response, 400, 'InvalidImage')
    }
    // Never run or sniffed by a browser, whatever somebody uploaded.
    const headers = {
      'content-type': typeOf(path),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    const part = to === undefined ? bytes : bytes.subarray(Number(from), Number(to) + 1)
    if (part.length === bytes.length) {
      response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes)
    } else {
      const range = `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`
      response.writeHead(206, { ...headers, 'content-range': range, 'content-length': part.length }).end(part)
    }
  }

  return {
    beside: (database) => ({
      ...database,
      handle: async (body) => {
        const { action, ...fields } = (body ?? {}) as Fields
        return typeof action === 'string' && action.startsWith('storage.')
          ? perform(action, fields)
          : database.handle(body)
      },
    }),
    async answer(request, response) {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
      if (!pathname.startsWith('/storage/') || (request.method !== 'GET' && request.method !== 'PUT')) {
        return false
      }
      const path = pathname.slice('/storage/'.length)
      await (request.method === 'PUT' ? receive : show)(path, searchParams, request, response).catch(() =>
        refuse(response, 500, 'InternalError'),
      )
      return true
    },
  }
}

function pathOf(fileId: string): string | undefined {
  const path = fileId.startsWith(BUCKET) ? fileId.slice(BUCKET.length) : ''
  return isCloudPath(path) ? path : undefined
}

const types: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' }

function typeOf(path: string): string {
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}

/** As the vendor's object storage says it. */
function refuse(response: ServerResponse, status: number, code: string): void {
  const detail = `<Code>${code}</Code><Message>${code}</Message><RequestId>local</RequestId><TraceId>local</TraceId>`
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error>${detail}</Error>`)
}
