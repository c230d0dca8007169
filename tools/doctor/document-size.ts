import { type Finding, problem } from './check'

/** CLOUDBASE: 512 KB is the constant in the vendor's SDK; whoever writes beyond it is refused. */
const MOST = 512 * 1024
const NEAR = 400 * 1024

/** Documents that grow (rosters, months, trees) are warned about before a write fails. */
export function judgeSize(collection: string, document: { _id: string }): Finding[] {
  const bytes = Buffer.byteLength(JSON.stringify(document))
  return bytes < NEAR
    ? []
    : [
        problem(
          `${collection} 里的 ${document._id} 有 ${Math.round(bytes / 1024)} KB，最多 ${MOST / 1024} KB`,
          '再长就写不进去，这件事会做不下去',
          '交给维护的人：要把它分开存',
        ),
      ]
}
