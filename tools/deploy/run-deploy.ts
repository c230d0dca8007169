import type CloudBase from '@cloudbase/manager-node'
import { confirm } from '../cloud/ask'
import { stopOnInterrupt } from '../cloud/interrupt'
import { Refusal } from '../cloud/refusal'
import { say } from '../say'
import { applyStep } from './apply'
import { askToBreak, takeLock, UNTOUCHED } from './lock'
import { newerThere } from './newer-there'
import type { DeployOptions } from './options'
import { type Plan, planDeployment, planRemovals, type Step } from './plan'
import { foreignInWords, planInWords, stepInWords } from './plan-words'
import { readActual } from './read-actual'
import { recordDeployment, recordVersion } from './record'
import type { Desired } from './state'

interface Target {
  manager: CloudBase
  envId: string
  root: string
  desired: Desired
}

interface Intent {
  plan: Plan
  /** All that is to be done, removals last. */
  steps: readonly Step[]
}

/** Reads, plans, asks, does, and reads again. What an earlier run left undone is simply in the plan. */
export async function runDeploy(target: Target, options: DeployOptions): Promise<void> {
  say(`环境 ${target.envId}：正在读现状…`)
  const intent = await intend(target, options)
  say(planInWords(intent.plan).join('\n'))
  if (options.isDry) {
    return
  }
  await askAbout(target.envId, intent, options)
  await askAboutNewer(target, intent)
  if (intent.steps.length === 0) {
    await recordVersion(target.root, options.by)
    return
  }
  // From here on a run that ends at once would leave the lock behind.
  const mustGoOn = stopOnInterrupt()
  say('拿部署锁，再看一遍现状…')
  await createDeployments(target)
  const lock = await takeLock(options)
  try {
    const { steps } = await settle(target, options, intent)
    await carryOut(target, steps, options, () => {
      mustGoOn()
      lock.mustHold()
    })
  } finally {
    await lock.release()
  }
}

async function intend({ manager, envId, desired }: Target, { removes }: DeployOptions): Promise<Intent> {
  const actual = await readActual(manager, envId)
  const plan = planDeployment(actual, desired)
  const removals = planRemovals({ plan, actual, desired }, removes)
  if (removals.unknown.length > 0) {
    throw new Refusal(
      `线上没有可以删的 ${removals.unknown.join('、')}。能删的在计划的“线上多出的”里；集合连同数据请在控制台删`,
    )
  }
  return { plan, steps: [...plan.steps, ...removals.steps] }
}

async function askAbout(envId: string, { plan, steps }: Intent, options: DeployOptions): Promise<void> {
  if (plan.steps.length > 0 && !options.isAgreed && !(await confirm(`按这个计划改环境 ${envId} 吗？`))) {
    throw new Refusal(UNTOUCHED)
  }
  for (const step of steps) {
    // Agreeing beforehand is not enough here: what is gone is gone.
    if (step.kind === 'remove' && !(await confirm(`要删除${foreignInWords(step.foreign)}，删了找不回来。`))) {
      throw new Refusal('没有确认删除，什么也没有动')
    }
  }
  await askToBreak(options)
}

/** Agreeing beforehand is not enough here either: nobody who agreed knew what somebody else deployed since. */
async function askAboutNewer({ manager, root }: Target, { steps }: Intent): Promise<void> {
  const replacesCode = steps.some(({ kind }) => kind === 'updateCode')
  if (!replacesCode || !(await manager.database.checkCollectionExists('deployments')).Exists) {
    return
  }
  const newer = await newerThere(root)
  if (newer !== undefined && !(await confirm(`${newer}。要把线上换回这里的代码吗？`))) {
    throw new Refusal('没有确认，什么也没有动。请先换上最新的项目文件，再运行')
  }
}

/** The lock is a document: its collection is the one thing that is made before it is held. */
async function createDeployments({ manager, envId }: Target): Promise<void> {
  const collection = 'deployments'
  const { Exists } = await manager.database.checkCollectionExists(collection)
  if (!Exists) {
    await applyStep({ manager, envId }, { kind: 'createCollection', collection, indexes: [] })
  }
}

/** Somebody may have deployed before the lock was taken: then the new plan has to fit what was agreed to. */
async function settle(target: Target, options: DeployOptions, agreed: Intent): Promise<Intent> {
  const fresh = await intend(target, options)
  const known = agreed.steps.map(stepInWords)
  const added = fresh.steps.map(stepInWords).filter((words) => !known.includes(words))
  if (added.length > 0) {
    throw new Refusal(`线上刚刚变了，多出要做的：\n  ${added.join('\n  ')}\n什么也没有动，请再运行一次`)
  }
  return fresh
}

async function carryOut(
  target: Target,
  steps: readonly Step[],
  options: DeployOptions,
  mayGoOn: () => void,
): Promise<void> {
  const { manager, envId, root } = target
  for (const [index, step] of steps.entries()) {
    mayGoOn()
    say(`[${index + 1}/${steps.length}] ${stepInWords(step)}`)
    await applyStep({ manager, envId }, step)
  }
  const { plan } = await intend(target, { ...options, removes: [] })
  if (plan.steps.length > 0) {
    const left = plan.steps.map((step) => `  · ${stepInWords(step)}`)
    throw new Refusal(
      `都做过了，可是再读还不一样：\n${left.join('\n')}\n腾讯云生效要几分钟，过一会儿再运行看看`,
    )
  }
  await recordDeployment(root, options.by, steps.length)
  say('部署完成，再读一遍和这里一样')
}
