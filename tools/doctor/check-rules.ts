import isEqual from 'lodash/isEqual'
import { functionRules, storageRule } from '../deploy/rules'
import type { Actual } from '../deploy/state'
import { type Check, type Finding, problem } from './check'
import { collectionSteps } from './check-collections'
import { DEPLOY, named } from './words'

function judgeRules(actual: Actual): Finding[] {
  return [...judgeOpenCollections(actual), ...judgeFunctionRules(actual), ...judgeStorage(actual)]
}

function judgeOpenCollections(actual: Actual): Finding[] {
  const open = collectionSteps(actual).flatMap((step) =>
    step.kind === 'closeCollection' ? [step.collection] : [],
  )
  return open.length === 0
    ? []
    : [
        problem(
          `集合的权限不是“只有云函数能读写”，${named(open)}`,
          '手机可能绕过云函数直接读写，名册和存折有泄露、被改的危险',
          `尽快${DEPLOY}`,
        ),
      ]
}

function judgeFunctionRules({ functionRules: standing = {} }: Actual): Finding[] {
  return Object.entries(functionRules)
    .filter(([name, rule]) => !isEqual(standing[name], rule))
    .map(([name]) => judgeFunctionRule(name))
}

function judgeFunctionRule(name: string): Finding {
  if (name === 'api') {
    return problem(
      '云函数权限：api 不是“登录的手机能调”',
      '要么手机打不开小程序的任何一页，要么不在微信里的人也能调',
      DEPLOY,
    )
  }
  const what = name === '*' ? '没有单独写明的函数' : `函数 ${name} `
  return problem(`云函数权限：${what}没有关给手机`, '别人可以从手机上反复触发它，费用会涨', DEPLOY)
}

function judgeStorage({ storage: { permission, rule } }: Actual): Finding[] {
  return permission === 'CUSTOM' && isEqual(rule, storageRule)
    ? []
    : [
        problem(
          '云存储权限不对，应为“手机只能往 uploads/ 里放自己的文件，不能直接读”',
          '没有检查过的图片可能被人看到，检查过的可能被换掉',
          `尽快${DEPLOY}`,
        ),
      ]
}

export const checkRules: Check = {
  name: 'rules',
  title: '权限',
  run: async ({ actual }) => ({
    seen: `${actual.collections.length} 个集合，${Object.keys(functionRules).length} 条函数规则，云存储`,
    findings: judgeRules(actual),
  }),
}
