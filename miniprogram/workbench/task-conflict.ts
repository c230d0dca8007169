import type { TaskForEdit } from '../../cloudfunctions/contract/publish'
import { postWords } from '../services/task-words'
import { type ConflictData, conflictSheet, differencesOf, merged, noConflict, type Part } from './conflict'
import { formOf, type PublishForm } from './publish-form'
import { kindText } from './task-words'

const parts: readonly Part<PublishForm>[] = [
  { key: 'title', label: '任务名称', say: ({ title }) => title, take: ({ title }) => ({ title }) },
  { key: 'kind', label: '种类', say: ({ kind }) => kindText(kind), take: ({ kind }) => ({ kind }) },
  { key: 'about', label: '干什么', say: ({ about }) => about, take: ({ about }) => ({ about }) },
  {
    key: 'site',
    label: '地点',
    say: ({ site }) => [site.name, site.note].filter(Boolean).join('，'),
    take: ({ site }) => ({ site }),
  },
  {
    key: 'lead',
    label: '领头人',
    say: ({ leadName }) => leadName,
    take: ({ leadId, leadName }) => ({ leadId, leadName }),
  },
  {
    key: 'chain',
    label: '上面的负责人',
    say: ({ chain }) => chain.map(({ post, name }) => `${postWords[post]} ${name}`).join('、'),
    take: ({ chain }) => ({ chain }),
  },
  {
    key: 'bring',
    label: '带什么',
    say: ({ bring, bringNote }) => [...bring, bringNote].filter(Boolean).join('、'),
    take: ({ bring, bringNote }) => ({ bring, bringNote }),
  },
]

interface ConflictPage {
  data: ConflictData & { form: PublishForm }
  task?: TaskForEdit
  before: PublishForm
  setData(data: Partial<ConflictData & { form: PublishForm }>): void
  onSave(): Promise<void>
}

export const taskConflict = {
  ...conflictSheet,

  /** Nothing was overwritten: what stands there now is laid beside what was written here. */
  compare(this: ConflictPage, task: TaskForEdit) {
    const differences = differencesOf(parts, {
      mine: this.data.form,
      now: formOf(task),
      before: this.before,
    })
    this.setData({ isConflict: true, differences })
  },

  onKeep(this: ConflictPage) {
    const { form, differences } = this.data
    this.before = this.task ? formOf(this.task) : form
    this.setData({ ...noConflict, form: merged(parts, form, this.before, differences) })
    void this.onSave()
  },
}
