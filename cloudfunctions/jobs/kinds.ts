import { creditUncredited } from '../features/attendance/credit-words'
import { finishPosting } from '../features/attendance/finish-posting'
import { forgetOldVisits } from '../features/attendance/forget-old-visits'
import { forgetOldMessages } from '../features/message/forget-messages'
import { sendMessages } from '../features/message/send-messages'
import { removeOldPacks } from '../features/month-pack/remove-old-packs'
import { askAgain } from '../features/need/ask-again'
import { needPictures } from '../features/need/need-pictures'
import { riseOverdue } from '../features/need/rise-overdue'
import { askAboutDuePictures } from '../features/picture/ask-about-pictures'
import { sweepPictures } from '../features/picture/sweep'
import { checkSums } from '../features/points/check-sums'
import { creditPending } from '../features/points/credit-deeds'
import { deedPictures } from '../features/points/deed-pictures'
import { checkDuePosts } from '../features/post/check-due-posts'
import { postPictures } from '../features/post/post-pictures'
import { openMonths } from '../features/red-star/open-months'
import { tellOverdueObjections } from '../features/red-star/tell-overdue-objections'
import { tellPhases } from '../features/red-star/tell-phases'
import { askForHours, askForHoursAgain } from '../features/task/ask-for-hours'
import { passDuePlaces } from '../features/task/pass-due-places'
import { remindOfTomorrow } from '../features/task/remind-of-tomorrow'
import { tellNotMovedUp } from '../features/task/tell-not-moved-up'
import type { Kind } from './run-kinds'

/** All timed work, in its order: what tells people comes before what sends it. */
export const kinds: readonly Kind[] = [
  {
    name: 'passPlaces',
    async step(now) {
      const { passed, isMore } = await passDuePlaces(now)
      return { done: passed, isMore: isMore && passed > 0 }
    },
  },
  { name: 'notMovedUp', step: tellNotMovedUp },
  { name: 'comingTomorrow', step: remindOfTomorrow },
  { name: 'askForHours', step: askForHours },
  { name: 'askForHoursAgain', step: askForHoursAgain },
  { name: 'finishPosting', step: finishPosting },
  { name: 'creditAttendances', step: creditUncredited },
  { name: 'creditPending', step: creditPending },
  { name: 'openMonths', step: openMonths },
  { name: 'tellPhases', step: tellPhases },
  { name: 'overdueObjections', step: tellOverdueObjections },
  { name: 'checkSums', step: checkSums },
  {
    name: 'riseOverdue',
    async step(now) {
      const done = await riseOverdue(now)
      return { done, isMore: done > 0 }
    },
  },
  { name: 'askWhetherDone', step: askAgain },
  { name: 'checkPosts', step: checkDuePosts },
  { name: 'askAboutPictures', step: askAboutDuePictures },
  { name: 'send', step: sendMessages },
  { name: 'removePacks', step: removeOldPacks },
  {
    name: 'sweepPictures',
    step: (now) => sweepPictures(now, { post: postPictures, need: needPictures, deed: deedPictures }),
  },
  { name: 'forgetMessages', step: forgetOldMessages },
  { name: 'forgetVisits', step: async (now) => ({ done: await forgetOldVisits(now), isMore: false }) },
]
