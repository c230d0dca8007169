import { readFile } from 'node:fs/promises'
import path from 'node:path'

export interface Asset {
  type: string
  content: Buffer
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
}

const shell = path.join(__dirname, 'shell')
/** Order counts: later ones overrule earlier ones. */
const sheets = ['phone.css', 'built-ins.css', 'overlays.css', 'bar.css']
const pictures = '/preview/files/'

/** Finds the file behind a path of the preview; null when there is none. */
export async function readAsset(
  pathname: string,
  miniprogram: string,
  output: string,
): Promise<Asset | null> {
  if (pathname === '/preview/shell.css') {
    const contents = await Promise.all(sheets.map((name) => readFile(path.join(shell, name))))
    return { type: types['.css'] as string, content: Buffer.concat(contents) }
  }
  const file = locate(pathname, miniprogram, output)
  const type = file && types[path.extname(file)]
  if (!file || !type) {
    return null
  }
  const content = await readFile(file).catch(() => null)
  return content && { type, content }
}

function locate(pathname: string, miniprogram: string, output: string): string | null {
  switch (pathname) {
    case '/':
    case '/index.html':
      return path.join(shell, 'index.html')
    case '/preview/app.js':
    case '/preview/app.js.map':
    case '/preview/app.css':
      return path.join(output, path.basename(pathname))
    case '/preview/icons.woff':
      return require.resolve('tdesign-icons-web-components/lib/iconfont/t.woff')
  }
  if (!pathname.startsWith(pictures)) {
    return null
  }
  const file = path.join(miniprogram, decodeURIComponent(pathname.slice(pictures.length)))
  const isInside = file.startsWith(miniprogram + path.sep)
  const isPicture = types[path.extname(file)]?.startsWith('image/')
  return isInside && isPicture ? file : null
}
