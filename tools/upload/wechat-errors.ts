export interface Failure {
  code: string
  message: string
}

/**
 * What miniprogram-ci throws: a number of its own (2.1.42, dist/config/config.js) and, in the message, what WeChat
 * answered. -10008 is WeChat's (www.npmjs.com/package/minapp-ci); other answers were not seen and are passed on.
 */
const words: readonly [pattern: RegExp, meaning: string][] = [
  [
    /-10008|invalid ip/i,
    '微信不收这台电脑发来的代码：它的地址不在白名单里。请在微信公众平台“管理 → 开发管理 → 开发设置 → 小程序代码上传”里把下面的地址加进 IP 白名单，再运行一次',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ESOCKETTIMEDOUT|socket hang up/,
    '连不上微信（servicewechat.com）。请检查网络后再运行',
  ],
  [/^20002/, '密钥用不了：签名没有做成。请重新下载上传密钥'],
  [/^20001/, '微信没有给签名用的字。请核对 WECHAT_APPID，再运行一次'],
  [/^20003/, '微信没有收下。请核对 appid 和密钥是不是同一个小程序的，微信的原话在下面'],
  [/^10\d{3}/, '微信的编译器不收这份代码，原话在下面'],
]

/** In words for the person at the command, with WeChat's own below. */
export function inWords({ code, message }: Failure = { code: '', message: '' }): string {
  const text = `${code} ${message}`
  const meaning = words.find(([pattern]) => pattern.test(text))?.[1] ?? '没有做成，原话在下面'
  return `${meaning}\n  ${text.trim().slice(0, 600)}`
}
