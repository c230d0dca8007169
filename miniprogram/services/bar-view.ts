import type { Tone } from './shift-view'

/** `look` reads the shift again, `see` chooses another one. */
export type BarAct = 'claim' | 'release' | 'takeBack' | 'see' | 'look' | 'coming' | 'checkIn'

export interface BarButton {
  act: BarAct
  text: string
  /** `filled` does the main thing; `edge` is the same in blue outline; `outlined` undoes; `soft` leads on. */
  look: 'filled' | 'edge' | 'outlined' | 'soft'
  isBusy: boolean
}

/** The bar at the foot of a task: it speaks of the chosen shift only. */
export interface BarView {
  /** A sentence above, where the words beside the button do not suffice. */
  line: string
  title: string
  titleTone: Tone
  caption: string
  buttons: BarButton[]
}

export function barButton(act: BarAct, text: string, look: BarButton['look']): BarButton {
  return { act, text, look, isBusy: false }
}
