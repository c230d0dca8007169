import type { PosterView } from './poster-view'

/** In the picture's own points; the same on every phone. */
export const posterSize = { width: 750, height: 1000 }

/** What is used of a canvas's 2d context. */
interface Pen {
  fillStyle: unknown
  font: string
  textAlign: string
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { width: number }
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  closePath(): void
  fill(): void
}

const red = '#BF2318'
const ink = '#211E1A'
const ink2 = '#575148'
const family = 'sans-serif'
const middle = posterSize.width / 2
const widest = posterSize.width - 140

/** The card of the page as a picture: star, name, deed, by which rule, and the code by which anybody can check it. */
export function drawPoster(pen: Pen, poster: PosterView): void {
  const { width, height } = posterSize
  pen.fillStyle = '#FFFFFF'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = red
  pen.fillRect(0, 0, width, 10)
  drawStar(pen, middle, 120, 62)
  pen.textAlign = 'center'
  let y = 264
  y = write(pen, '红星党员', { y, size: 60, weight: 700, colour: red })
  y = write(pen, poster.month, { y: y - 20, size: 36, weight: 600, colour: ink })
  y = write(pen, poster.name, { y: y + 70, size: 72, weight: 600, colour: ink })
  y = write(pen, poster.branchName, { y: y - 40, size: 32, weight: 400, colour: ink2 })
  y = write(pen, poster.sentence, { y: y + 24, size: 36, weight: 400, colour: ink })
  write(pen, poster.criteria, { y: y + 16, size: 26, weight: 400, colour: ink2 })
  pen.fillStyle = '#E6E1D8'
  pen.fillRect(70, height - 150, width - 140, 2)
  write(pen, `核对码 ${poster.code}`, { y: height - 98, size: 30, weight: 600, colour: ink })
  write(pen, `${poster.day}发布`, { y: height - 50, size: 26, weight: 400, colour: ink2 })
}

interface Writing {
  /** The first line's foot. */
  y: number
  size: number
  weight: number
  colour: string
}

/** As many lines as it needs; answers where the next text may stand. */
function write(pen: Pen, text: string, { y, size, weight, colour }: Writing): number {
  pen.fillStyle = colour
  pen.font = `${weight} ${size}px ${family}`
  const lines = linesOf(text, (part) => pen.measureText(part).width)
  lines.forEach((line, index) => {
    pen.fillText(line, middle, y + index * size * 1.5)
  })
  return y + lines.length * size * 1.5
}

/** Chinese breaks anywhere, but no line begins with a sign that ends something. */
export function linesOf(text: string, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const sign of text) {
    if (line && widthOf(line + sign) > widest && !'，。、；：）”'.includes(sign)) {
      lines.push(line)
      line = sign
    } else {
      line += sign
    }
  }
  return line ? [...lines, line] : lines
}

function drawStar(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath()
  for (let corner = 0; corner < 10; corner += 1) {
    const reach = corner % 2 === 0 ? radius : radius * 0.382
    const angle = (Math.PI * corner) / 5 - Math.PI / 2
    const point: [number, number] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
    if (corner === 0) {
      pen.moveTo(...point)
    } else {
      pen.lineTo(...point)
    }
  }
  pen.closePath()
  pen.fillStyle = red
  pen.fill()
}
