import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Table,
  TableCell,
  TableRow,
  type TextRun,
  WidthType,
} from 'docx'
import type { Minutes } from './minutes-rules'
import { HEI, INK, line, run, toWord } from './word-parts'

/** A4 upright. */
const PAPER = {
  page: {
    size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
    margin: {
      top: convertMillimetersToTwip(25),
      bottom: convertMillimetersToTwip(20),
      left: convertMillimetersToTwip(27),
      right: convertMillimetersToTwip(27),
    },
  },
}

const BODY = 14
const rule = { bottom: { style: BorderStyle.SINGLE, size: 8, color: INK, space: 6 } }

/** The committee's record as a Word file, to be completed by whoever kept it. */
export function writeMinutes({
  title,
  draft,
  demo,
  caution,
  blanks,
  sections,
  signature,
}: Minutes): Promise<Buffer> {
  const centred = { alignment: AlignmentType.CENTER } as const
  return toWord(title, PAPER, [
    ...[demo, draft].flatMap((mark) =>
      mark ? [line([run(mark, 12, { font: HEI })], { ...centred, after: 6 })] : [],
    ),
    line([run(title, 22, { font: HEI })], { ...centred, after: 6 }),
    line([run(caution, 11)], { ...centred, after: 12, border: rule }),
    ...blanks.map((text) => line(withBlanks(text), { after: 8 })),
    ...sections.flatMap(({ heading, lines, table }) => [
      line([run(heading, BODY, { font: HEI })], { before: 12, after: 6, keepNext: true }),
      ...(table ? [tableOf(table)] : []),
      ...lines.map((text) => line(withBlanks(text), { after: 6, indent: { firstLine: BODY * 40 } })),
    ]),
    line(withBlanks(signature), { before: 30 }),
  ])
}

/** What is to be filled in by hand stands on a line. */
function withBlanks(text: string): TextRun[] {
  return text
    .split(/(\u3000{2,})/)
    .map((part) => run(part, BODY, part.startsWith('\u3000\u3000') ? { underline: {} } : {}))
}

function tableOf({ head, rows }: { head: string[]; rows: string[][] }): Table {
  const cells = (texts: readonly string[], font?: string) =>
    texts.map(
      (text) =>
        new TableCell({
          children: [line([run(text, 12, font ? { font } : {})], { alignment: AlignmentType.CENTER })],
        }),
    )
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ children: cells(head, HEI), tableHeader: true }),
      ...rows.map((row) => new TableRow({ children: cells(row), cantSplit: true })),
    ],
  })
}
