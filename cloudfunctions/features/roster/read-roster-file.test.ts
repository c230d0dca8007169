import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import writeXlsxFile from 'write-excel-file/node'
import { aSheet } from '../../testing/roster-file'
import { readRosterFile } from './read-roster-file'
import { pack, unpack } from './xlsx-archive'

const title = ['姓名', '身份', '出生年份']
const someone = ['王强', '党员', 1970]

const whyOf = async (file: Buffer): Promise<string> => {
  try {
    await readRosterFile(file)
    return 'read'
  } catch (error) {
    return (error as { details?: { why: string } }).details?.why ?? String(error)
  }
}

/** The file with its first sheet rewritten. */
async function withSheet(file: Buffer, change: (xml: string) => string): Promise<Buffer> {
  const contents = unpack(file, () => true)
  const path = 'xl/worksheets/sheet1.xml'
  contents.set(path, Buffer.from(change(contents.get(path)?.toString() ?? '')))
  return Buffer.from(pack(contents))
}

/** An archive of one deflated entry that claims to unpack to so many bytes. */
function aBomb(content: Buffer, claimed: number): Buffer {
  const archive = Buffer.from(pack(new Map([['xl/workbook.xml', content]])))
  const directory = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  archive.writeUInt16LE(8, 8)
  archive.writeUInt16LE(8, directory + 10)
  archive.writeUInt32LE(claimed, 22)
  archive.writeUInt32LE(claimed, directory + 24)
  return archive
}

test('rows keep the numbers Excel shows, below a title and with empty rows in between', async () => {
  const rows = await readRosterFile(
    await aSheet([['上田村名册'], [], title, [], someone, [], ['李梅', '党员', 1980]]),
  )
  expect(rows.map(({ row, cells }) => [row, cells])).toEqual([
    [5, { 姓名: '王强', 身份: '党员', 出生年份: '1970' }],
    [7, { 姓名: '李梅', 身份: '党员', 出生年份: '1980' }],
  ])
})

test('a cell that Excel made a date reads as that day', async () => {
  const file = await writeXlsxFile([
    [...title, '最近报告'],
    [...someone, { value: new Date('2026-11-20T00:00:00Z'), type: Date, format: 'yyyy/m/d' }],
  ]).toBuffer()
  expect((await readRosterFile(file))[0]?.cells.最近报告).toBe('2026-11-20')
})

test('a formula among the data is named by its cell, and its value is not taken', async () => {
  const file = await writeXlsxFile([
    title,
    ['王强', '党员', { value: 'YEAR(TODAY())-50', type: 'Formula' }],
  ]).toBuffer()
  expect(await readRosterFile(file)).toMatchObject([
    { row: 2, formulas: ['出生年份'], cells: { 出生年份: '' } },
  ])
})

test('formulas for headings, merged cells, another table and an empty one are refused', async () => {
  const headings = title.map((value) => ({ value: `"${value}"`, type: 'Formula' as const }))
  expect(await whyOf(await writeXlsxFile([headings, someone]).toBuffer())).toBe('formula')
  const merged = [[{ value: '上田村名册', columnSpan: 3 }, null, null], title, someone]
  expect(await whyOf(await writeXlsxFile(merged).toBuffer())).toBe('merged')
  expect(
    await whyOf(
      await aSheet([
        ['日期', '金额'],
        ['2026-01-01', 3],
      ]),
    ),
  ).toBe('wrongSheet')
  expect(
    await whyOf(
      await aSheet([
        ['姓名', '电话'],
        ['王强', '1'],
      ]),
    ),
  ).toBe('wrongSheet')
  expect(await whyOf(await aSheet([title]))).toBe('noRows')
})

test('an .xls, a file with a password, a text, a picture and half a file are refused', async () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)])
  const whole = await aSheet([title, someone])
  const encrypted = Buffer.from(whole)
  const directory = encrypted.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  encrypted.writeUInt16LE(1, directory + 8)
  for (const file of [
    ole,
    encrypted,
    Buffer.from('姓名,身份\n王强,党员'),
    Buffer.from('89504e470d0a1a0a', 'hex'),
    Buffer.alloc(0),
    whole.subarray(0, whole.length / 2),
    Buffer.from(pack(new Map([['word/document.xml', Buffer.from('<w/>')]]))),
  ]) {
    expect(await whyOf(file)).toBe('notXlsx')
  }
})

test('a zip bomb is refused by what it claims, and one that lies as soon as it is larger', async () => {
  const zeros = deflateRawSync(Buffer.alloc(60 * 1024 * 1024))
  expect(zeros.length).toBeLessThan(100_000)
  expect(await whyOf(aBomb(zeros, 60 * 1024 * 1024))).toBe('tooLarge')
  expect(await whyOf(aBomb(zeros, 1_000))).toBe('notXlsx')
  const many = new Map(Array.from({ length: 300 }, (_, index) => [`xl/${index}.xml`, Buffer.from('a')]))
  expect(await whyOf(Buffer.from(pack(many)))).toBe('tooLarge')
})

test('50,000 rows are refused within seconds', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => [`人${index}`, '党员', 1970])
  const file = await aSheet([title, ...rows])
  const startedAt = performance.now()
  expect(await whyOf(file)).toBe('tooManyRows')
  expect(performance.now() - startedAt).toBeLessThan(3_000)
}, 30_000)

test('a value far off does not fill the memory, and cells without values far off do not count', async () => {
  const file = await aSheet([title, someone])
  const adding = (cell: string, row = 9) =>
    withSheet(file, (xml) => xml.replace('</sheetData>', `<row r="${row}">${cell}</row></sheetData>`))
  expect(await whyOf(await adding('<c r="XFD9"><v>1</v></c>'))).toBe('wrongSheet')
  expect(await whyOf(await adding('<c r="A1048576"><v>1</v></c>', 1_048_576))).toBe('tooManyRows')
  expect(await whyOf(await adding('<c r="A1048576" s="0"/><c r="XFD1048576" s="0"/>', 1_048_576))).toBe(
    'read',
  )
  expect(await whyOf(await adding('<c><v>1</v></c>'))).toBe('notXlsx')
  expect(await whyOf(await withSheet(file, (xml) => xml.replaceAll('<row', '<x:row')))).toBe('notXlsx')
})

test('a damaged file is read or refused, and never anything else', async () => {
  const file = await aSheet([title, someone])
  const contents = unpack(file, () => true)
  const damaged = (bytes: Buffer, at: number, byte: number) => {
    const copy = Buffer.from(bytes)
    copy[at % copy.length] = byte
    return copy
  }
  const outcomes = ['read', 'notXlsx', 'tooLarge', 'tooManyRows', 'wrongSheet', 'noRows', 'merged', 'formula']
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(255), fc.constantFrom(...contents.keys()), async (at, byte, name) => {
      const inside = new Map(contents).set(name, damaged(contents.get(name) ?? file, at, byte))
      expect(outcomes).toContain(await whyOf(damaged(file, at, byte)))
      expect(outcomes).toContain(await whyOf(Buffer.from(pack(inside))))
    }),
    { numRuns: 500 },
  )
})
