import type { Output } from '../../cloudfunctions/contract/contract'
import { askedView } from './find-view'
import { type Reading, read } from './last-seen'
import { isVisitor } from './session'

type Sections = Output<'me.data'>['sections']

/** All that is held about the person. Of a visitor that is at most what they asked a branch. */
export async function readMyData(): Promise<Reading<'me.data'>> {
  if (!(await isVisitor())) {
    return read('me.data', {})
  }
  const reading = await read('branch.asked', {})
  return reading.state === 'failed'
    ? reading
    : { ...reading, data: { sections: sectionsOf(reading.data.admissions) } }
}

/** All of it as text, to be kept or passed on: a copy belongs to the person (PRODUCT §1.7). */
export function copyOf(sections: Sections): string {
  const parts = sections.map(({ title, lines }) =>
    [title, ...lines.map(({ label, value }) => `${label}：${value}`)].join('\n'),
  )
  return parts.join('\n\n')
}

function sectionsOf(admissions: Output<'branch.asked'>['admissions']): Sections {
  const lines = admissions.map((admission) => {
    const { branchName, state, asked, answer } = askedView(admission)
    return { label: branchName, value: [admission.name, asked, state, answer].filter(Boolean).join('，') }
  })
  return [{ title: '问支部的', lines }]
}
