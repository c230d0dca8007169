import { collection, op } from '../../platform/database'
import type { RuleSet } from './rule-set-rules'

/** One version of a branch's rules; written once. */
interface RuleSetDocument {
  /** `<branchId>:<version>`: two officers cannot write the same version. */
  _id: string
  branchId: string
  version: number
  /** The first month it holds for. */
  from: string
  rules: RuleSet
  by: string
  at: number
  /** The request that wrote it, for its retry. */
  request: string
}

const ruleSets = collection<RuleSetDocument>('rule-sets')
const fields = ['branchId', 'version', 'from', 'rules', 'request'] as const

type StoredRules = Pick<RuleSetDocument, '_id' | (typeof fields)[number]>

/** The newest versions of a branch that hold in a month or begin after it, newest first. */
export function findRuleSets(branchId: string): Promise<StoredRules[]> {
  return ruleSets.find({ branchId }, { fields, orderBy: [['version', 'desc']], limit: 100 })
}

/** The version in force in a month; absent: the default. */
export async function findRulesFor(branchId: string, month: string): Promise<StoredRules | undefined> {
  const [found] = await ruleSets.find(
    { branchId, from: op.lte(month) },
    { fields, orderBy: [['version', 'desc']], limit: 1 },
  )
  return found
}

export function insertRuleSet(document: RuleSetDocument): Promise<boolean> {
  return ruleSets.insert(document)
}
