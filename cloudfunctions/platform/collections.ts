/**
 * Every collection and its indexes, as data: the emulator enforces them, deployment creates them.
 * A field inside an array (`roster.memberId`) makes the index hold one entry per element.
 */
export interface IndexDefinition {
  /** Dotted paths; the order counts. */
  fields: readonly string[]
  unique?: boolean
}

export interface CollectionDefinition {
  name: string
  indexes: readonly IndexDefinition[]
}

export const collections = [
  { name: 'trees', indexes: [] },
  {
    name: 'members',
    indexes: [
      { fields: ['openid'], unique: true },
      { fields: ['branchId', 'name'] },
      { fields: ['groupId'] },
      { fields: ['name'] },
      { fields: ['roles.orgId'] },
    ],
  },
  { name: 'tasks', indexes: [{ fields: ['branchId'] }] },
  {
    name: 'shifts',
    indexes: [
      { fields: ['taskId'] },
      { fields: ['roster.memberId', 'startsAt'] },
      { fields: ['queue.memberId', 'startsAt'] },
      { fields: ['state', 'startsAt'] },
      { fields: ['branchId', 'startsAt'] },
      { fields: ['leadId', 'startsAt'] },
      { fields: ['held.memberId', 'startsAt'] },
      { fields: ['held.until'] },
      { fields: ['state', 'endsAt'] },
      { fields: ['isPosting'] },
    ],
  },
  /** A member's hours in one shift, as confirmed; a correction is a further one. Never changed. */
  {
    name: 'attendances',
    indexes: [
      { fields: ['memberId', 'startsAt'] },
      { fields: ['shiftId'] },
      { fields: ['branchId', 'startsAt'] },
      { fields: ['isUncredited'] },
    ],
  },
  /** Household notes: read by few, removed after twelve months. */
  { name: 'visits', indexes: [{ fields: ['shiftId'] }, { fields: ['memberId'] }, { fields: ['keptUntil'] }] },
  {
    name: 'needs',
    indexes: [
      { fields: ['askerId', 'raisedAt'] },
      { fields: ['leadId', 'raisedAt'] },
      { fields: ['branchId', 'raisedAt'] },
      { fields: ['leadId', 'state', 'dueAt'] },
      { fields: ['branchId', 'state', 'dueAt'] },
      { fields: ['state', 'dueAt'] },
    ],
  },
  /** What people are told, and what is still to be sent to WeChat. */
  {
    name: 'outbox',
    indexes: [
      { fields: ['memberId', 'at'] },
      { fields: ['sendState', 'at'] },
      { fields: ['keptUntil'] },
      { fields: ['memberId', 'isNew'] },
    ],
  },
  /** How many messages of each template a WeChat user has agreed to; the id is the openid. */
  { name: 'subscriptions', indexes: [] },
  /** One member's month. */
  {
    name: 'passbooks',
    indexes: [{ fields: ['memberId', 'month'] }, { fields: ['branchId', 'month', 'score'] }],
  },
  { name: 'rule-sets', indexes: [{ fields: ['branchId', 'version'] }] },
  /** What members applied for or officers wrote down, and the word on it. */
  {
    name: 'deeds',
    indexes: [
      { fields: ['memberId', 'appliedAt'] },
      { fields: ['branchId', 'state', 'appliedAt'] },
      { fields: ['isPending'] },
    ],
  },
  /** One branch's month: list, notice, objections, what was published. */
  {
    name: 'cycles',
    indexes: [
      { fields: ['branchId', 'month'] },
      { fields: ['month', 'winners'] },
      { fields: ['published.rows.memberId'] },
      { fields: ['objections.state'] },
      { fields: ['winners'] },
      { fields: ['repeats'] },
      { fields: ['objections.by'] },
      { fields: ['objections.memberId'] },
      { fields: ['ballot.order'] },
      { fields: ['topThird.memberId'] },
    ],
  },
  /** Files of month ends that officers took: each is removed after a day. */
  { name: 'packs', indexes: [{ fields: ['keptUntil'] }] },
  /** How each branch has the columns of the month's Excel file; the id is the branch's. */
  { name: 'sheet-columns', indexes: [] },
  /** News. `lists` are the feeds it stands in for people, `visibleAt` the instant from which they see it. */
  {
    name: 'posts',
    indexes: [
      { fields: ['lists', 'isPinned', 'visibleAt'] },
      { fields: ['branchId', 'savedAt'] },
      { fields: ['branchId', 'state', 'savedAt'] },
      { fields: ['authorId', 'savedAt'] },
      { fields: ['branchId', 'visibleAt'] },
      { fields: ['state', 'savedAt'] },
      { fields: ['savedAt'] },
      { fields: ['checkDueAt'] },
      { fields: ['correction.by'] },
    ],
  },
  /** Every picture that was ever to be uploaded, until it is removed: so that no file is forgotten. */
  {
    name: 'pictures',
    indexes: [
      { fields: ['traceId'] },
      { fields: ['checkDueAt'] },
      { fields: ['keptUntil'] },
      { fields: ['by'] },
    ],
  },
  /** Holidays the library lacks. */
  { name: 'calendars', indexes: [] },
  /** Who deploys right now, and what was deployed when. */
  { name: 'deployments', indexes: [] },
  /** How far each kind of timed work has come. */
  { name: 'cursors', indexes: [] },
  /** The id is the code, so that using it is one conditional write. */
  {
    name: 'invites',
    indexes: [{ fields: ['inviteId'], unique: true }, { fields: ['branchId', 'expiresAt'] }],
  },
  /** Wrong tries and consent of one WeChat user, who may not be a member yet. */
  { name: 'visitors', indexes: [] },
  {
    name: 'admissions',
    indexes: [
      { fields: ['branchId', 'askedAt'] },
      { fields: ['openid'] },
      // One open request of a person at a branch; a closed one holds its own id here.
      { fields: ['openKey'], unique: true },
    ],
  },
  { name: 'imports', indexes: [{ fields: ['importId'] }, { fields: ['branchId', 'begunAt'] }] },
  { name: 'audit', indexes: [{ fields: ['orgId', 'at'] }, { fields: ['by'] }, { fields: ['subjectId'] }] },
] as const satisfies readonly CollectionDefinition[]

export type CollectionName = (typeof collections)[number]['name']
