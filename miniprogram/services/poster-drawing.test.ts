import { drawPoster, linesOf, posterSize } from './poster-drawing'

const poster = {
  name: '王德明',
  branchName: '上田村支部',
  month: '2026年10月',
  sentence: '带着大家把塌了的机耕路修通，又连着四个周末守在渠口上，一直守到水退下去为止。',
  criteria: '当月满 80 分，参评 18 人最多取 1 人，公示 5 个工作日，可以提异议。',
  code: 'A0A8-M255-H353-M571',
  day: '2026年11月17日',
}

/** Every sign as wide as its letters are high. */
function aPen() {
  const written: { text: string; y: number }[] = []
  let size = 0
  const nothing = () => undefined
  const pen = {
    fillStyle: '',
    textAlign: 'start',
    set font(value: string) {
      size = Number(/(\d+)px/.exec(value)?.[1])
    },
    get font() {
      return `${size}px`
    },
    fillRect: nothing,
    beginPath: nothing,
    moveTo: nothing,
    lineTo: nothing,
    closePath: nothing,
    fill: nothing,
    measureText: (text: string) => ({ width: [...text].length * size }),
    fillText: (text: string, _x: number, y: number) => void written.push({ text, y }),
  }
  return { pen, written }
}

test('everything of the card stands in the picture, one below the other and within it', () => {
  const { pen, written } = aPen()
  drawPoster(pen, poster)
  const all = written.map(({ text }) => text).join('')
  for (const words of [poster.name, poster.sentence, poster.criteria, poster.code, poster.day]) {
    expect(all).toContain(words)
  }
  const feet = written.map(({ y }) => y)
  expect(feet).toEqual([...feet].sort((a, b) => a - b))
  expect(feet.at(-1)).toBeLessThan(posterSize.height)
})

test('no line is too long, none begins with a comma, and nothing is lost', () => {
  const text = '一二三四五六七八九十，一二三'
  const lines = linesOf(text, (part) => [...part].length * 61)
  expect(lines).toEqual(['一二三四五六七八九十，', '一二三'])
  expect(linesOf('', () => 0)).toEqual([])
})
