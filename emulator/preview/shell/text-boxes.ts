/** A text on the page, as it can be seen. */
export interface TextBox {
  text: string
  owner: HTMLElement
  style: CSSStyleDeclaration
  /** Em boxes, one per line: what a font reserves above and below its glyphs is left out. */
  lines: DOMRect[]
}

export function textBoxes(page: HTMLElement): TextBox[] {
  const boxes: TextBox[] = []
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement as HTMLElement
    const text = node.textContent?.trim() ?? ''
    const isSeen = owner.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    if (text === '' || !isSeen || owner.closest('[inert]') !== null) {
      continue
    }
    const style = getComputedStyle(owner)
    const range = document.createRange()
    range.selectNodeContents(node)
    const size = Number.parseFloat(style.fontSize)
    const lines = [...range.getClientRects()]
      .filter((rect) => rect.width > 1)
      .map((rect) => new DOMRect(rect.x, rect.y + (rect.height - size) / 2, rect.width, size))
    boxes.push({ text, owner, style, lines })
  }
  return boxes
}
