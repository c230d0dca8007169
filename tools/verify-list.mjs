#!/usr/bin/env node
// Checks a published list of 红星党员 again, on any computer with Node and nothing else (docs/check-code.md).
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Without I, L, O and U: what is read from paper is read right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const USAGE = `用法：node tools/verify-list.mjs <核对材料> [红榜上的核对码]

核对材料是小程序“核对”页上复制下来的内容，存成文件；也可以是网址，或 - （从标准输入读）。
对上了退出码是 0，对不上是 1，材料读不了是 2。`

const say = (text) => process.stdout.write(`${text}\n`)

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest()

/** The first 80 bits of the SHA-256 of the canonical form, five to a character, in fours. */
function codeOf(canonical) {
  let bits = BigInt(`0x${sha256(canonical).subarray(0, 10).toString('hex')}`)
  let code = ''
  for (let index = 0; index < 16; index += 1) {
    code = ALPHABET[Number(bits % 32n)] + code
    bits /= 32n
  }
  return code.match(/.{4}/g).join('-')
}

const commitmentOf = (row, salt) => sha256(`${salt}\n${JSON.stringify(row)}`).toString('hex')

/** As typed from paper: small letters and missing dashes do no harm. */
const tidy = (code) => code.toUpperCase().replace(/[^0-9A-Z]/g, '')

/**
 * What is wrong with the material, in words; nothing when it is right.
 *
 * @param {{canonical: string, code: string, rows: {commitment: string, row?: unknown[], salt?: string}[]}} proof
 * @param {string | undefined} printed the code on the paper
 */
function problemsOf({ canonical, code, rows }, printed) {
  const problems = []
  const [form, head, ...rest] = canonical.split('\n')
  const committed = rest.slice(0, -1)
  if (form !== 'red-star-list/1' || !/^\S+ \d{4}-\d{2} \d+ \d+$/.test(head ?? '') || rest.at(-1) !== '') {
    problems.push('规范文本的格式不对。')
  }
  if (committed.length !== rows.length) {
    problems.push(`规范文本里有 ${committed.length} 行，名单里有 ${rows.length} 行。`)
  }
  rows.forEach(({ commitment, row, salt }, index) => {
    const where = `第 ${index + 1} 行`
    if (committed[index] !== undefined && committed[index] !== commitment) {
      problems.push(`${where}和规范文本里同一行的承诺值不一样：换了人，或顺序变了。`)
    }
    if (row !== undefined && commitmentOf(row, salt) !== commitment) {
      problems.push(`${where}（${row[0]}）和它的承诺值对不上：名字、事迹或类别改过。`)
    }
  })
  const computed = codeOf(canonical)
  if (computed !== code) {
    problems.push(`核对码对不上：材料上写 ${code}，算出来是 ${computed}。`)
  }
  if (printed !== undefined && tidy(printed) !== tidy(computed)) {
    problems.push(`和红榜上的核对码对不上：红榜上是 ${printed}，算出来是 ${computed}。`)
  }
  return problems
}

const kinds = { winner: '红星党员', repeat: '蝉联', supplement: '增补' }

function describe({ canonical, rows }) {
  const [branchId, month, ruleVersion, list] = canonical.split('\n')[1].split(' ')
  const lines = rows.map(({ row }, index) => {
    const words = row ? `${kinds[row[2]] ?? row[2]} ${row[0]}：${row[1]}` : '本人要求抹去，只留承诺值'
    return `  ${index + 1}. ${words}`
  })
  return [`支部 ${branchId}，${month}，规则第 ${ruleVersion} 版，名单 ${list}：`, ...lines].join('\n')
}

async function textOf(source) {
  if (/^https?:/.test(source)) {
    const response = await fetch(source)
    if (!response.ok) {
      throw new Error(`网址回答 ${response.status}`)
    }
    return response.text()
  }
  return readFileSync(source === '-' ? 0 : source, 'utf8')
}

/** What the page copies, or the function's whole reply around it. */
function proofIn(text) {
  const { data, ...whole } = JSON.parse(text)
  const proof = data ?? whole
  const isProof =
    typeof proof.canonical === 'string' &&
    typeof proof.code === 'string' &&
    Array.isArray(proof.rows) &&
    proof.rows.every(
      ({ commitment, row, salt }) =>
        typeof commitment === 'string' &&
        (row === undefined ? salt === undefined : Array.isArray(row) && typeof salt === 'string'),
    )
  if (!isProof) {
    throw new Error('里面没有 canonical、code 和 rows')
  }
  return proof
}

async function main([source, printed]) {
  if (!source || source === '--help') {
    say(USAGE)
    return source ? 0 : 2
  }
  let proof
  try {
    proof = proofIn(await textOf(source))
  } catch (error) {
    console.error(`核对材料读不了：${error.message}`)
    return 2
  }
  const problems = problemsOf(proof, printed)
  if (problems.length > 0) {
    say(['对不上', ...problems].join('\n'))
    return 1
  }
  const reminder = printed === undefined ? '，请和红榜上的比一比' : '，和红榜上的一样'
  say(`对上了\n${describe(proof)}\n核对码 ${proof.code}${reminder}。`)
  return 0
}

process.exitCode = await main(process.argv.slice(2))
