import type { TaskDraft } from '../../cloudfunctions/contract/publish'
import { type Answer, call } from '../services/api'
import { dropDraft, keepDraft, readDraft } from '../services/draft'
import { newRequestId } from '../services/request-id'

interface Sent {
  requestId: string
  task: string
}

/**
 * Publishes what stands in a draft. The request id is kept on the phone with what was sent until there is an answer:
 * the same task sent again, even after the app was closed, is published once.
 */
export async function sendTask(task: TaskDraft, draftName: string): Promise<Answer<'task.publish'>> {
  const name = `${draftName}:sent`
  const text = JSON.stringify(task)
  const kept = readDraft<Sent>(name, { requestId: '', task: '' })
  const requestId = kept.task === text ? kept.requestId : newRequestId()
  keepDraft(name, { requestId, task: text })
  const answer = await call('task.publish', task, { requestId })
  if (answer.ok) {
    dropDraft(name)
    dropDraft(draftName)
  }
  return answer
}
