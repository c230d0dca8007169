/** One glyph, as large as the text around it and of its colour; always decoration, never read aloud. */
Component({
  options: { virtualHost: true },
  properties: {
    name: { type: String, value: '' },
  },
})
