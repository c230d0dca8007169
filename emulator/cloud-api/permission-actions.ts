import * as v from 'valibot'
import { type Action, action, type Cloud } from './action'
import { CloudApiError } from './cloud-api-error'
import type { Rule, Rules } from './environment'
import { BUCKET } from './environment-actions'

const ResourceType = v.picklist(['function', 'storage', 'collection'])
const Permission = v.picklist(['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY', 'CUSTOM'])

/**
 * A collection that was made by code: 仅创建者及管理员可读写
 * (developers.weixin.qq.com/community/develop/doc/0002aa68828dc842feb7cd09156400).
 */
const UNTOUCHED: Rule = { permission: 'PRIVATE' }

const FunctionRules = v.record(v.string(), v.object({ invoke: v.union([v.boolean(), v.string()]) }))

/** The only conditions there are (docs.cloudbase.net/cloud-function/security-rules). */
const conditions = [
  'auth!=null',
  "auth.loginType!='ANONYMOUS'&&auth!=null",
  "auth!=null&&auth.loginType!='ANONYMOUS'",
]

function assertFunctionRules(text: string): void {
  const { success, output } = v.safeParse(FunctionRules, parsed(text))
  const isRight =
    success &&
    Object.hasOwn(output, '*') &&
    Object.values(output).every(
      ({ invoke }) => typeof invoke === 'boolean' || conditions.includes(invoke.replace(/\s/g, '')),
    )
  if (!isRight) {
    throw new CloudApiError('InvalidParameter', 'Invalid security rule config')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CloudApiError('InvalidParameter', 'Invalid security rule config')
  }
}

function ruleOf({
  permission,
  securityRule,
}: {
  permission: Rule['permission']
  securityRule?: string | undefined
}): Rule {
  if (permission !== 'CUSTOM') {
    return { permission }
  }
  if (securityRule === undefined) {
    throw new CloudApiError('MissingParameter', 'The request is missing the parameter `SecurityRule`.')
  }
  parsed(securityRule)
  return { permission, securityRule }
}

function assertExists({ database }: Cloud, collection: string | undefined): asserts collection is string {
  if (!database.collections().some(({ name }) => name === collection)) {
    throw new CloudApiError('ResourceNotFound', `Db or Table not exist: ${collection}`)
  }
}

async function changeRules({ environment }: Cloud, next: (rules: Rules) => Partial<Rules>): Promise<void> {
  await environment.change((state) => ({ ...state, rules: { ...state.rules, ...next(state.rules) } }))
}

/**
 * Shapes: cloud.tencent.com/document/api/876/ 132255 (Modify…), 132256 (Describe…); of the storage's older pair:
 * docs.cloudbase.net/api-reference/manager/node/rule.
 */
export const permissionActions: Readonly<Record<string, Action>> = {
  DescribeResourcePermission: action(
    { ResourceType, Resources: v.optional(v.pipe(v.array(v.string()), v.maxLength(100)), []) },
    (cloud, { ResourceType: type, Resources: resources }) => {
      const { rules } = cloud.environment.state
      const row = (resource: string, { permission, securityRule }: Rule) => ({
        ResourceType: type,
        Resource: resource,
        Permission: permission,
        ...(securityRule !== undefined && { SecurityRule: securityRule }),
      })
      const list = {
        function: () => [row('', { permission: 'CUSTOM', securityRule: rules.functions })],
        storage: () => [row(BUCKET, rules.storage)],
        collection: () =>
          resources.map((name) => {
            assertExists(cloud, name)
            return row(name, rules.collections[name] ?? UNTOUCHED)
          }),
      }[type]()
      return { Data: { TotalCount: list.length, PermissionList: list } }
    },
  ),
  ModifyResourcePermission: action(
    { ResourceType, Permission, Resource: v.optional(v.string()), SecurityRule: v.optional(v.string()) },
    async (
      cloud,
      { ResourceType: type, Permission: permission, Resource: resource, SecurityRule: securityRule },
    ) => {
      const rule = ruleOf({ permission, securityRule })
      if (type === 'function') {
        assertFunctionRules(securityRule ?? '')
        await changeRules(cloud, () => ({ functions: securityRule ?? '' }))
      } else if (type === 'storage') {
        await changeRules(cloud, () => ({ storage: rule }))
      } else {
        assertExists(cloud, resource)
        await changeRules(cloud, ({ collections }) => ({ collections: { ...collections, [resource]: rule } }))
      }
      return { Data: { Success: true } }
    },
  ),
  DescribeStorageSafeRule: action({ Bucket: v.string() }, ({ environment }) => {
    const { permission, securityRule } = environment.state.rules.storage
    return { AclTag: permission, Rule: securityRule ?? '' }
  }),
  ModifyStorageSafeRule: action(
    { Bucket: v.string(), AclTag: Permission, Rule: v.optional(v.string()) },
    async (cloud, { AclTag: permission, Rule: securityRule }) => {
      const rule = ruleOf({ permission, securityRule })
      await changeRules(cloud, () => ({ storage: rule }))
      return {}
    },
  ),
}
