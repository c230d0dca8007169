import { mainPackageLimit } from '../shipped-package'

/** WeChat's own limit for each package (developers.weixin.qq.com/miniprogram/dev/framework/subpackages.html). */
const PACKAGE_LIMIT = 2 * 1024 * 1024

export interface Sizes {
  main: number
  bySubpackage: Readonly<Record<string, number>>
}

const inKilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`

export function sizesInWords({ main, bySubpackage }: Sizes): string {
  const rest = Object.entries(bySubpackage).map(([root, bytes]) => `分包 ${root} ${inKilobytes(bytes)}`)
  return [`主包 ${inKilobytes(main)}（上限 ${inKilobytes(mainPackageLimit)}）`, ...rest].join('，')
}

/** Our own limit for the main package leaves room for a bad day; the others have WeChat's. */
export function tooLarge({ main, bySubpackage }: Sizes): string[] {
  const packages: [name: string, bytes: number, limit: number][] = [
    ['主包', main, mainPackageLimit],
    ...Object.entries(bySubpackage).map(([root, bytes]): [string, number, number] => [
      `分包 ${root}`,
      bytes,
      PACKAGE_LIMIT,
    ]),
  ]
  return packages
    .filter(([, bytes, limit]) => bytes > limit)
    .map(([name, bytes, limit]) => `${name} ${inKilobytes(bytes)}，超过 ${inKilobytes(limit)}`)
}

/** Sums what WeChat's compiler made, file by file, by the packages it goes into. */
export function sumUp(files: readonly (readonly [name: string, bytes: number])[], roots: readonly string[]) {
  const bySubpackage = Object.fromEntries(roots.map((root) => [root, 0]))
  let main = 0
  for (const [name, bytes] of files) {
    const root = roots.find((prefix) => name.startsWith(`${prefix}/`))
    if (root === undefined) {
      main += bytes
    } else {
      bySubpackage[root] = (bySubpackage[root] ?? 0) + bytes
    }
  }
  return { main, bySubpackage } satisfies Sizes
}
