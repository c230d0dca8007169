import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, WrongUsage } from '../cloud/refusal'
import { breaksBetween } from './compare'
import { describeContract, type Release } from './release'

const kept = 'cloudfunctions/contract/released/contract.json'

/** Both hold the number, since no value crosses the mini-program's border. */
const numbered = ['cloudfunctions/contract/version.ts', 'miniprogram/services/contract-version.ts']

export function readReleased(root: string): Release {
  return JSON.parse(readFileSync(join(root, kept), 'utf8')) as Release
}

/** Keeps the present contract as the released one, before the functions are deployed; answers what it did. */
export function releaseContract(root: string, args: readonly string[]): string {
  const unknown = args.filter((arg) => arg !== '--breaking')
  if (unknown.length > 0) {
    throw new WrongUsage(`看不懂 ${unknown.join(' ')}。用法：npm run release:contract -- [--breaking]`)
  }
  if (!existsSync(join(root, kept))) {
    return write(root, 1)
  }
  const released = readReleased(root)
  const present = describeContract(released.version)
  if (JSON.stringify(present) === JSON.stringify(released)) {
    return `合同没有变，还是第 ${released.version} 版`
  }
  const breaks = breaksBetween(released, present)
  if (breaks.length > 0 && !args.includes('--breaking')) {
    throw new Refusal(
      `旧手机会出错的地方有 ${breaks.length} 处，什么也没有写：\n${breaks.map((one) => `  ${one}`).join('\n')}\n` +
        '先改成只加不减（docs/decisions/0020）；确实要断，加 --breaking',
    )
  }
  return write(root, released.version + 1)
}

function write(root: string, version: number): string {
  const { methods, errors } = describeContract(version)
  // A line for each method and code: a difference can be read.
  const text = `{"version":${version},\n"methods":{\n${lines(methods)}},\n"errors":{\n${lines(errors)}}}\n`
  writeFileSync(join(root, kept), text)
  for (const file of numbered) {
    const path = join(root, file)
    writeFileSync(path, readFileSync(path, 'utf8').replace(/= \d+\n/, `= ${version}\n`))
  }
  return `合同第 ${version} 版已经记下，请把 ${kept} 和两个版本号一起提交`
}

function lines(parts: Readonly<Record<string, unknown>>): string {
  return Object.entries(parts)
    .map(([name, part]) => `${JSON.stringify(name)}:${JSON.stringify(part)}`)
    .join(',\n')
}
