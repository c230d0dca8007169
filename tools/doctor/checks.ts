import type { Check } from './check'
import { checkAnswers } from './check-answers'
import { checkCollections } from './check-collections'
import { checkDeployment } from './check-deployment'
import { checkFunctions } from './check-functions'
import { checkHeartbeat } from './check-heartbeat'
import { checkLists } from './check-lists'
import { checkMembers } from './check-members'
import { checkOffices } from './check-offices'
import { checkPictures } from './check-pictures'
import { checkRules } from './check-rules'
import { checkShifts } from './check-shifts'
import { checkSums } from './check-sums'
import { checkTimers } from './check-timers'
import { checkUnfinished } from './check-unfinished'

/** In their order: what others stand on comes first, what takes long comes last. */
export const checks: readonly Check[] = [
  checkCollections,
  checkRules,
  checkFunctions,
  checkTimers,
  checkDeployment,
  checkAnswers,
  checkHeartbeat,
  checkOffices,
  checkUnfinished,
  checkMembers,
  checkShifts,
  checkLists,
  checkPictures,
  checkSums,
]
