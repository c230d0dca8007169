import { kinds } from '../../cloudfunctions/jobs/kinds'
import type { Configured } from '../deploy/desired-state'
import type { ActualFunction } from '../deploy/state'
import type { Finding } from './check'
import { judgeAnswer } from './check-answers'
import { type DeploymentFacts, judgeDeployment } from './check-deployment'
import { judgeFunctions } from './check-functions'
import { type HeartbeatFacts, isStartingUp, judgeHeartbeat } from './check-heartbeat'
import { openMemberJudge } from './check-members'
import { judgeOffices, type OfficeFacts } from './check-offices'
import { judgeTimers } from './check-timers'
import { judgeUnfinished, type UnfinishedFacts } from './check-unfinished'
import { judgeSize } from './document-size'
import { wordedKinds } from './kind-words'

const NOW = Date.parse('2026-11-22T09:41:00+08:00')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const words = (findings: readonly Finding[]) => findings.map(({ weight, what }) => `${weight}: ${what}`)
const containing = (...texts: string[]) => texts.map((text) => expect.stringContaining(text))

test('each kind of timed work has words for whoever keeps the town going', () => {
  expect([...wordedKinds].sort()).toEqual(kinds.map(({ name }) => name).sort())
})

describe('the heartbeat', () => {
  const beat = { startedAt: NOW - 5 * MINUTE, traceId: 'trace-9', unended: 0, kinds: {} }
  const facts: HeartbeatFacts = { heartbeat: beat, changedAt: NOW - 48 * HOUR, isResting: false, now: NOW }
  const judge = (over: Partial<HeartbeatFacts>) => words(judgeHeartbeat({ ...facts, ...over }))
  const silent = { ...beat, startedAt: NOW - 26 * MINUTE }

  test('may be twenty-five minutes old, and longer only while the timer rests on purpose or was just deployed', () => {
    expect(judge({ heartbeat: { ...beat, startedAt: NOW - 25 * MINUTE } })).toEqual([])
    expect(judge({ heartbeat: silent })).toEqual(containing('problem: 定时任务已经 26 分钟没有运行'))
    expect(judge({ heartbeat: silent, isResting: true })).toEqual([])
    expect(judge({ heartbeat: silent, changedAt: NOW - 9 * MINUTE })).toEqual([])
  })

  test('that was never there is missed once the timer has had time', () => {
    expect(judge({ heartbeat: undefined, changedAt: NOW - 9 * MINUTE })).toEqual([])
    expect(judge({ heartbeat: undefined })).toEqual(['problem: 定时任务从来没有运行过'])
    expect(judge({ heartbeat: undefined, changedAt: undefined })).toHaveLength(1)
  })

  test('of a run that dies once is a notice, again and again a problem, and under way nothing', () => {
    expect(judge({ heartbeat: { ...beat, unended: 1 } })).toEqual(containing('notice: 定时任务最近一次'))
    expect(judge({ heartbeat: { ...beat, unended: 3 } })).toEqual(containing('problem: 定时任务连续 3 次'))
    expect(judge({ heartbeat: { ...beat, startedAt: NOW - 10_000, unended: 1 } })).toEqual([])
  })

  test('tells of a kind that fails for more than an hour, or leaves work for more than three', () => {
    const failing = (since: number) => ({ failures: 7, failingSince: NOW - since, failedTrace: 'trace-7' })
    const left = (since: number) => ({ failures: 0, leftSince: NOW - since })
    const judged = (kind: object) =>
      judge({ heartbeat: { ...beat, kinds: { send: kind as { failures: number } } } })
    expect(judged(failing(HOUR))).toEqual([])
    expect(judged(failing(HOUR + 1))).toEqual(containing('“发微信消息”（send）从'))
    expect(judged(left(3 * HOUR))).toEqual([])
    expect(judged(left(3 * HOUR + 1))).toEqual(containing('一直做不完'))
  })

  test('is not waited for right after a deployment', () => {
    expect(isStartingUp(facts)).toBe(false)
    expect(isStartingUp({ ...facts, changedAt: NOW - MINUTE })).toBe(true)
    expect(isStartingUp({ ...facts, changedAt: NOW - 6 * MINUTE })).toBe(false)
    expect(isStartingUp({ ...facts, heartbeat: undefined, changedAt: NOW - 26 * MINUTE })).toBe(false)
  })
})

describe('functions', () => {
  const configured: Configured[] = [
    {
      name: 'jobs',
      handler: 'index.main',
      runtime: 'Nodejs18.15',
      timeout: 20,
      memorySize: 256,
      envVariables: { TEMPLATE_OFFER: '{{env.TEMPLATE_OFFER}}' },
      triggers: [{ name: 'often', type: 'timer', config: '0 */10 * * * * *' }],
    },
  ]
  const standing: ActualFunction = {
    name: 'jobs',
    handler: 'index.main',
    runtime: 'Nodejs18.15',
    timeout: 20,
    memorySize: 256,
    variables: { TEMPLATE_OFFER: 'abc thing1 time2 thing3' },
    timers: [{ name: 'often', cron: '0 */10 * * * * *' }],
    codeHash: '0123456789abcdef',
    status: 'Active',
  }
  const judge = (over: Partial<ActualFunction>) =>
    words(judgeFunctions([{ ...standing, ...over }], configured))

  test('as they should be give no finding; more time and memory than needed do no harm', () => {
    expect(judge({})).toEqual([])
    expect(judge({ timeout: 60, memorySize: 512 })).toEqual([])
  })

  test.each([
    [{ memorySize: 128 }, 'problem: 函数 jobs 的内存是 128 MB，应为 256 MB'],
    [{ runtime: 'Nodejs16.13' }, 'problem: 函数 jobs 的 runtime 是 Nodejs16.13，应为 Nodejs18.15'],
    [{ status: 'UpdateFailed' }, 'problem: 函数 jobs 的状态是 UpdateFailed'],
    [{ status: 'Updating' }, 'notice: 函数 jobs 正在更新'],
    [{ variables: {} }, 'notice: 没有消息模板 TEMPLATE_OFFER（函数 jobs）'],
    [{ variables: { TEMPLATE_OFFER: '{{env.TEMPLATE_OFFER}}' } }, 'notice: 没有消息模板 TEMPLATE_OFFER'],
  ])('with %j it is said', (over, expected) => {
    expect(judge(over)).toEqual(containing(expected))
  })

  test('that something else uploaded are noticed', () => {
    const { codeHash: _, ...unmarked } = standing
    expect(words(judgeFunctions([unmarked], configured))).toEqual(containing('不是 npm run deploy 传上去的'))
  })

  test('without their timer, or with one that is off or at another time, are found', () => {
    const timers = (...all: ActualFunction['timers']) =>
      words(judgeTimers([{ ...standing, timers: all }], configured))
    expect(timers(...standing.timers)).toEqual([])
    expect(timers()).toEqual(['problem: 没有定时器 jobs.often'])
    expect(timers({ name: 'often', cron: '0 */10 * * * * *', isOff: true })).toEqual(containing('被停用了'))
    expect(timers({ name: 'often', cron: '0 0 3 * * * *' })).toEqual(containing('的时间是 0 0 3 * * * *'))
  })
})

test('an answer is right when a stranger is told that they are one', () => {
  const judge = (answer: object) => words(judgeAnswer({ milliseconds: 80, ...answer }))
  expect(judge({ reply: { ok: true, data: { bound: false } } })).toEqual([])
  expect(judge({ reply: { ok: true, data: { bound: true } } })).toEqual(
    containing('problem: 函数 api 的回答不对'),
  )
  expect(judge({ reply: null })).toEqual(containing('看不懂'))
  expect(judge({ reply: { ok: false, error: { code: 'INTERNAL' } } })).toEqual(containing('INTERNAL'))
  expect(judge({ failure: '连不上' })).toEqual(['problem: 函数 api 没有回答：连不上'])
  const closed = { ok: false, error: { code: 'MAINTENANCE', details: { text: '今晚升级' } } }
  expect(judge({ reply: closed })).toEqual(['notice: 正在维护：“今晚升级”'])
  const slow = { reply: { ok: true, data: { bound: false } }, milliseconds: 6_000 }
  expect(judge(slow)).toEqual(containing('notice: 函数 api 用了 6.0 秒'))
})

describe('the last deployment', () => {
  const facts: DeploymentFacts = {
    last: { at: NOW, by: '老张', version: '1.2.0', contract: 3 },
    lock: { by: '老张', since: NOW, until: 0 },
    isBeingRestored: false,
    mayLackRecord: false,
    here: { version: '1.2.0', contract: 3 },
    now: NOW,
  }
  const judge = (over: Partial<DeploymentFacts>) => words(judgeDeployment({ ...facts, ...over }))

  test('is this version, and nobody is at it', () => {
    expect(judge({})).toEqual([])
    expect(judge({ here: { version: '1.3.0', contract: 3 } })).toEqual(
      containing('problem: 线上部署的是 1.2.0'),
    )
    expect(judge({ here: { version: '1.2.0', contract: 4 } })).toHaveLength(1)
    expect(judge({ lock: { by: '小李', since: NOW, until: NOW + 1 } })).toEqual(containing('notice: 小李 从'))
    expect(judge({ isBeingRestored: true })).toEqual(['problem: 有一份备份还没有恢复完'])
  })

  test('may lack its record only on the emulator, or while the first one is under way', () => {
    expect(judge({ last: undefined })).toEqual(['problem: 没有部署完成的记录'])
    expect(judge({ last: undefined, mayLackRecord: true })).toEqual([])
  })
})

describe('work in several steps', () => {
  const nothing: UnfinishedFacts = { counts: [], postings: [], imports: [], leaving: [], now: NOW }
  const judge = (over: Partial<UnfinishedFacts>) => words(judgeUnfinished({ ...nothing, ...over }))

  test('has an hour, and is found after that', () => {
    const posting = (age: number) => judge({ postings: [{ id: 's-1', at: NOW - age }] })
    expect(posting(HOUR)).toEqual([])
    expect(posting(HOUR + 1)).toEqual(containing('1 个班的工时没有记完，已超过一小时：s-1'))
    const importing = (age: number) =>
      judge({ imports: [{ id: 'i-1', begunAt: NOW - age, done: 1, total: 3 }] })
    expect(importing(HOUR)).toEqual([])
    expect(importing(HOUR + 1)).toEqual(containing('名册导入 i-1 只做了 1 / 3 条'))
    const unsent = { what: '条消息没有发出', means: '', count: 2, oldest: NOW - 2 * HOUR }
    expect(judge({ counts: [unsent] })).toEqual(
      containing('2 条消息没有发出，最早的从 2026/11/22 07:41:00 起'),
    )
    expect(judge({ counts: [{ ...unsent, count: 0 }] })).toEqual([])
    expect(judge({ leaving: [{ treeId: 't-1', orgId: 'b-1' }] })).toEqual(containing('支部 b-1 从 t-1 移到'))
  })
})

describe('administrators and trees', () => {
  const holder = (id: string, over: object = {}) => ({
    _id: id,
    openid: `o-${id}`,
    roles: [{ role: 'countyAdministrator' as const, orgId: 'county' }],
    ...over,
  })
  const node = (id: string, parentId: string | null) => ({
    id,
    name: id,
    level: 'branch' as const,
    kind: 'area' as const,
    parentId,
  })
  const facts: OfficeFacts = {
    trees: [
      { _id: 'county', nodes: [], administrators: ['m-1'] },
      { _id: 't-1', nodes: [node('b-1', null), node('b-2', 'b-1')] },
    ],
    people: [holder('m-1')],
    now: NOW,
  }
  const judge = (over: Partial<OfficeFacts>) => words(judgeOffices({ ...facts, ...over }))

  test('are well when everybody on the list holds the role, and somebody is bound', () => {
    expect(judge({})).toEqual([])
    expect(judge({ people: [holder('m-1', { openid: 'unbound:m-1' })] })).toEqual(
      containing('没有一位绑定了微信'),
    )
    expect(judge({ people: [holder('m-1'), holder('m-2')] })).toEqual(
      containing('notice: 县级管理员没有都记在名单上'),
    )
    const ended = [{ role: 'countyAdministrator' as const, orgId: 'county', until: NOW }]
    expect(judge({ people: [holder('m-1', { roles: ended })] })).toEqual(
      containing('没有一位绑定了微信', '其实不是管理员，1 位：m-1'),
    )
  })

  test('an organisation stands in one tree below one that is there, unless it is on its way', () => {
    const [county, town] = facts.trees
    const twice = { _id: 't-2', nodes: [node('b-2', null)] }
    expect(judge({ trees: [county, town, twice] as OfficeFacts['trees'] })).toEqual(
      containing('同一个组织出现两次，1 个：b-2'),
    )
    const leaving = { ...town, leaving: { orgId: 'b-2' } }
    expect(judge({ trees: [county, leaving, twice] as OfficeFacts['trees'] })).toEqual([])
    const lost = { _id: 't-2', nodes: [node('b-3', 'gone')] }
    expect(judge({ trees: [county, lost] as OfficeFacts['trees'] })).toEqual(
      containing('上级不在了，1 个：b-3'),
    )
    expect(judge({ trees: [county] as OfficeFacts['trees'] })).toEqual(['notice: 还没有党总支'])
  })
})

test('of entries in the order of their accounts those are found that share one, stand nowhere, or have none', () => {
  const judge = openMemberJudge(new Set(['b-1']))
  const entry = (_id: string, openid: string, over: object = {}) => ({
    _id,
    openid,
    branchId: 'b-1',
    alsoIn: [],
    ...over,
  })
  judge.see(entry('m-1', 'o-1'))
  judge.see(entry('m-2', 'o-1'))
  judge.see(entry('m-3', 'o-3', { branchId: 'gone' }))
  judge.see(entry('m-4', 'o-4', { branchId: 'gone', leftOn: '2026-01-01' }))
  judge.see(entry('m-5', 'unbound:m-5'))
  judge.see(entry('m-6', 'unbound:m-7'))
  expect(words(judge.findings(6, 7))).toEqual(
    containing(
      '2 位：m-1、m-2',
      '没有绑定的人记得不对，1 位：m-6',
      '有 1 位没有微信一栏',
      '支部不在了，1 位：m-3',
    ),
  )
})

test('the first administrator, who is at home nowhere until an officer moves them, is not missed in a branch', () => {
  const judge = openMemberJudge(new Set(['b-1']))
  judge.see({ _id: 'm-1', openid: 'unbound:m-1', branchId: 'county', alsoIn: [] })
  expect(judge.findings(1, 1)).toEqual([])
})

test('a document is warned about before it is full', () => {
  const sized = (kilobytes: number) => {
    const shift = { _id: 's-1', text: 'x'.repeat(kilobytes * 1024) }
    return words(judgeSize('shifts', shift))
  }
  expect(sized(399)).toEqual([])
  expect(sized(401)).toEqual(containing('shifts 里的 s-1 有 401 KB，最多 512 KB'))
})
