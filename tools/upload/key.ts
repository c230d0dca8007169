import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Refusal } from '../cloud/refusal'

const WHERE = '在微信公众平台“管理 → 开发管理 → 开发设置 → 小程序代码上传”里生成和下载'

/** The key for uploading, as PEM; refused when there is none or it is none. Nothing of it is ever said. */
export function readKey({ WECHAT_UPLOAD_KEY, WECHAT_UPLOAD_KEY_FILE }: NodeJS.ProcessEnv): string {
  const text = WECHAT_UPLOAD_KEY?.trim() || fromFile(WECHAT_UPLOAD_KEY_FILE?.trim())
  // In a variable the lines of a PEM often come as one, with \n written out.
  const key = `${text.replaceAll('\\n', '\n').trim()}\n`
  if (!isRsaKey(key)) {
    throw new Refusal(
      `上传密钥不对：它应是以 -----BEGIN RSA PRIVATE KEY----- 开头的几行字，${WHERE}（不是 AppSecret）`,
    )
  }
  return key
}

function fromFile(file: string | undefined): string {
  if (!file) {
    throw new Refusal(
      `没有上传密钥。请设环境变量 WECHAT_UPLOAD_KEY_FILE（密钥文件在哪里）或 WECHAT_UPLOAD_KEY（密钥的内容）。密钥${WHERE}`,
    )
  }
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refusal(`读不了密钥文件 ${file}，请核对 WECHAT_UPLOAD_KEY_FILE`)
  }
}

function isRsaKey(key: string): boolean {
  try {
    return createPrivateKey(key).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}
