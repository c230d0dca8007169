import { asksConsent } from '../services/consent'
import type { Notice } from '../services/deed-words'
import { dropFile, keepFile } from '../services/kept-files'
import { agrees } from '../services/open'
import { choosePictures } from '../services/picture-upload'
import { newRequestId } from '../services/request-id'
import { type FormBlock, type FormPicture, isWritten, moved, newPicture, withBlock } from './post-block'
import { countPictures, countWords, MOST_PICTURES, type PostForm, type PostProblems } from './post-form'
import { bringPictures, type PicturePage, tryAgain } from './post-pictures'

/** What the writing of a post draws. `blocks` is drawn when one comes or goes; what is typed stands there already. */
export const noWriting = {
  title: '',
  blocks: [] as FormBlock[],
  pictures: {} as Record<string, FormPicture>,
  isFull: false,
  counter: '',
  problems: {} as PostProblems,
}

interface WritingPage extends PicturePage {
  data: { problems: PostProblems }
  /** The page itself, for coming back to it. */
  url(): string
}

type Typed = WechatMiniprogram.CustomEvent<{ key: string; value: string }>
type Named = WechatMiniprogram.CustomEvent<{ key: string }>

/** Everything anew, as it is to be drawn. */
export function drawnWriting({ title, blocks }: PostForm): Omit<typeof noWriting, 'problems' | 'pictures'> {
  return { title, blocks, isFull: countPictures(blocks) >= MOST_PICTURES, counter: countWords(blocks) }
}

/** The title and the pieces below it: typing, adding, moving, taking out; everything is on the phone at once. */
export const writingHandlers = {
  onTitle(this: WritingPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.form = { ...this.form, title: detail.value }
    this.setData({ problems: { ...this.data.problems, title: '' } })
    this.keep()
  },

  /** Nothing is drawn but the counter, so that no letter is ever lost to a slow phone. */
  onType(this: WritingPage, { detail }: Typed) {
    const { key, value } = detail
    const blocks = this.form.blocks.map((block) => (block.key === key ? { ...block, text: value } : block))
    this.form = { ...this.form, blocks }
    this.setData({ counter: countWords(blocks), problems: { ...this.data.problems, blocks: '' } })
    this.keep()
  },

  onAdd(this: WritingPage, { detail }: WechatMiniprogram.CustomEvent<{ kind: FormBlock['kind'] }>) {
    put(this, withBlock(this.form.blocks, detail.kind))
  },

  onMove(this: WritingPage, { detail }: WechatMiniprogram.CustomEvent<{ key: string; by: -1 | 1 }>) {
    put(this, moved(this.form.blocks, detail.key, detail.by))
  },

  async onRemove(this: WritingPage, { detail }: Named) {
    const block = this.form.blocks.find(({ key }) => key === detail.key)
    const question = { title: '去掉这一块吗', content: '里面写的字会一起去掉。' }
    if (!block || (block.text.trim() && isWritten(block) && !(await agrees(question)))) {
      return
    }
    if (block.picture?.filePath) {
      dropFile(block.picture.filePath)
    }
    put(
      this,
      this.form.blocks.filter(({ key }) => key !== detail.key),
    )
  },

  /** Several at once; they are brought into the cloud while the person writes on. */
  async onPictures(this: WritingPage) {
    if (asksConsent(this.url())) {
      return
    }
    const chosen = await choosePictures(MOST_PICTURES - countPictures(this.form.blocks))
    const files = await Promise.all(chosen.map(keepFile))
    put(
      this,
      files.reduce(
        (blocks, file) => withBlock(blocks, 'picture', newPicture(file, newRequestId())),
        this.form.blocks,
      ),
    )
    await bringPictures(this)
  },

  /** What became of a save. */
  end(this: WritingPage, notice: Notice | null) {
    this.setData({ isSaving: false, notice })
    if (notice) {
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },

  onTryAgain(this: WritingPage, { detail }: Named) {
    const block = this.form.blocks.find(({ key }) => key === detail.key)
    void tryAgain(this, block?.picture?.requestId)
  },
}

function put(page: WritingPage, blocks: FormBlock[]): void {
  page.form = { ...page.form, blocks }
  page.draw()
  page.keep()
}
