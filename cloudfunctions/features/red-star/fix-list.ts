import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { op } from '../../platform/database'
import { tell } from '../message/tell'
import { rulesInForce } from '../points/rules-in-force'
import { sealMonth } from '../points/seal-month'
import { countedOf } from './choose-rules'
import { type Cycle, hoursOf } from './cycle-rules'
import { monthWords } from './month-words-rules'
import { changeMonth, monthInPhase, refuseOtherVersion } from './run-month'
import { tally } from './tally'
import { topThirdOf } from './top-third-rules'

/**
 * The committee fixes the list and the notice begins. Passbooks are sealed first and tallied afterwards, so that no
 * entry slips in between; what comes later goes to the next month. When sealing has brought a tie, or a winner without
 * a sentence, LIST_INCOMPLETE says so: the figures no longer change, and the committee goes on with them.
 */
export async function fixList(
  context: ActContext,
  { branchId, month, version, sentences }: ParsedInput<'month.fix'>,
): Promise<Output<'month.fix'>> {
  const { now, requestId, caller } = context
  const phases = ['committee', 'notice', 'frozen'] as const
  const { cycle, standing, phase } = await monthInPhase(context, { branchId, month }, phases)
  const isDone = cycle.spent.includes(requestId)
  if (phase !== 'committee' && !isDone) {
    throw new AppError('MONTH_REFUSED', { phase })
  }
  // A try that died after sealing has raised the version itself.
  if (!cycle.spent.includes(`${requestId}:seal`)) {
    refuseOtherVersion(cycle, version, requestId)
  }
  await context.record({ orgId: branchId, subjectId: branchId, note: `${month} 名单定稿，开始公示` })
  const all = { done: standing.length, total: standing.length }
  if (isDone) {
    // That call may have died before it told them; telling twice tells once.
    await tellWinners(cycle, now)
    return { version: cycle.version, ...all }
  }
  const sealed = cycle.isSealed ? cycle : await changeMonth(cycle, `${requestId}:seal`, { isSealed: true })
  const rules = await rulesInForce(branchId, month, now)
  await sealMonth(branchId, month, standing, rules)
  const { choice, counted, candidates } = await tally(sealed, standing, rules)
  if (choice.tie) {
    throw new AppError('LIST_INCOMPLETE', { why: 'tie' })
  }
  const words = new Map(sentences.map(({ memberId, text }) => [memberId, text]))
  const named = [...choice.winners, ...choice.repeats]
  if (named.some((memberId) => !words.has(memberId))) {
    throw new AppError('LIST_INCOMPLETE', { why: 'sentences' })
  }
  const third = rules.shows === 'topThird' ? topThirdOf(candidates) : []
  const fixed = await changeMonth(sealed, requestId, {
    fixedOn: dayOf(now),
    fixedBy: caller.memberId,
    winners: choice.winners,
    repeats: choice.repeats,
    ...(choice.nonCadre && { nonCadre: choice.nonCadre }),
    places: choice.places,
    counted,
    sentences: op.set(Object.fromEntries(named.map((memberId) => [memberId, words.get(memberId) ?? '']))),
    scores: op.set(
      Object.fromEntries(countedOf(candidates).map(({ memberId, score }) => [memberId, score.score])),
    ),
    hours: hoursOf(candidates),
    ...(third.length > 0 && {
      topThird: third.filter((memberId) => !named.includes(memberId)).map((memberId) => ({ memberId })),
    }),
  })
  await tellWinners(fixed, now)
  return { version: fixed.version, ...all }
}

async function tellWinners({ winners, repeats, month, branchId }: Cycle, now: number): Promise<void> {
  await tell(now, {
    memberIds: [...winners, ...repeats],
    kind: 'redStarNotice',
    occasion: `${branchId}:${month}`,
    facts: { title: monthWords(month) },
  })
}
