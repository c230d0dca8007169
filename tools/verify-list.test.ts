import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Output } from '../cloudfunctions/contract/contract'
import { fixOctober, october, openOctober, publishOctober } from '../cloudfunctions/testing/pack-world'
import type { World } from '../cloudfunctions/testing/world'

type Proof = Output<'redList.proof'>

/** The tool as somebody runs it, with the material on its standard input. */
function verify(material: string, ...words: string[]): Promise<{ exit: number; said: string }> {
  const tool = join(__dirname, 'verify-list.mjs')
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [tool, ...words], (error, out, problems) =>
      resolve({ exit: Number(error?.code ?? 0), said: out + problems }),
    )
    child.stdin?.end(material)
  })
}

const check = (proof: Proof, ...words: string[]) => verify(JSON.stringify(proof), '-', ...words)

/** Somebody who changes a row and does the sums again for it. */
function withRow(proof: Proof, change: (row: NonNullable<Proof['rows'][0]['row']>) => void): Proof {
  const copy = structuredClone(proof)
  const [first] = copy.rows
  if (first?.row) {
    change(first.row)
  }
  return copy
}

let world: World
let proof: Proof
let code: string

beforeAll(async () => {
  world = await openOctober()
  await fixOctober(world)
  code = await publishOctober(world)
  proof = await world.as(undefined).call('redList.proof', october)
})

afterAll(() => world.close())

test('a list made by the functions is right, and its names are said', async () => {
  const { exit, said } = await check(proof, code)
  expect({ exit, said }).toEqual({
    exit: 0,
    said: `对上了\n支部 b-1，2026-10，规则第 1 版，名单 1：\n  1. 红星党员 徐建国：防汛三天没下堤\n核对码 ${code}，和红榜上的一样。\n`,
  })
})

test('the function’s whole reply, a file and an address are read as well', async () => {
  const reply = JSON.stringify({ ok: true, data: proof })
  expect((await verify(reply, '-')).exit).toBe(0)
  const folder = mkdtempSync(join(tmpdir(), 'list-'))
  writeFileSync(join(folder, 'list.json'), JSON.stringify(proof))
  expect((await verify('', join(folder, 'list.json'))).said).toContain('对上了')
  rmSync(folder, { recursive: true })
  const server = createServer((_request, response) => response.end(reply)).listen(0, '127.0.0.1')
  try {
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect((await verify('', `http://127.0.0.1:${port}/`)).said).toContain('对上了')
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('a changed name is found in its row', async () => {
  const changed = withRow(proof, (row) => {
    row[0] = '徐建军'
  })
  const { exit, said } = await check(changed)
  expect(exit).toBe(1)
  expect(said).toContain('对不上\n第 1 行（徐建军）和它的承诺值对不上')
})

test('a changed name whose sums were done again is found by the code', async () => {
  const changed = withRow(proof, (row) => {
    row[0] = '徐建军'
  })
  const [first] = changed.rows
  const { row, salt } = first ?? {}
  const commitment = createHash('sha256')
    .update(`${salt}\n${JSON.stringify(row)}`)
    .digest('hex')
  const forged = {
    ...changed,
    canonical: proof.canonical.replace(/[0-9a-f]{64}/, commitment),
    rows: [{ ...first, commitment }],
  } as Proof
  const { exit, said } = await check(forged)
  expect(exit).toBe(1)
  expect(said).toContain(`核对码对不上：材料上写 ${code}`)
  const recomputed = /算出来是 ([0-9A-Z-]{19})/.exec(said)?.[1] ?? ''
  const paper = await check({ ...forged, code: recomputed }, code)
  expect(paper.exit).toBe(1)
  expect(paper.said).toContain(`和红榜上的核对码对不上：红榜上是 ${code}`)
})

test('a changed order is found in its rows', async () => {
  const two = exampleOf(readFileSync(join(__dirname, '../docs/check-code.md'), 'utf8'))
  const { exit, said } = await check({ ...two, rows: [...two.rows].reverse() })
  expect(exit).toBe(1)
  expect(said).toContain('第 1 行和规范文本里同一行的承诺值不一样')
  const [form, head, one, other] = two.canonical.split('\n')
  const canonical = [form, head, other, one, ''].join('\n')
  const both = await check({ ...two, canonical, rows: [...two.rows].reverse() })
  expect(both.said).toContain('核对码对不上')
})

test('an erased row says nothing any more, and the list is still right', async () => {
  await world.as('o-3').call('redList.erase', { ...october, confirm: '抹去我的名字' })
  const erased = await world.as(undefined).call('redList.proof', october)
  const { exit, said } = await check(erased, code.toLowerCase().replaceAll('-', ' '))
  expect(exit).toBe(0)
  expect(said).toContain('1. 本人要求抹去，只留承诺值')
  expect(said).not.toContain('徐建国')
})

test('a row that is missing, or another month, is found', async () => {
  expect((await check({ ...proof, rows: [] })).said).toContain('规范文本里有 1 行，名单里有 0 行')
  const other = proof.canonical.replace('2026-10', '2026-09')
  expect((await check({ ...proof, canonical: other })).said).toContain('核对码对不上')
})

test('what is no material is said to be none', async () => {
  for (const material of ['', '{}', '{"canonical":"a","code":"b","rows":[{}]}']) {
    expect((await verify(material, '-')).exit).toBe(2)
  }
  expect((await verify('', join(__dirname, 'nothing.json'))).said).toContain('核对材料读不了')
  expect((await verify('')).said).toContain('用法')
})

test('the example of the documentation is right, to the byte', async () => {
  const page = readFileSync(join(__dirname, '../docs/check-code.md'), 'utf8')
  const example = exampleOf(page)
  expect((await check(example, example.code)).exit).toBe(0)
  expect(page).toContain(example.canonical)
  expect(page.match(new RegExp(example.code, 'g'))?.length).toBeGreaterThan(1)
})

/** The JSON block of the page. */
function exampleOf(page: string): Proof {
  return JSON.parse(/```json\n([^`]+)```/.exec(page)?.[1] ?? '') as Proof
}
