import { describeMe } from '../features/org/describe-me'
import { claimPlace } from '../features/task/claim-place'
import { getTask } from '../features/task/get-task'
import { countDays, listShifts } from '../features/task/list-shifts'
import { releasePlace } from '../features/task/release-place'
import { anyone, type Handlers, memberMay } from '../platform/access'

/** The whole API: each method, the right it needs, and the use case that does it. */
export const handlers = {
  'session.me': anyone(describeMe),
  'task.list': anyone(listShifts),
  'task.days': anyone(countDays),
  'task.get': anyone(getTask),
  'task.claim': memberMay(claimPlace),
  'task.release': memberMay(releasePlace),
} satisfies Handlers
