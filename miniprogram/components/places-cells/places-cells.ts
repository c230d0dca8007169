import type { CellsView } from '../../services/shift-view'

const none: CellsView = { shape: 'cells', cells: [], filled: 0, isFull: false, label: '' }

/** The places of a shift as cells of a solar panel; the words beside it say the same. */
Component({
  properties: {
    view: { type: Object, value: none },
  },
})
