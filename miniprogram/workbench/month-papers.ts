import type { Input, Output } from '../../cloudfunctions/contract/contract'
import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { act, doneNotice, refusal } from '../services/act'
import type { Notice } from '../services/deed-words'

type File = Input<'month.pack'>['file']

interface PaperStep {
  name: string
  mark: 'done' | 'now' | 'later'
}

/** Made by the cloud, fetched, opened: the first `done` of these are behind us. */
function paperSteps(done: number): PaperStep[] {
  return ['做文件', '下载', '打开'].map((name, index) => {
    const later = index === done ? ('now' as const) : ('later' as const)
    return { name, mark: index < done ? ('done' as const) : later }
  })
}

interface PaperData {
  notice: Notice | null
  papers: { file: File; title: string; text: string }[]
  /** The file that is being made and fetched. */
  making: File | ''
  paperSteps: PaperStep[]
}

/** The part of a page's data that offers the papers of a month. */
export const noPaper: Pick<PaperData, 'papers' | 'making' | 'paperSteps'> = {
  making: '',
  paperSteps: [],
  papers: [
    { file: 'redList', title: '公示榜', text: 'A3 的 Word 文件，改好再打印' },
    { file: 'minutes', title: '支委会记录', text: 'Word 草稿，按会上说的改' },
    { file: 'excel', title: '汇总表', text: 'Excel，一人一行' },
  ],
}

interface PaperPage {
  data: PaperData
  month?: MonthView
  setData(data: Partial<PaperData>): void
}

const fileTypes: Record<File, 'docx' | 'xlsx'> = { redList: 'docx', minutes: 'docx', excel: 'xlsx' }

export const paperHandlers = {
  /** Made by the cloud, fetched, and opened by whatever the phone opens such files with. */
  async onPaper(
    this: PaperPage,
    { currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { file: File }>,
  ) {
    const { file } = currentTarget.dataset
    if (!this.month || this.data.making) {
      return
    }
    this.setData({ making: file, paperSteps: paperSteps(0), notice: null })
    const { branchId, month } = this.month
    const answer = await act('month.pack', { branchId, month, file })
    const onStep = (done: number) => this.setData({ paperSteps: paperSteps(done) })
    const notice = answer.ok ? await openFile(answer.data, fileTypes[file], onStep) : refusal(answer.error)
    this.setData({ making: '', paperSteps: [], notice })
    wx.pageScrollTo({ scrollTop: 0 })
  },
}

const notOpened: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '文件没有打开',
  text: '网络不好，或手机没有能打开它的程序。请再点一次。',
}

/** It lies under its own name in the phone's own folder, so that it can be sent on under it. */
function openFile(
  { name, url }: Output<'month.pack'>,
  fileType: 'docx' | 'xlsx',
  onStep: (done: number) => void,
): Promise<Notice> {
  onStep(1)
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`
  return new Promise((resolve) => {
    const fail = () => resolve(notOpened)
    const success = () => resolve(doneNotice('文件打开了', '右上角可以转发。里面有名字，请收好。'))
    wx.downloadFile({
      url,
      filePath,
      success: ({ statusCode }) => {
        if (statusCode === 200) {
          onStep(2)
          wx.openDocument({ filePath, fileType, showMenu: true, success, fail })
        } else {
          fail()
        }
      },
      fail,
    })
  })
}
