import type { TaskForEdit } from '../../cloudfunctions/contract/publish'
import { postWords } from '../services/task-words'
import type { Difference } from './components/conflict-sheet/conflict-sheet'
import { type ConflictData, conflictSheet, noConflict } from './conflict'
import { formOf, type PublishForm } from './publish-form'
import { kindText } from './task-words'

type Part = Partial<PublishForm>

/** What two people may have written differently: how it is said, and what choosing one takes with it. */
const parts: readonly {
  key: string
  label: string
  say(form: PublishForm): string
  take(form: PublishForm): Part
}[] = [
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

/** Where mine and what stands now differ; what I did not touch since `before` is chosen as it stands now. */
function differencesOf(mine: PublishForm, now: PublishForm, before: PublishForm): Difference[] {
  return parts
    .filter(({ say }) => say(mine) !== say(now))
    .map(({ key, label, say }) => ({
      key,
      label,
      mine: say(mine) || '没有写',
      now: say(now) || '没有写',
      chosen: say(mine) === say(before) ? 'now' : 'mine',
    }))
}

function merged(mine: PublishForm, now: PublishForm, differences: readonly Difference[]): PublishForm {
  const theirs = differences.filter(({ chosen }) => chosen === 'now').map(({ key }) => key)
  return parts
    .filter(({ key }) => theirs.includes(key))
    .reduce((form, { take }) => ({ ...form, ...take(now) }), mine)
}

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
    const differences = differencesOf(this.data.form, formOf(task), this.before)
    this.setData({ isConflict: true, differences })
  },

  onKeep(this: ConflictPage) {
    const { form, differences } = this.data
    this.before = this.task ? formOf(this.task) : form
    this.setData({ ...noConflict, form: merged(form, this.before, differences) })
    void this.onSave()
  },
}
