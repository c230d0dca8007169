import type { TextSection } from '../../services/paper-text'

/** A paper to read, card by card. */
Component({
  properties: {
    sections: { type: Array, value: [] as TextSection[] },
  },
})
