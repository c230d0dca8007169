import { type FormBlock, type FormPicture, kindNames } from '../../post-block'

/** How far a picture is; all empty for words. */
interface PictureView {
  url: string
  status: string
  isAmiss: boolean
  canRetry: boolean
}

interface BlockView extends PictureView, Pick<FormBlock, 'key' | 'kind' | 'text'> {
  /** `第2块，照片`: for the buttons of each. */
  name: string
  hint: string
  most: number
}

const hints: Record<FormBlock['kind'], string> = {
  paragraph: '写一段话',
  list: '列表，一行写一条',
  quote: '引用，谁说的话原样写',
  picture: '照片说明，可以不写',
}

const most: Record<FormBlock['kind'], number> = { paragraph: 1000, list: 2000, quote: 300, picture: 40 }

type Key = WechatMiniprogram.BaseEvent<Record<string, never>, { key: string; by: -1 | 1 }>

/**
 * What a post is made of, one piece below the other: tells `type`, `move`, `remove`, `add`, `pictures` and `again`.
 * `blocks` is set when pieces come, go or change their place; what is being typed stays as it is.
 */
Component({
  properties: {
    blocks: { type: Array, value: [] as FormBlock[] },
    /** How far each picture is, by its block: drawn alone, so that nothing that is being typed is touched. */
    pictures: { type: Object, value: {} as Record<string, FormPicture> },
    counter: { type: String, value: '' },
    problem: { type: String, value: '' },
    isFull: { type: Boolean, value: false },
  },

  data: { views: [] as BlockView[] },

  observers: {
    blocks(blocks: FormBlock[]) {
      this.setData({ views: blocks.map((block, index) => viewOf(block, index)) })
    },

    pictures(pictures: Record<string, FormPicture>) {
      const changes = this.data.views.flatMap(({ key }, index) => {
        const picture = pictures[key]
        return picture
          ? Object.entries(pictureView(picture)).map(([field, value]) => [`views[${index}].${field}`, value])
          : []
      })
      this.setData(Object.fromEntries(changes))
    },
  },

  methods: {
    onInput({
      currentTarget,
      detail,
    }: WechatMiniprogram.CustomEvent<{ value: string }, object, { key: string }>) {
      this.triggerEvent('type', { key: currentTarget.dataset.key, value: detail.value })
    },

    onMove({ currentTarget }: Key) {
      const { key, by } = currentTarget.dataset
      this.triggerEvent('move', { key, by: Number(by) })
    },

    onRemove({ currentTarget }: Key) {
      this.triggerEvent('remove', { key: currentTarget.dataset.key })
    },

    onAgain({ currentTarget }: Key) {
      this.triggerEvent('again', { key: currentTarget.dataset.key })
    },

    onAdd({
      currentTarget,
    }: WechatMiniprogram.BaseEvent<Record<string, never>, { kind: FormBlock['kind'] }>) {
      this.triggerEvent('add', { kind: currentTarget.dataset.kind })
    },

    onPictures() {
      this.triggerEvent('pictures')
    },
  },
})

function viewOf(block: FormBlock, index: number): BlockView {
  const { key, kind, text, picture } = block
  return {
    key,
    kind,
    text,
    name: `第${index + 1}块，${kindNames[kind]}`,
    hint: hints[kind],
    most: most[kind],
    ...(picture ? pictureView(picture) : noPicture),
  }
}

const noPicture: PictureView = { url: '', status: '', isAmiss: false, canRetry: false }

function pictureView(picture: FormPicture): PictureView {
  const { url, progress, check } = picture
  const canRetry = progress === 'failed'
  const isAmiss = canRetry || progress === 'lost' || check === 'refused'
  return { url, status: statusOf(picture), isAmiss, canRetry }
}

function statusOf({ progress, percent, check }: FormPicture): string {
  const words = {
    waiting: '等着传',
    sending: `正在传 ${percent}%`,
    failed: '没传上',
    lost: '照片不在了，请重新选',
    there: check === 'refused' ? '微信没通过，请去掉换一张' : '传好了',
  }
  return words[progress]
}
