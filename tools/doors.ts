export interface Door {
  /** A place in the house, and what must not and what may be written there. */
  room: string
  wrong: string
  right: string
  /** The part of oxlint's answer that tells the reader why. */
  message: string
}

const outside = 'Function code imports nothing from outside'
const onlyTypes = 'Only types cross this border'

/** The doors of docs/architecture.md, each with an import that must fail and one that must pass. */
export const doors: Door[] = [
  {
    room: 'miniprogram/services/api.ts',
    wrong: "import { contract } from '../../cloudfunctions/contract/contract'\nexport { contract }",
    right: "import type { Contract } from '../../cloudfunctions/contract/contract'\nexport type { Contract }",
    message: onlyTypes,
  },
  {
    room: 'miniprogram/pages/task/list/list.ts',
    wrong: "export { contract } from '../../../../cloudfunctions/contract/contract'",
    right: "export type { Output } from '../../../../cloudfunctions/contract/contract'",
    message: onlyTypes,
  },
  {
    room: 'miniprogram/components/icon/icon.ts',
    wrong: "export const lazy = () => import('../../../cloudfunctions/contract/reply')",
    right: "export type { Reply } from '../../../cloudfunctions/contract/reply'",
    message: onlyTypes,
  },
  {
    room: 'miniprogram/app.ts',
    wrong: "import type { Shift } from '../cloudfunctions/features/task/shift-rules'\nexport type { Shift }",
    right: "import { call } from './services/api'\ncall()",
    message: 'knows the contract and nothing else',
  },
  {
    room: 'miniprogram/app.ts',
    wrong: "import utc from 'dayjs/plugin/utc'\nutc()",
    right: "import dayjs from 'dayjs'\ndayjs()",
    message: 'of dayjs only the main entry',
  },
  {
    room: 'miniprogram/app.ts',
    wrong: "const api = require('./services/api')\napi.call()",
    right: "import { call } from './services/api'\ncall()",
    message: 'require',
  },
  {
    room: 'miniprogram/pages/home/home/home.ts',
    wrong: "import { cards } from '../../task/list/list'\ncards()",
    right: "import { cards } from '../../../services/format'\ncards()",
    message: 'never another page',
  },
  {
    room: 'miniprogram/pages/home/home/home.ts',
    wrong: "wx.cloud.callFunction({ name: 'api' })",
    right: "wx.showToast({ title: '报上了' })",
    message: 'services/api.ts is the only caller of wx.cloud',
  },
  ...['api', 'session', 'pending', 'last-seen'].map((service) => ({
    room: 'miniprogram/components/task-card/task-card.ts',
    wrong: `import { read } from '../../services/${service}'\nread()`,
    right: "import { read } from '../../services/format'\nread()",
    message: 'A component never fetches',
  })),
  {
    room: 'miniprogram/components/task-card/task-card.ts',
    wrong: "import { open } from '../../pages/home/home/home'\nopen()",
    right: "import { cells } from '../places-cells/places-cells'\ncells()",
    message: 'A component does not know the page',
  },
  {
    room: 'miniprogram/services/session.ts',
    wrong: "import { open } from '../pages/home/home/home'\nopen()",
    right: "import { call } from './api'\ncall()",
    message: 'A service knows neither pages nor components',
  },
  {
    room: 'cloudfunctions/contract/task.ts',
    wrong: "import { HOUR } from '../platform/calendar'\nexport const hour = HOUR",
    right:
      "import * as v from 'valibot'\nimport { id } from './method'\nexport const task = v.object({ id })",
    message: 'The contract imports nothing but valibot',
  },
  {
    room: 'cloudfunctions/platform/access.ts',
    wrong: "import { claimPlace } from '../features/task/claim-place'\nclaimPlace()",
    right:
      "import cloud from '@cloudbase/node-sdk'\nimport { collection } from './database'\ncollection(cloud)",
    message: 'The platform knows CloudBase and no feature',
  },
  {
    room: 'cloudfunctions/platform/access.ts',
    wrong: "import { contract } from '../contract/contract'\nexport const table = contract",
    right: "import type { Method } from '../contract/contract'\nexport type Name = Method",
    message: 'The platform takes only types from the contract',
  },
  {
    room: 'cloudfunctions/features/task/claim-place.ts',
    wrong: "import { findMember } from '../org/member-store'\nfindMember()",
    right:
      "import { describeMe } from '../org/describe-me'\nimport { claim } from './shift-store'\nclaim(describeMe)",
    message: 'never its store',
  },
  {
    room: 'cloudfunctions/features/task/claim-place.ts',
    wrong: "import { handlers } from '../../api/handlers'\nhandlers()",
    right: "import { AppError } from '../../platform/app-error'\nthrow new AppError()",
    message: 'A feature does not know who calls it',
  },
  {
    room: 'cloudfunctions/features/task/claim-place.ts',
    wrong: "import cloud from '@cloudbase/node-sdk'\ncloud.init()",
    right: "import { collection } from '../../platform/database'\ncollection()",
    message: 'Only platform/ speaks to CloudBase',
  },
  ...[
    'cloudfunctions/features/task/claim-place.ts',
    'cloudfunctions/platform/log.ts',
    'cloudfunctions/api/index.ts',
  ].map((room) => ({
    room,
    wrong: "import { openDatabase } from '../../emulator/database/database'\nopenDatabase()",
    right: "import { randomUUID } from 'node:crypto'\nrandomUUID()",
    message: outside,
  })),
  ...[
    "'./shift-store'",
    "'../../platform/database'",
    "'@cloudbase/node-sdk'",
    "'node:crypto'",
    "'./claim-place'",
  ].map((source) => ({
    room: 'cloudfunctions/features/task/shift-rules.ts',
    wrong: `import { thing } from ${source}\nthing()`,
    right:
      "import type { Mine } from '../../contract/task'\nimport { HOUR } from '../../platform/calendar'\n" +
      "import { AppError } from '../../platform/app-error'\nimport { nodes } from '../org/tree-rules'\n" +
      'export const thing = (mine: Mine) => [mine, HOUR, AppError, nodes]',
    message: 'A rule imports contract types',
  })),
  {
    room: 'cloudfunctions/features/task/shift-rules.ts',
    wrong: "import { taskList } from '../../contract/task'\nexport const list = taskList",
    right: "import { type Mine } from '../../contract/task'\nexport type Stand = Mine",
    message: 'A rule takes only types from the contract',
  },
  ...['Date.now()', 'new Date()', 'new Date(2026, 10)', 'performance.now()'].map((time) => ({
    room: 'cloudfunctions/features/task/shift-rules.ts',
    wrong: `export const now = ${time}`,
    right: 'export const isOver = (endsAt: number, now: number) => endsAt <= now',
    message: 'Time comes into a rule as a value',
  })),
  ...['Math.random()', 'crypto.randomUUID()'].map((chance) => ({
    room: 'cloudfunctions/features/task/shift-rules.ts',
    wrong: `export const lot = ${chance}`,
    right: 'export const half = (sum: number) => Math.round(sum / 2)',
    message: 'Chance comes into a rule as a value',
  })),
  {
    room: 'cloudfunctions/api/handlers.ts',
    wrong: "import { tick } from '../jobs/tick'\ntick()",
    right: "import { claimPlace } from '../features/task/claim-place'\nclaimPlace()",
    message: 'One function never imports another',
  },
  {
    room: 'cloudfunctions/jobs/tick.ts',
    wrong: "import { serve } from '../api/serve'\nserve()",
    right: "import { log } from './log-line'\nlog()",
    message: 'One function never imports another',
  },
  {
    room: 'cloudfunctions/wechat-events/serve-event.ts',
    wrong: "import { serve } from '../api/serve'\nserve()",
    right: "import { decide } from '../features/picture/decide-picture'\ndecide()",
    message: 'One function never imports another',
  },
  {
    room: 'cloudfunctions/wechat-events/serve-event.ts',
    wrong: "import { findByTrace } from '../features/picture/picture-store'\nfindByTrace()",
    right: "import { verdictOf } from '../platform/content-check'\nverdictOf()",
    message: 'never a store',
  },
  {
    room: 'cloudfunctions/api/handlers.ts',
    wrong: "import { claim } from '../features/task/shift-store'\nclaim()",
    right: "import { contract } from '../contract/contract'\ncontract()",
    message: 'never a store',
  },
  {
    room: 'emulator/database/query/filter.ts',
    wrong: "import { dayOf } from '../../../cloudfunctions/platform/calendar'\ndayOf()",
    right: "import { collections } from '../../../cloudfunctions/platform/collections'\ncollections()",
    message: 'only platform/collections',
  },
  {
    room: 'emulator/server.ts',
    wrong: "import { contract } from '../cloudfunctions/contract/contract'\ncontract()",
    right: "import type { RoleName } from '../cloudfunctions/contract/session'\nexport type Role = RoleName",
    message: 'The emulator takes only types from the contract',
  },
  {
    room: 'emulator/seed/shifts.ts',
    wrong: "import { claimPlace } from '../../cloudfunctions/features/task/claim-place'\nclaimPlace()",
    right: "import { clashes } from '../../cloudfunctions/features/task/shift-rules'\nclashes()",
    message: 'never by use cases',
  },
  {
    room: 'emulator/seed/shifts.ts',
    wrong: "import { claim } from '../../cloudfunctions/features/task/shift-store'\nclaim()",
    right:
      "import type { Task } from '../../cloudfunctions/features/task/task-store'\nexport type Job = Task",
    message: 'only types from the contract, the platform and the stores',
  },
  {
    room: 'tools/build-functions.ts',
    wrong: "import { openEmulator } from '../emulator/emulator'\nopenEmulator()",
    right: "import { packNpm } from './pack-npm'\npackNpm()",
    message: 'Tools build and check the rooms from outside',
  },
  {
    room: 'tools/deploy/plan.ts',
    wrong: "import { claimPlace } from '../../cloudfunctions/features/task/claim-place'\nclaimPlace()",
    right: "import { collections } from '../../cloudfunctions/platform/collections'\ncollections()",
    message: 'takes of the functions the collections',
  },
  {
    room: 'tools/deploy/read-actual.ts',
    wrong: "import { openEmulator } from '../../emulator/emulator'\nopenEmulator()",
    right: "import { collection } from '../../cloudfunctions/platform/database'\ncollection()",
    message: 'knows neither the emulator nor the pages',
  },
]
