import {
  Document,
  type FileChild,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'

/** Fonts by name: every Chinese Word and WPS has them; they are not in the file. */
export const HEI = '黑体'
const SONG = '宋体'

/** The red of honour (design token `--hx-red`), and the ink of the rest. */
export const RED = 'BF2318'
export const INK = '211E1A'

/** Size in points. */
export function run(text: string, points: number, more: Omit<IRunOptions, 'text' | 'size'> = {}): TextRun {
  return new TextRun({ text, size: points * 2, font: SONG, color: INK, ...more })
}

/** Space in points before and after. */
export function line(
  runs: readonly TextRun[],
  {
    before = 0,
    after = 0,
    ...more
  }: { before?: number; after?: number } & Omit<IParagraphOptions, 'spacing'>,
): Paragraph {
  return new Paragraph({ children: [...runs], spacing: { before: before * 20, after: after * 20 }, ...more })
}

/** One section on one kind of paper, as a .docx file. */
export function toWord(
  title: string,
  page: ISectionOptions['properties'],
  children: readonly FileChild[],
): Promise<Buffer> {
  const document = new Document({
    creator: '红星蓝领',
    title,
    sections: [{ ...(page && { properties: page }), children: [...children] }],
  })
  return Packer.toBuffer(document)
}
