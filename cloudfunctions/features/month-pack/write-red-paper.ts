import { AlignmentType, BorderStyle, convertMillimetersToTwip, type Paragraph } from 'docx'
import type { PaperRow, RedPaper } from './red-paper-rules'
import { HEI, INK, line, RED, run, toWord } from './word-parts'

/** A3 upright. */
const PAPER = {
  page: {
    size: { width: convertMillimetersToTwip(297), height: convertMillimetersToTwip(420) },
    margin: {
      top: convertMillimetersToTwip(28),
      bottom: convertMillimetersToTwip(22),
      left: convertMillimetersToTwip(26),
      right: convertMillimetersToTwip(26),
    },
  },
}

/** So many names stand on one sheet in the large size. */
const MOST_LARGE = 4

const centred = { alignment: AlignmentType.CENTER } as const
const redRule = { bottom: { style: BorderStyle.SINGLE, size: 36, color: RED, space: 8 } }
const thinRule = { bottom: { style: BorderStyle.SINGLE, size: 6, color: RED, space: 8 } }
const box = { style: BorderStyle.SINGLE, size: 8, color: INK, space: 6 }

/** The red paper as a Word file on A3, to be looked at, changed and printed. */
export function writeRedPaper(paper: RedPaper): Promise<Buffer> {
  const names = paper.groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const scale = names > MOST_LARGE ? 0.7 : 1
  const { title, under, draft, demo, lead, groups, lines, codes, signature } = paper
  return toWord(`${title} ${under}`, PAPER, [
    ...[demo, draft].flatMap((mark) =>
      mark
        ? [
            line([run(mark, 22, { font: HEI })], {
              ...centred,
              after: 12,
              border: { top: box, bottom: box, left: box, right: box },
            }),
          ]
        : [],
    ),
    line([run(title, 88, { font: HEI, color: RED, bold: true, characterSpacing: 160 })], {
      ...centred,
      after: 6,
    }),
    line([run(under, 34, { font: HEI })], { ...centred, after: 26, border: redRule }),
    line([run(lead, 26)], { ...centred, before: 6, after: 24 * scale }),
    ...groups.flatMap(({ heading, rows }) => [
      ...(heading ? [line([run(heading, 24, { font: HEI })], { before: 10, after: 6, keepNext: true })] : []),
      ...rows.flatMap((row) => nameLines(row, scale)),
    ]),
    ...lines.map((text, index) => line([run(text, 20)], { before: index === 0 ? 22 : 0, after: 6 })),
    ...codes.map(({ of, code }) =>
      line([run(`${of}\u3000`, 22, { font: HEI }), run(code, 28, { font: 'Consolas', bold: true })], {
        before: 8,
        after: 4,
      }),
    ),
    ...signature.map((text, index) =>
      line([run(text, 24)], { alignment: AlignmentType.RIGHT, before: index === 0 ? 22 : 2 }),
    ),
  ])
}

function nameLines({ name, sentence, mark }: PaperRow, scale: number): Paragraph[] {
  const words = line([run(sentence, 30 * scale)], { before: 4, after: 16 * scale, border: thinRule })
  if (name === '') {
    return [words]
  }
  const star = run('★\u3000', 44 * scale, { color: RED })
  const marked = mark ? [run(`\u3000${mark}`, 22)] : []
  return [
    line([star, run(name, 48 * scale, { font: HEI, characterSpacing: 40 }), ...marked], {
      before: 12 * scale,
      keepNext: true,
    }),
    words,
  ]
}
