import type { StarView } from '../../services/red-list-view'

/** Winners with their deed in one sentence each: no number, no rank (DESIGN §4). */
Component({
  properties: {
    stars: { type: Array, value: [] as StarView[] },
    /** Left out where all are of the branch above them. */
    showsBranch: { type: Boolean, value: false },
  },
})
