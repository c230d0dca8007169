type Color = [red: number, green: number, blue: number, alpha: number]

/** WCAG contrast of an element's text on the solid colours behind it; null over pictures and gradients. */
export function contrastRatio(element: HTMLElement): number | null {
  const ink = parse(getComputedStyle(element).color)
  let isMeasurable = true
  const backgrounds: Color[] = []
  for (let box: HTMLElement | null = element; box !== null; box = box.parentElement) {
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(box)
    ink[3] *= Number(opacity)
    isMeasurable = isMeasurable && backgroundImage === 'none'
    const color = parse(backgroundColor)
    backgrounds.push(color)
    if (color[3] === 1 || !isMeasurable) {
      break
    }
  }
  if (!isMeasurable) {
    return null
  }
  const white: Color = [255, 255, 255, 1]
  const ground = backgrounds.reduceRight((below, above) => blend(above, below), white)
  const [lighter, darker] = [luminance(blend(ink, ground)), luminance(ground)].sort((a, b) => b - a)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function parse(color: string): Color {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
  return [red, green, blue, alpha]
}

function blend(above: Color, below: Color): Color {
  const mix = (index: 0 | 1 | 2) => above[index] * above[3] + below[index] * (1 - above[3])
  return [mix(0), mix(1), mix(2), 1]
}

function luminance([red, green, blue]: Color): number {
  const linear = (channel: number) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
