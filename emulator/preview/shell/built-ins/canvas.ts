import { create } from '../viewport'
import type { BuiltIn } from './host'

/** Only what pages draw themselves, `type="2d"`; the node is reached by a selector query. */
export const canvas: BuiltIn = ({ element, props }) => {
  create('canvas', '', element)
  return {
    update(property) {
      if (property === 'type' && props.type !== '2d') {
        throw new Error('预览的 canvas 只有 type="2d"')
      }
    },
  }
}
