import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { contractVersion as onPhones } from '../../miniprogram/services/contract-version'
import { breaksBetween } from './compare'
import { describeContract } from './release'
import { readReleased, releaseContract } from './release-contract'
import { shapeOf } from './shape'

const root = dirname(dirname(__dirname))

test('phones that still have the released version get along with the functions as they are now', () => {
  const released = readReleased(root)
  expect(breaksBetween(released, describeContract(released.version))).toEqual([])
})

test('functions and phones carry the number of the released contract', () => {
  expect(readReleased(root).version).toBe(onPhones)
})

const shapes = v.picklist(['round', 'square'])
const part = v.variant('kind', [
  v.object({ kind: v.literal('words'), text: v.string() }),
  v.object({ kind: v.literal('picture'), id: v.string() }),
])
const input = {
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  shape: shapes,
  age: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(120))),
  parts: v.array(part),
}
const output = { left: v.number(), shape: shapes, parts: v.array(part), note: v.optional(v.string()) }

const released = {
  methods: { 'thing.make': methodOf(input, output) },
  errors: { FULL: shapeOf(v.object({ left: v.number(), why: shapes })), GONE: shapeOf(v.null()) },
}

function methodOf(inputs: v.ObjectEntries, outputs: v.ObjectEntries, kind: 'read' | 'write' = 'read') {
  return { kind, input: shapeOf(v.object(inputs)), output: shapeOf(v.object(outputs)) }
}

function breaks(present: Partial<typeof released>, isOpen = () => false): string[] {
  return breaksBetween(released, { ...released, ...present }, isOpen)
}

const made = (inputs: v.ObjectEntries, outputs: v.ObjectEntries) => ({
  methods: { 'thing.make': methodOf(inputs, outputs) },
})

const without = (entries: Record<string, v.GenericSchema>, name: string) =>
  Object.fromEntries(Object.entries(entries).filter(([key]) => key !== name))

test('nothing is a break that only adds', () => {
  const more = made(
    {
      ...input,
      shape: v.picklist(['round', 'square', 'oval']),
      name: v.pipe(v.string(), v.maxLength(40)),
      colour: v.optional(v.string()),
    },
    { ...output, colour: v.string(), note: v.string(), shape: v.literal('round') },
  )
  const methods = { ...more.methods, 'thing.throw': methodOf({}, {}) }
  expect(breaks({ methods })).toEqual([])
})

test.each([
  ['a method is removed', { methods: {} as never }, 'thing.make：方法没有了'],
  ['a read becomes a write', { methods: { 'thing.make': methodOf(input, output, 'write') } }, '要请求编号了'],
  ['a required input is added', made({ ...input, colour: v.string() }, output), '输入.colour：新加了必填的'],
  ['an input becomes required', made({ ...input, age: v.number() }, output), '输入.age：变成必填'],
  ['an input is no longer taken', made(without(input, 'age'), output), '输入.age：去掉了'],
  [
    'an input is shorter than it was',
    made({ ...input, name: v.pipe(v.string(), v.minLength(1), v.maxLength(10)) }, output),
    '输入.name：收得更紧（max_length 10）',
  ],
  [
    'an input gets a pattern',
    made({ ...input, name: v.pipe(v.string(), v.regex(/^\w+$/)) }, output),
    '输入.name：收得更紧（regex',
  ],
  ['a choice is taken away', made({ ...input, shape: v.literal('round') }, output), '去掉了“square”'],
  [
    'a kind of part is no longer taken',
    made({ ...input, parts: v.array(v.variant('kind', [part.options[0]])) }, output),
    '输入.parts[]：去掉了“picture”',
  ],
  ['an input is of another type', made({ ...input, name: v.number() }, output), '输入.name：类型变了'],
  ['an output is removed', made(input, without(output, 'left')), '输出.left：去掉了'],
  ['an output is no longer certain', made(input, { ...output, left: v.optional(v.number()) }), '可能不给了'],
  [
    'an output may be nothing',
    made(input, { ...output, left: v.nullable(v.number()) }),
    '输出.left：类型变了',
  ],
  ['an output is of another type', made(input, { ...output, left: v.string() }), '输出.left：类型变了'],
  [
    'an output has a value that pages have no words for',
    made(input, { ...output, shape: v.picklist(['round', 'square', 'oval']) }),
    '输出.shape：新加了“oval”',
  ],
  [
    'an output has a kind of part that pages cannot draw',
    made(input, {
      ...output,
      parts: v.array(v.variant('kind', [...part.options, v.object({ kind: v.literal('film') })])),
    }),
    '输出.parts[]：新加了“film”',
  ],
  ['an error code is removed', { errors: { FULL: released.errors.FULL } as never }, '错误 GONE：没有了'],
  [
    'an error says less',
    { errors: { ...released.errors, FULL: shapeOf(v.object({ why: shapes })) } },
    '错误 FULL.left：去掉了',
  ],
])('it is a break when %s', (_, present, sentence) => {
  const found = breaks(present)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(sentence)
})

test('a new value is none where pages have words for what they do not know', () => {
  const present = made(input, { ...output, shape: v.picklist(['round', 'square', 'oval']) })
  expect(breaks(present, () => true)).toEqual([])
})

test('a kind of schema that cannot be compared is refused, not passed over', () => {
  expect(() => shapeOf(v.map(v.string(), v.string()))).toThrow('kind map')
})

/** A folder with a release of which the present contract keeps what `change` leaves. */
function folderWith(change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'))
  for (const file of ['cloudfunctions/contract/version.ts', 'miniprogram/services/contract-version.ts']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), 'export const contractVersion = 7\n')
  }
  mkdirSync(join(folder, 'cloudfunctions/contract/released'))
  const text = JSON.stringify(describeContract(7))
  writeFileSync(join(folder, 'cloudfunctions/contract/released/contract.json'), change(text))
  return folder
}

test('a release that adds raises both numbers; the same contract again writes nothing', () => {
  const folder = folderWith((text) => text.replace('"FORBIDDEN":{"is":"null"},', ''))
  expect(releaseContract(folder, [])).toContain('第 8 版')
  const written = readFileSync(join(folder, 'miniprogram/services/contract-version.ts'), 'utf8')
  expect(written).toBe('export const contractVersion = 8\n')
  expect(readReleased(folder)).toEqual(describeContract(8))
  expect(releaseContract(folder, [])).toBe('合同没有变，还是第 8 版')
})

test('a release that breaks is refused with its places, unless that is what is wanted', () => {
  const folder = folderWith((text) => text.replace('"errors":{', '"errors":{"MOON":{"is":"null"},'))
  expect(() => releaseContract(folder, [])).toThrow('错误 MOON：没有了')
  expect(readReleased(folder).version).toBe(7)
  expect(releaseContract(folder, ['--breaking'])).toContain('第 8 版')
})
