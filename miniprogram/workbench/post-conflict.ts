import type { EditablePost } from '../../cloudfunctions/contract/post'
import { monthDay } from '../services/format'
import { channelWords } from '../services/post-words'
import { type ConflictData, conflictSheet, differencesOf, merged, noConflict, type Part } from './conflict'
import type { FormBlock } from './post-block'
import { type PostForm, postFormOf } from './post-form'
import type { Known } from './post-kept'
import { dropFiles } from './post-pictures'
import { audienceText, reachWords } from './post-settings'

const parts: readonly Part<PostForm>[] = [
  { key: 'title', label: '标题', say: ({ title }) => title, take: ({ title }) => ({ title }) },
  {
    key: 'blocks',
    label: '正文和照片',
    say: ({ blocks }) => blocks.map(blockText).filter(Boolean).join('\n'),
    is: ({ blocks }) =>
      JSON.stringify(blocks.map(({ kind, text, picture }) => [kind, text.trim(), picture?.pictureId])),
    take: ({ blocks }) => ({ blocks }),
  },
  {
    key: 'channel',
    label: '发在哪一栏',
    say: (form) => `${channelWords[form.channel]}，${audienceText(form)}`,
    take: ({ channel, who, tracks }) => ({ channel, who, tracks }),
  },
  {
    key: 'reach',
    label: '发到哪里',
    say: ({ reach }) => reachWords[reach],
    take: ({ reach }) => ({ reach }),
  },
  {
    key: 'when',
    label: '什么时候发',
    say: ({ isTimed, day, time }) => (isTimed && day ? `${monthDay(day)} ${time.replace(/^0/, '')}` : '现在'),
    take: ({ isTimed, day, time }) => ({ isTimed, day, time }),
  },
]

function blockText({ kind, text, picture }: FormBlock): string {
  if (kind !== 'picture') {
    return text.trim()
  }
  const name = picture?.filePath ? '新照片' : '照片'
  return text.trim() ? `〔${name}：${text.trim()}〕` : `〔${name}〕`
}

interface ConflictPage {
  data: ConflictData
  form: PostForm
  before: PostForm
  known: Known | null
  /** What stands in the cloud, once it differs from what is written here. */
  others?: PostForm
  setData(data: Partial<ConflictData>): void
  draw(): void
  keep(): void
  onSave(): Promise<void>
}

export const postConflict = {
  ...conflictSheet,

  /** Nothing was overwritten: what stands there now is laid beside what was written here. */
  compare(this: ConflictPage, post: EditablePost) {
    this.others = postFormOf(post)
    this.known = { postId: post.postId, version: post.version }
    const { form: mine, others: now, before } = this
    this.setData({ isConflict: true, differences: differencesOf(parts, { mine, now, before }) })
  },

  onKeep(this: ConflictPage) {
    const now = this.others ?? this.form
    const mine = this.form
    this.form = merged(parts, mine, now, this.data.differences)
    if (this.form.blocks !== mine.blocks) {
      dropFiles(mine.blocks)
    }
    this.before = now
    this.setData(noConflict)
    this.draw()
    this.keep()
    void this.onSave()
  },
}
