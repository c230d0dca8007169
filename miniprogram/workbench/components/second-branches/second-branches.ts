import type { Option } from '../../../services/options'
import { idsOf, unnamedBranch, withoutId } from '../../entry-form'

/** As many as the cloud keeps for one person. */
const most = 3

/** Branches a member belongs to beside the home one; tells what is left (`pick`) or that one is wanted (`add`). */
Component({
  properties: {
    /** Ids as the form keeps them. */
    value: { type: String, value: '' },
    names: { type: Array, value: [] as Option[] },
  },

  data: { rows: [] as Option[], most },

  observers: {
    'value, names'(value: string, names: Option[]) {
      const rows = idsOf(value).map((id) => ({
        value: id,
        text: names.find((name) => name.value === id)?.text ?? unnamedBranch,
      }))
      this.setData({ rows })
    },
  },

  methods: {
    onDrop({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
      this.triggerEvent('pick', { value: withoutId(this.data.value, currentTarget.dataset.id) })
    },

    onAdd() {
      this.triggerEvent('add')
    },
  },
})
