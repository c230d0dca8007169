import { createRandom } from './random'

/**
 * Stand-ins for photos, drawn by code: no photo of a real place or person is in the demo. Each is a picture of 600 × 360
 * in the colours of the design.
 */
const shape = (d: string, fill: string, opacity = 1) =>
  `<path d="${d}" fill="${fill}"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`
const line = (d: string, stroke: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`
const oval = (x: number, y: number, rx: number, ry: number, fill: string, opacity = 1) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" opacity="${opacity}"/>`
const box = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`
const each = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

/** Sky, two ranges of hills, ground. */
function land([sky, far, near, ground]: readonly [string, string, string, string], horizon = 166): string {
  return [
    box(0, 0, 600, 360, sky),
    shape(
      `M0 ${horizon - 48}C90 ${horizon - 86} 170 ${horizon - 60} 250 ${horizon - 82}S430 ${horizon - 112} 600 ${horizon - 66}V360H0Z`,
      far,
    ),
    shape(
      `M0 ${horizon - 20}C120 ${horizon - 50} 220 ${horizon - 28} 340 ${horizon - 44}S520 ${horizon - 50} 600 ${horizon - 32}V360H0Z`,
      near,
    ),
    shape(`M0 ${horizon}L600 ${horizon - 8}V360H0Z`, ground),
  ].join('')
}

const day = ['#DCE3E3', '#AEBCB2', '#8A9C88'] as const
const greens = ['#557546', '#66854F', '#76955C'] as const

/** Low plants along a row. */
function plants(y: number, size: number, seed: number): string {
  const random = createRandom(seed)
  const count = Math.ceil(600 / (size * 2.1)) + 1
  return each(count, (index) =>
    oval(
      index * size * 2.1 + random.below(4),
      y + random.below(size),
      size,
      size * 0.66,
      random.pick(greens),
    ),
  )
}

function panel(x: number, y: number, width: number): string {
  const [height, lean] = [width * 0.42, width * 0.18]
  const across = [1, 2, 3, 4].map(
    (part) => `M${x + (width * part) / 5} ${y + height}L${x + lean + (width * 0.92 * part) / 5} ${y}`,
  )
  return [
    line(`M${x + width / 2} ${y + height}v${width * 0.16}`, '#6A6458', width * 0.03),
    shape(
      `M${x} ${y + height}L${x + lean} ${y}H${x + lean + width * 0.92}L${x + width} ${y + height}Z`,
      '#34495F',
    ),
    line(`${across.join('')}M${x + lean / 2} ${y + height / 2}h${width * 0.97}`, '#71879C', width * 0.008),
  ].join('')
}

function lamp(x: number, y: number, size: number): string {
  return [
    line(`M${x} ${y}v${size * 190}M${x} ${y + size * 10}h${size * 31}`, '#C9CCC8', size * 4),
    box(x - size * 19, y - size * 13, size * 47, size * 11, '#1E3047'),
    oval(x + size * 31, y + size * 16, size * 7, size * 4, '#F3DDA0'),
    oval(x + size * 31, y + size * 95, size * 63, size * 95, '#F3DDA0', 0.14),
  ].join('')
}

function bale(x: number, y: number, radius: number): string {
  const rings = [0.66, 0.33].map(
    (part) =>
      `<circle cx="${x}" cy="${y}" r="${radius * part}" fill="none" stroke="#A98D4E" stroke-width="2"/>`,
  )
  return (
    oval(x + 8, y + radius * 0.95, radius * 1.2, radius * 0.24, '#8A7340', 0.45) +
    oval(x, y, radius, radius, '#D9BE7C') +
    rings.join('')
  )
}

function person(x: number, y: number, size: number, coat: string): string {
  return (
    oval(x, y - size * 0.6, size * 0.32, size * 0.36, '#C9A184') +
    shape(
      `M${x - size * 0.6} ${y + size}C${x - size * 0.6} ${y - size * 0.7} ${x + size * 0.6} ${y - size * 0.7} ${x + size * 0.6} ${y + size}Z`,
      coat,
    )
  )
}

const drawings = {
  /** Panels with herbs below them. */
  solar: () =>
    land([...day, '#94866A']) +
    [
      [160, 54],
      [202, 92],
      [266, 160],
    ]
      .map(
        ([y = 0, width = 0], row) =>
          each(Math.ceil(640 / (width * 1.1)), (index) =>
            panel(index * width * 1.1 - 20 - row * 14, y, width),
          ) + plants(y + width * 0.5, width * 0.05, row + 1),
      )
      .join(''),
  /** A picture of several sorts of rice, seen from above. */
  ricePicture: () =>
    box(0, 0, 600, 360, '#C9A95C') +
    each(16, (row) =>
      line(`M0 ${row * 26 - 20}C150 ${row * 26 + 10} 300 ${row * 26 - 40} 600 ${row * 26 + 4}`, '#B8964A', 5),
    ) +
    shape(
      'M60 300C120 150 260 90 400 110C330 130 300 160 290 200C360 170 450 180 540 120C520 230 420 300 300 300C220 300 130 320 60 300Z',
      '#6B7F45',
    ) +
    shape(
      'M150 286C190 220 250 180 300 176C270 220 300 240 360 236C300 280 220 290 150 286Z',
      '#8E3B2C',
      0.85,
    ) +
    shape('M0 40C200 70 420 10 600 46V0H0Z', '#7C8C6A') +
    line('M0 46C200 76 420 16 600 52', '#E5DCC6', 7),
  /** A village road at dusk. */
  lamps: () =>
    box(0, 0, 600, 360, '#46566B') +
    box(0, 120, 600, 90, '#7A7C84') +
    shape('M0 210C140 150 300 196 600 164V360H0Z', '#2F3B41') +
    shape('M0 360L260 206H330L600 360Z', '#545A5C') +
    shape('M292 208L280 360H320L300 208Z', '#8A8C86', 0.55) +
    lamp(150, 110, 1) +
    lamp(228, 150, 0.55) +
    lamp(452, 104, 1.08),
  harvest: () =>
    land(['#E3E4DF', '#9FAFA6', '#6F8468', '#C8AE72'], 190) +
    each(25, (index) => line(`M${index * 96 - 720} 360L${index * 42 - 105} 192`, '#B3985C', 2.5)) +
    bale(120, 232, 26) +
    bale(300, 214, 18) +
    bale(455, 240, 34) +
    bale(230, 290, 46),
  /** Rows of young plants under straw. */
  herbs: () =>
    land([...day, '#7E6F55'], 130) +
    each(6, (row) => {
      const y = 140 + row * row * 7 + row * 6
      return (
        line(
          `M0 ${y + 8 + row * 2}C200 ${y + row * 2} 400 ${y + 14 + row * 2} 600 ${y + 4}`,
          '#B9A26B',
          4 + row * 3,
        ) + plants(y, 4 + row * 2.4, row + 20)
      )
    }),
  /** Rice and fish in one pond. */
  pond: () =>
    land([...day, '#7C8C6A'], 150) +
    shape('M0 200C160 170 420 172 600 196V360H0Z', '#8FA9AC') +
    each(9, (index) => line(`M${(index * 137) % 560} ${214 + index * 15}h${50 + index * 6}`, '#B6C9CA', 2)) +
    each(14, (index) =>
      line(`M${20 + index * 42} 206c-5 -24 -9 -30 -13 -38m13 38c2 -26 6 -34 11 -42`, '#8E8B45', 3),
    ) +
    each(5, (index) => oval(110 + index * 96, 262 + ((index * 37) % 60), 17, 6, '#B4653F', 0.75)),
  /** Greenhouses in a row. */
  greenhouses: () =>
    land([...day, '#8B8468'], 160) +
    each(4, (index) => {
      const [x, y, width] = [30 + index * 148, 176 + (index % 2) * 26, 132]
      return (
        shape(
          `M${x} ${y + 110}V${y + 40}C${x} ${y - 20} ${x + width} ${y - 20} ${x + width} ${y + 40}V${y + 110}Z`,
          '#EEF1EC',
          0.92,
        ) +
        each(3, (rib) => line(`M${x + 33 + rib * 33} ${y + 2}V${y + 110}`, '#B9C3BA', 2)) +
        box(x + 52, y + 56, 28, 54, '#8FA292')
      )
    }) +
    plants(316, 11, 44),
  /** Neighbours around a table. */
  meeting: () =>
    box(0, 0, 600, 360, '#E9E2D2') +
    box(0, 0, 600, 22, '#D3C8B0') +
    box(60, 56, 150, 92, '#DCE6E6') +
    line('M135 56v92M60 102h150', '#A99F8A', 4) +
    box(300, 60, 220, 78, '#51604F') +
    line('M324 84h120M324 104h160', '#DADFCF', 4) +
    ['#4F6272', '#7A6A52', '#5E7357', '#6C5B66', '#4F6272']
      .map((coat, index) => person(96 + index * 102, 222, 46, coat))
      .join('') +
    shape('M20 262H580L600 360H0Z', '#A8845A') +
    shape('M20 262H580V274H20Z', '#8C6B45') +
    each(5, (index) => box(104 + index * 98, 284, 16, 20, '#F2EEE4')),
  /** A path through bamboo. */
  bamboo: () =>
    box(0, 0, 600, 360, '#CBD8C4') +
    shape('M0 250C180 220 420 224 600 246V360H0Z', '#8A9A6C') +
    shape('M230 360C300 300 270 262 310 232H330C330 266 400 300 400 360Z', '#D8CBA8') +
    each(22, (index) => {
      const x = 10 + index * 27 + ((index * 13) % 9)
      const foot = Math.abs(x - 318) < 60 ? 236 : 250 + ((index * 31) % 70)
      return (
        line(`M${x} 0L${x + 4} ${foot}`, greens[index % 3] ?? greens[0], 6 + (index % 3) * 2) +
        each(5, (joint) => line(`M${x - 5} ${joint * 52 + 20}h13`, '#DDE6CC', 2))
      )
    }),
} as const satisfies Record<string, () => string>

export type Scene = keyof typeof drawings

export const scenes = Object.keys(drawings) as Scene[]

export function drawScene(scene: Scene): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 360" width="600" height="360">${drawings[scene]()}</svg>`
}
