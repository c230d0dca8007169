import { collections } from '../../cloudfunctions/platform/collections'
import { indexOf } from '../deploy/indexes'
import type { Step } from '../deploy/plan'
import { planCollections } from '../deploy/plan-collections'
import type { Actual, Desired, Index } from '../deploy/state'
import { type Check, type Finding, problem } from './check'
import { DEPLOY } from './words'

/** As platform/collections.ts has them. */
const wanted: Desired['collections'] = collections.map(({ name, indexes }) => ({
  name,
  indexes: indexes.map(indexOf),
}))

/** What a deployment would do about collections: made of the same plan, so that the two never disagree. */
export function collectionSteps(actual: Actual): readonly Step[] {
  return planCollections(actual, { collections: wanted, functions: [], functionRules: {}, storageRule: open })
    .steps
}

/** Not looked at where collections are planned. */
const open = { read: false, write: false }

export const missingCollections = (actual: Actual): string[] =>
  collectionSteps(actual).flatMap((step) => (step.kind === 'createCollection' ? [step.collection] : []))

function judgeCollections(actual: Actual): Finding[] {
  const missing = missingCollections(actual)
  const absent =
    missing.length > 0
      ? [
          problem(
            `缺 ${missing.length} 个集合：${missing.join('、')}`,
            '用到它们的页面打不开，显示“没有成功”',
            DEPLOY,
          ),
        ]
      : []
  return [...absent, ...collectionSteps(actual).flatMap(judgeIndex)]
}

function judgeIndex(step: Step): Finding[] {
  if (step.kind !== 'createIndex' && step.kind !== 'replaceIndex') {
    return []
  }
  const { collection, index } = step
  const state = step.kind === 'createIndex' ? '缺索引' : '索引不对，'
  return [problem(`集合 ${collection} ${state}（${pathsOf(index)}）`, meaningOf(index), DEPLOY)]
}

const pathsOf = ({ keys }: Index): string => keys.map(({ path }) => path).join('，')

function meaningOf({ isUnique }: Index): string {
  return isUnique
    ? '本该唯一的可能出现重复，例如一个微信绑两个人'
    : '查得慢；人一多，用到它的页面和定时任务会超时'
}

export const checkCollections: Check = {
  name: 'collections',
  title: '集合和索引',
  run: async ({ actual }) => ({
    seen: `${wanted.length} 个集合，${wanted.reduce((sum, { indexes }) => sum + indexes.length, 0)} 个索引`,
    findings: judgeCollections(actual),
  }),
}
