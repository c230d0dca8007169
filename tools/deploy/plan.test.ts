import { indexOf } from './indexes'
import { planDeployment, planRemovals } from './plan'
import { planInWords, stepInWords } from './plan-words'
import { functionRules, storageRule } from './rules'
import type { Actual, ActualFunction, Desired, DesiredFunction, Index } from './state'

const api: DesiredFunction = {
  name: 'api',
  handler: 'index.main',
  runtime: 'Nodejs18.15',
  timeout: 20,
  memorySize: 256,
  timers: [],
  variables: { TEMPLATE_OFFER: 'offer-1', TEMPLATE_NEED: undefined },
  codeHash: 'a'.repeat(16),
  zip: () => '',
}
const jobs: DesiredFunction = {
  ...api,
  name: 'jobs',
  variables: {},
  timers: [{ name: 'every-ten-minutes', cron: '0 */10 * * * * *' }],
}

const desired: Desired = {
  collections: [
    { name: 'trees', indexes: [] },
    {
      name: 'members',
      indexes: [{ fields: ['openid'], unique: true }, { fields: ['roles.orgId', 'name'] }].map(indexOf),
    },
  ],
  functions: [jobs, api],
  functionRules,
  storageRule,
}

const empty: Actual = { collections: [], functions: [], storage: { permission: 'PRIVATE' } }

function standing(wanted: DesiredFunction): ActualFunction {
  const { zip: _, variables, ...same } = wanted
  const said = Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...same, variables: Object.fromEntries(said), status: 'Active' }
}

const equal: Actual = {
  collections: desired.collections.map((one) => ({ ...one, permission: 'ADMINONLY' })),
  functions: [standing(jobs), standing(api)],
  functionRules,
  storage: { permission: 'CUSTOM', rule: storageRule },
}

const withApi = (over: Partial<ActualFunction>): Actual => ({
  ...equal,
  functions: [standing(jobs), { ...standing(api), ...over }],
})

const withIndexes = (indexes: Actual['collections'][number]['indexes']): Actual => ({
  ...equal,
  collections: equal.collections.map((one) => (one.name === 'members' ? { ...one, indexes } : one)),
})

const wordsOf = (actual: Actual, wanted = desired) => planDeployment(actual, wanted).steps.map(stepInWords)

test('an empty environment gets everything, what code needs before the code, and the function that phones call last', () => {
  expect(wordsOf(empty)).toEqual([
    '新建集合 trees，只有云函数能读写',
    '新建集合 members，只有云函数能读写，2 个索引',
    '改云函数权限：* 手机不能调，api 登录的手机能调，jobs 手机不能调，wechat-events 手机不能调',
    '改云存储权限：手机只能往 uploads/ 里放自己的文件，不能直接读',
    `新建函数 jobs：Nodejs18.15，256 MB，20 秒，代码 ${'a'.repeat(16)}`,
    '新建定时器 jobs.every-ten-minutes：0 */10 * * * * *',
    `新建函数 api：Nodejs18.15，256 MB，20 秒，代码 ${'a'.repeat(16)}`,
  ])
})

test('an equal environment leaves nothing to do', () => {
  const plan = planDeployment(equal, desired)
  expect(plan).toMatchObject({ steps: [], foreign: [] })
  expect(planInWords(plan)[0]).toBe('没有要做的：线上和这里一样')
})

test('a half-made environment gets only what is missing', () => {
  const half: Actual = { ...equal, collections: equal.collections.slice(0, 1), functions: [standing(jobs)] }
  expect(wordsOf(half)).toEqual([
    '新建集合 members，只有云函数能读写，2 个索引',
    `新建函数 api：Nodejs18.15，256 MB，20 秒，代码 ${'a'.repeat(16)}`,
  ])
})

test('a collection that a run left half made gets its missing indexes and is closed', () => {
  const half = equal.collections.map(({ name, indexes }) => ({ name, indexes: indexes.slice(0, 1) }))
  expect(wordsOf({ ...equal, collections: half })).toEqual([
    '改集合 trees 的权限：未设 → 只有云函数能读写',
    '改集合 members 的权限：未设 → 只有云函数能读写',
    '新建索引 members（roles.orgId，name）',
  ])
})

test('an index made by hand under another name is taken as ours', () => {
  const byHand = desired.collections[1]?.indexes.map((index, at) => ({ ...index, name: `by-hand-${at}` }))
  expect(wordsOf(withIndexes(byHand ?? []))).toEqual([])
})

test('an index whose uniqueness changed is replaced in one call, by name', () => {
  const [openid, roles] = [...(desired.collections[1]?.indexes ?? [])] as [Index, Index]
  const loose = { ...indexOf({ fields: ['openid'] }) }
  const plan = planDeployment(withIndexes([loose, roles]), desired)
  expect(plan.steps).toEqual([
    { kind: 'replaceIndex', collection: 'members', index: openid, drops: ['openid'] },
  ])
  expect(plan.foreign).toEqual([])
})

test('an index of other fields under our name is in the way and goes with the same call', () => {
  const [openid, roles] = [...(desired.collections[1]?.indexes ?? [])] as [Index, Index]
  const wrong = { ...indexOf({ fields: ['phone'] }), name: openid.name }
  expect(planDeployment(withIndexes([wrong, roles]), desired).steps).toMatchObject([
    { kind: 'replaceIndex', drops: [openid.name] },
  ])
})

test('names of indexes follow from their fields, so that another index has another name', () => {
  const names = [['a.b'], ['a', 'b'], ['b', 'a']].flatMap((fields) => [
    indexOf({ fields }).name,
    indexOf({ fields, unique: true }).name,
  ])
  expect(new Set(names).size).toBe(names.length)
  expect(indexOf({ fields: ['roster.memberId', 'startsAt'], unique: true }).name).toBe(
    'roster_memberId__startsAt__unique',
  )
})

test('what is not ours is named and stays; only what is named may be removed, and never a collection', () => {
  const foreign: Actual = {
    ...equal,
    collections: [
      ...equal.collections.map((one) => ({
        ...one,
        indexes: [...one.indexes, { ...indexOf({ fields: ['_id'] }), name: '_id_' }],
      })),
      { name: 'old-town', indexes: [] },
    ],
    functions: [
      { ...standing(jobs), timers: [...jobs.timers, { name: 'nightly', cron: '0 0 3 * * * *' }] },
      { ...standing(api), variables: { TEMPLATE_OFFER: 'offer-1', DEBUG: '1' } },
      { ...standing(api), name: 'old-api' },
    ],
    functionRules: { ...functionRules, 'old-api': { invoke: true } },
  }
  const plan = planDeployment(foreign, desired)
  expect(plan.steps).toEqual([])
  expect(plan.foreign.map(({ kind, name }) => `${kind}:${name}`)).toEqual([
    'collection:old-town',
    'function:old-api',
    'timer:jobs.nightly',
    'variable:api.DEBUG',
  ])
  const removals = planRemovals(plan, foreign.functions, [
    'timer:jobs.nightly',
    'collection:old-town',
    'function:api',
  ])
  expect(removals.steps.map(stepInWords)).toEqual(['删除定时器 jobs.nightly'])
  expect(removals.unknown).toEqual(['collection:old-town', 'function:api'])
})

test('rules of functions that are not ours stay in the one document of rules', () => {
  const before = { '*': { invoke: 'auth != null' }, 'old-api': { invoke: true } }
  expect(planDeployment({ ...equal, functionRules: before }, desired).steps).toMatchObject([
    { kind: 'setFunctionRules', rules: { ...functionRules, 'old-api': { invoke: true } } },
  ])
})

test('changed code is uploaded, changed settings before it', () => {
  const actual = withApi({ codeHash: 'b'.repeat(16), timeout: 3, memorySize: 128 })
  expect(wordsOf(actual)).toEqual([
    '改函数 api 的配置：内存 128 → 256，超时 3 → 20',
    `改函数 api 的代码 → ${'a'.repeat(16)}`,
  ])
})

test('code that somebody else uploaded is uploaded anew', () => {
  const { codeHash: _, ...unknown } = standing(api)
  expect(wordsOf({ ...equal, functions: [standing(jobs), unknown] })).toEqual([
    `改函数 api 的代码 → ${'a'.repeat(16)}`,
  ])
})

test('a changed variable is named without its value, and those of others are kept', () => {
  const actual = withApi({ variables: { TEMPLATE_OFFER: 'old-secret', DEBUG: '1' } })
  const plan = planDeployment(actual, desired)
  expect(plan.steps).toMatchObject([{ variables: { TEMPLATE_OFFER: 'offer-1', DEBUG: '1' } }])
  expect(planInWords(plan).join('\n')).toContain('改函数 api 的配置：变量 TEMPLATE_OFFER')
  expect(planInWords(plan).join('\n')).not.toMatch(/old-secret|offer-1/)
})

test('a variable that this machine does not set empties nothing, and is said', () => {
  const actual = withApi({ variables: { TEMPLATE_OFFER: 'offer-1', TEMPLATE_NEED: 'need-1' } })
  const plan = planDeployment(actual, desired)
  expect(plan.steps).toEqual([])
  expect(plan.kept).toEqual(['函数 api 的变量 TEMPLATE_NEED：本机没有设，线上的值不动'])
})

test('what the vendor cannot change is said and left', () => {
  const plan = planDeployment(withApi({ runtime: 'Nodejs16.13' }), desired)
  expect(plan.steps).toEqual([])
  expect(plan.kept.join()).toContain('runtime 是 Nodejs16.13，应为 Nodejs18.15')
})

test('a function whose creation failed is not touched until somebody names it', () => {
  const failed = withApi({ status: 'CreateFailed' })
  const plan = planDeployment(failed, desired)
  expect(plan.steps).toEqual([])
  expect(plan.kept.join()).toContain('--remove function:api')
  expect(planRemovals(plan, failed.functions, ['function:api']).steps).toHaveLength(1)
})

test('a timer with another plan is replaced; one that somebody switched off is said', () => {
  const timers = [{ name: 'every-ten-minutes', cron: '0 0 * * * * *', isOff: true }]
  const plan = planDeployment(
    { ...equal, functions: [{ ...standing(jobs), timers }, standing(api)] },
    desired,
  )
  expect(plan.steps.map(stepInWords)).toEqual([
    '改定时器 jobs.every-ten-minutes：0 0 * * * * * → 0 */10 * * * * *',
  ])
  expect(plan.kept.join()).toContain('被人停用了')
})

test('a collection that phones may read is closed', () => {
  const open: Actual = {
    ...equal,
    collections: equal.collections.map((one) => ({ ...one, permission: 'READONLY' })),
  }
  expect(wordsOf(open)).toEqual([
    '改集合 trees 的权限：READONLY → 只有云函数能读写',
    '改集合 members 的权限：READONLY → 只有云函数能读写',
  ])
})
