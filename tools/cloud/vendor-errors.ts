/** What the vendor's SDKs throw, as far as it is the same for both. */
interface VendorError {
  code: string
  text: string
  requestId?: string
}

/**
 * Codes of the management API (cloud.tencent.com/document/product/876/34808 and 583/17238: common errors) and of the
 * data SDK, by what a person can do about them. The first that fits counts.
 */
const words: readonly [pattern: RegExp, meaning: string][] = [
  [
    /SecretIdNotFound|INVALID_SECRETID|SIGN_PARAM_INVALID/i,
    '密钥 ID 不对：腾讯云不认识它。请核对 TENCENTCLOUD_SECRETID',
  ],
  [/SignatureExpire/i, '本机时间不准，腾讯云拒绝了签名。请校准时间后再运行'],
  [/SignatureFailure|SIGNATURE/i, '密钥不对：签名没有通过。请核对 TENCENTCLOUD_SECRETKEY'],
  [/TokenFailure|SESSIONTOKEN/i, '临时密钥过期了。请换新的 TENCENTCLOUD_SESSIONTOKEN'],
  [
    /Unauthorized|CamNoAuth|FORBIDDEN|PERMISSION_DENIED/i,
    '这个密钥没有权限。请给它云开发（TCB）和云函数（SCF）的管理权限',
  ],
  [
    /INVALID_ENV|ResourceNotFound\.(Env|Namespace)|EnvNotExist|InvalidParameter\.EnvId/i,
    '找不到这个环境。请核对 CLOUDBASE_ENV，并确认密钥属于同一个账号',
  ],
  [/E11000|DuplicateKey|DUPLICATE/i, '已有的数据里有重复的值，唯一索引建不起来'],
  [/RequestLimitExceeded|ThrottledException/i, '请求太快，被腾讯云限流。请过一分钟再运行，会接着做'],
  [/LimitExceeded|QuotaExceeded|OverQuota/i, '超过了套餐的额度。请在云开发控制台升级套餐，或清理不用的东西'],
  [/Arrears|InsufficientBalance|ISOLATE/i, '账号欠费或环境被停用。请在腾讯云充值后再运行'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ESOCKETTIMEDOUT|socket hang up|network timeout/i,
    '连不上网络，或服务没有回答。请检查网络后再运行，已做完的不会重做',
  ],
  // This machine's own.
  [/^ENOSPC|no space left/i, '这台机器的硬盘满了。请腾出地方再运行，会接着做'],
  [/^(EACCES|EPERM|EROFS)$/, '这台机器不让读写那个文件夹。请换一个地方'],
  [/COLLECTION_NOT_EXIST/i, '集合还没有建好。请先运行 npm run deploy'],
  [/InternalError|SERVER_TIMEOUT|SYS_ERR/i, '腾讯云内部出错。请过几分钟再运行，会接着做'],
]

/** The vendor's error in words for the person at the command; with its code, never with a key. */
export function inWords(error: unknown): string {
  const { code, text, requestId } = read(error)
  const meaning =
    words.find(([pattern]) => pattern.test(code)) ?? words.find(([pattern]) => pattern.test(text))
  const traces = [code, requestId && `请求编号 ${requestId}`].filter(Boolean).join('，')
  if (!meaning) {
    return `没有做成：${text}${traces && `（${traces}）`}`
  }
  return `${meaning[1]}${traces && `（${traces}）`}`
}

/** The management SDK wraps what its HTTP client threw as the message of its own error. */
function read(error: unknown): VendorError {
  const { code, message, requestId } = (error ?? {}) as Partial<Record<string, unknown>>
  const inner = (message ?? {}) as { code?: unknown }
  return {
    code: asText(code) || asText(inner.code),
    text:
      String(message ?? error)
        .split('\n')[0]
        ?.slice(0, 300) ?? '',
    ...(asText(requestId) && { requestId: asText(requestId) }),
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
