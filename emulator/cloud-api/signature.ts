import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { CloudApiError } from './cloud-api-error'

export interface Credentials {
  secretId: string
  secretKey: string
}

export interface SignedRequest {
  headers: IncomingHttpHeaders
  body: Buffer
  /** Epoch milliseconds by the machine's own clock, as the vendor's is. */
  now: number
}

/** Seconds: 相差不得超过五分钟 (cloud.tencent.com/document/api/583/30771, AuthFailure.SignatureExpire). */
const LIFE = 300

/**
 * Checks TC3-HMAC-SHA256 (cloud.tencent.com/document/product/876/34813) of a POST to `/`, and says which service it is for.
 * The vendor's port is never named, so a client may sign the host with its port or, as @cloudbase/manager-node does, without.
 */
export function verifySignature({ headers, body, now }: SignedRequest, key: Credentials): string {
  const parts =
    /^TC3-HMAC-SHA256 Credential=([^/\s]+)\/(\d{4}-\d\d-\d\d)\/(\w+)\/tc3_request, ?SignedHeaders=([\w;-]+), ?Signature=([\da-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  const timestamp = Number(headers['x-tc-timestamp'])
  if (!parts || !Number.isInteger(timestamp)) {
    throw new CloudApiError(
      'AuthFailure.InvalidAuthorization',
      'The `Authorization` in the request header does not follow the standard of Tencent Cloud.',
    )
  }
  const [, secretId, date, service, signed, signature] = parts as unknown as string[]
  if (secretId !== key.secretId) {
    throw new CloudApiError(
      'AuthFailure.SecretIdNotFound',
      'The SecretId is not found, please ensure that your SecretId is correct.',
    )
  }
  if (Math.abs(now / 1_000 - timestamp) > LIFE) {
    throw new CloudApiError(
      'AuthFailure.SignatureExpire',
      'The provided credentials have expired. Please check your system clock.',
    )
  }
  const host = headers.host ?? ''
  const isRight = [host, host.replace(/:\d+$/, '')].some((name) => {
    const values: Record<string, string | undefined> = { ...(headers as Record<string, string>), host: name }
    const lines = String(signed).split(';')
    const canonical = lines.map((line) => `${line}:${(values[line] ?? '').trim().toLowerCase()}\n`).join('')
    const request = ['POST', '/', '', canonical, signed, sha256(body)].join('\n')
    const scope = `${date}/${service}/tc3_request`
    const text = ['TC3-HMAC-SHA256', timestamp, scope, sha256(request)].join('\n')
    const signing = [date, service, 'tc3_request'].reduce<Buffer | string>(
      (secret, step) => hmac(secret, String(step)),
      `TC3${key.secretKey}`,
    )
    return timingSafeEqual(hmac(signing, text), Buffer.from(String(signature), 'hex'))
  })
  if (!isRight) {
    throw new CloudApiError(
      'AuthFailure.SignatureFailure',
      'The provided credentials could not be validated. Please check your signature is correct.',
    )
  }
  return String(service)
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (secret: string | Buffer, data: string) => createHmac('sha256', secret).update(data).digest()
