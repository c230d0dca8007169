import fc from 'fast-check'
import type { Content } from '../../contract/post'
import { inParts } from '../../platform/text-parts'
import { pictureIdsOf, refuseContent, textsToCheck } from './content-rules'

const paragraph = (text: string) => ({ kind: 'paragraph' as const, text })
const picture = (pictureId: string) => ({ kind: 'picture' as const, pictureId })
const content = (blocks: Content['blocks']): Content => ({ title: '路灯亮了', blocks })

test('nine pictures are taken, the tenth is not', () => {
  const pictures = Array.from({ length: 10 }, (_, index) => picture(`p-${index}`))
  expect(() => refuseContent(content(pictures.slice(1)))).not.toThrow()
  expect(() => refuseContent(content(pictures))).toThrow('CONTENT_REFUSED')
})

test('the same picture twice is refused', () => {
  expect(() => refuseContent(content([picture('p-1'), picture('p-1')]))).toThrow('CONTENT_REFUSED')
})

test('six thousand characters are taken, one more is not', () => {
  const six = Array.from({ length: 6 }, () => paragraph('字'.repeat(1_000)))
  expect(() => refuseContent(content(six))).not.toThrow()
  expect(() => refuseContent(content([...six, paragraph('字')]))).toThrow('CONTENT_REFUSED')
})

test('pictures are named in the order in which they stand', () => {
  expect(pictureIdsOf(content([picture('p-2'), paragraph('字'), picture('p-1')]))).toEqual(['p-2', 'p-1'])
})

test('every word that people will read is checked, in parts that WeChat takes', () => {
  const words = fc.string({ minLength: 1, maxLength: 1_000, unit: 'grapheme-ascii' })
  const blocks = fc.oneof<fc.Arbitrary<Content['blocks'][number]>[]>(
    words.map(paragraph),
    fc
      .array(fc.string({ minLength: 1, maxLength: 100 }), { minLength: 1, maxLength: 20 })
      .map((items) => ({ kind: 'list', items })),
    fc.record({
      kind: fc.constant('picture' as const),
      pictureId: fc.constant('p'),
      caption: fc.string({ maxLength: 40 }),
    }),
  )
  fc.assert(
    fc.property(
      fc.array(blocks, { minLength: 1, maxLength: 12 }),
      fc.string({ maxLength: 60 }),
      (some, note) => {
        const texts = inParts(textsToCheck(content(some), note))
        const all = texts.join('\n')
        expect(texts.every((text) => text.length <= 2_500)).toBe(true)
        const parts = some.flatMap((block) =>
          block.kind === 'list'
            ? block.items
            : [block.kind === 'picture' ? (block.caption ?? '') : block.text],
        )
        expect(['路灯亮了', note, ...parts].every((part) => all.includes(part))).toBe(true)
      },
    ),
  )
})
