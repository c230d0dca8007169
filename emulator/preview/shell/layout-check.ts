import { contrastRatio } from './contrast'
import { type TextBox, textBoxes } from './text-boxes'

export interface LayoutProblem {
  kind: 'cut' | 'overlap' | 'small-target' | 'small-text' | 'contrast'
  text: string
  detail: string
}

const smallestTarget = 44
const smallestText = 12
const targetRoles =
  '[role=button],[role=tab],[role=radio],[role=checkbox],[role=switch],[role=link],input[type=radio],input[type=checkbox]'

/** What is hard to read or to hit on the visible page; nothing is measured over pictures and gradients. */
export function checkLayout(): LayoutProblem[] {
  const page = document.querySelector<HTMLElement>('.mp-page:not([hidden])')
  if (page === null) {
    return []
  }
  const boxes = textBoxes(page)
  return [
    ...boxes.flatMap((box) => [...findCut(box, page), ...findSmallText(box), ...findContrast(box)]),
    ...findOverlaps(boxes),
    ...findSmallTargets(page),
  ]
}

function findCut({ text, owner, lines }: TextBox, page: HTMLElement): LayoutProblem[] {
  for (let box: HTMLElement | null = owner; box !== null && page.contains(box); box = box.parentElement) {
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(box)
    if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') {
      return []
    }
    // Beyond its edge people get by scrolling sideways.
    if (box.hasAttribute('scroll-x')) {
      return []
    }
    const edge = box.getBoundingClientRect()
    const isCut = lines.some(
      (line) =>
        (overflowX !== 'visible' &&
          overflowX !== 'auto' &&
          exceeds(line.left, line.right, edge.left, edge.right)) ||
        (overflowY === 'hidden' && box !== page && exceeds(line.top, line.bottom, edge.top, edge.bottom)),
    )
    if (isCut) {
      return [{ kind: 'cut', text, detail: `超出 <${describe(box)}>` }]
    }
  }
  return []
}

function exceeds(from: number, to: number, start: number, end: number): boolean {
  return from < start - 1 || to > end + 1
}

function findOverlaps(boxes: readonly TextBox[]): LayoutProblem[] {
  const lines = boxes.flatMap((box) => box.lines.map((rect) => ({ rect, box, layer: layerOf(box.owner) })))
  return lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .filter((other) => other.box !== one.box && other.layer === one.layer && overlap(one.rect, other.rect))
      .map((other) => ({
        kind: 'overlap' as const,
        text: one.box.text,
        detail: `与“${other.box.text}”重叠`,
      })),
  )
}

/** Bars that stay while the page scrolls cover text on purpose. */
function layerOf(element: HTMLElement): Element | null {
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(box).position)) {
      return box
    }
  }
  return null
}

function overlap(one: DOMRect, other: DOMRect): boolean {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return width > 2 && height > 2
}

function findSmallTargets(page: HTMLElement): LayoutProblem[] {
  const targets = [...page.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      (element.matches(targetRoles) || hearsTap(element)) &&
      element.checkVisibility() &&
      element.closest('[inert]') === null,
  )
  const areas = new Set(targets.map((element) => touchArea(element)))
  return [...areas].flatMap((element) => {
    const { width, height } = element.getBoundingClientRect()
    const isSmall = Math.min(width, height) < smallestTarget - 0.5
    const text = element.ariaLabel ?? element.textContent?.trim() ?? ''
    const detail = `${describe(element)} ${width.toFixed(0)}×${height.toFixed(0)}`
    return isSmall && width > 0 ? [{ kind: 'small-target' as const, text, detail }] : []
  })
}

/** A control inside a label is hit wherever the label is. */
function touchArea(element: HTMLElement): HTMLElement {
  return element.matches('input') ? (element.closest<HTMLElement>('wx-label') ?? element) : element
}

function hearsTap(element: HTMLElement): boolean {
  const node = (element as { __wxElement?: { _$eventTarget?: { listeners: Record<string, unknown> } } })
    .__wxElement
  return node?._$eventTarget?.listeners.tap !== undefined
}

function findSmallText({ text, style }: TextBox): LayoutProblem[] {
  const size = Number.parseFloat(style.fontSize)
  return size < smallestText ? [{ kind: 'small-text', text, detail: `${size}px` }] : []
}

function findContrast({ text, owner, style }: TextBox): LayoutProblem[] {
  const size = Number.parseFloat(style.fontSize)
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
  const ratio = owner.closest('[aria-disabled=true],[disabled]') ? null : contrastRatio(owner)
  if (ratio === null || ratio >= (isLarge ? 3 : 4.5)) {
    return []
  }
  return [{ kind: 'contrast', text, detail: `${ratio.toFixed(2)}:1` }]
}

function describe(element: Element): string {
  return [element.tagName.toLowerCase(), ...element.classList].join('.')
}
