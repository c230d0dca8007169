import { HOUR } from '../../platform/calendar'
import { collections } from '../../platform/collections'
import { aMember, aShift, aTask, entries, NOW, tree } from '../../testing/documents'
import { uploadPicture } from '../../testing/pictures'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World
let pictureId: string

/** Texts that occur nowhere else, so that a byte of them anywhere is found. */
const NAME = '欧阳清源'
const PHONE = '13712345678'
const OPENID = 'oRedStarUniqueAccount'
const OLD_OPENID = 'oAccountOfTheOldPhone'
const SECRETARY = 'o-1'
const PLACE = '上田村十八号'
/** The name in an Excel file that the secretary has uploaded and not confirmed. */
const UPLOADED = Buffer.from(`名册：${NAME}`).toString('base64')

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [
      {
        ...tree,
        teams: [{ id: 'team-1', name: '先锋队', branchId: 'b-1', memberIds: ['m-2'] }],
        areas: [{ id: 'area-1', name: '东片', branchId: 'b-1', leadId: 'm-2' }],
      },
    ],
    members: [
      aMember(1, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(2, {
        name: NAME,
        openid: 'unbound:m-2',
        track: 'D',
        groupId: 'g-1',
        away: { place: '杭州', reportedOn: '2026-11-01' },
        exemption: { decidedOn: '2026-01-01', reason: 'branchDecision' },
        birthYear: 1977,
      }),
      aMember(3),
      aMember(4, { roles: [{ role: 'countyAdministrator', orgId: 'county' }] }),
      aMember(5, { branchId: 'b-2', roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
    ],
    tasks: [aTask('t-1', { leadId: 'm-2' })],
    shifts: [
      aShift('past', { startsAt: NOW - 9 * HOUR, endsAt: NOW - 6 * HOUR, roster: entries(2) }),
      aShift('running', { startsAt: NOW - HOUR, endsAt: NOW + HOUR, roster: entries(2) }),
      aShift('tomorrow', { places: 1, roster: entries(2), queue: entries(3) }),
      aShift('waiting', {
        startsAt: NOW + 48 * HOUR,
        endsAt: NOW + 50 * HOUR,
        places: 1,
        roster: entries(3),
        queue: entries(2),
      }),
    ],
  })
})

afterEach(() => world.close())

async function everything(): Promise<Record<string, Record<string, unknown>[]>> {
  const { collection } = await import('../../platform/database')
  const read = collections.map(async ({ name }) => [
    name,
    await collection(name).find({}, { fields: [], limit: 1_000 }),
  ])
  return Object.fromEntries(await Promise.all(read))
}

/** A life in the system: an older account, bound and unbound; a wrong try; card, requests, officers' acts. */
async function live() {
  const person = world.as(OPENID)
  const { code } = await world.as(SECRETARY).call('invite.create', { branchId: 'b-1', days: 1, uses: 2 })
  const before = world.as(OLD_OPENID)
  await before.call('session.consent', { version: 1 })
  await before.call('session.bind', { code, name: NAME })
  await before.call('branch.ask', { branchId: 'b-2', name: NAME, message: `我是${NAME}` })
  await before.call('message.agree', { templates: ['need'] })
  await world.as(SECRETARY).call('member.unbind', { memberId: 'm-2' })
  await person.call('session.consent', { version: 1 })
  await person.call('branch.ask', { branchId: 'b-2', name: NAME, birthYear: 1977, message: `我是${NAME}` })
  await person.refused('session.bind', { code, name: `${NAME}甲` })
  await person.call('session.bind', { code, name: NAME })
  await person.call('message.agree', { templates: ['shift', 'need'] })
  await person.call('card.save', { duty: `${NAME}的职责`, phone: PHONE, isPhonePublic: true })
  const { importId } = await world.as(SECRETARY).call('import.begin', { branchId: 'b-1', parts: 1 })
  await world.as(SECRETARY).call('import.part', { importId, index: 0, data: UPLOADED })
  pictureId = await uploadPicture(world, OPENID, 'need')
  const { needId } = await person.call('need.raise', {
    kind: 'home',
    text: `${NAME}家的灯跳闸`,
    place: PLACE,
    when: 'today',
    phone: PHONE,
    pictureId,
  })
  await world.answerPictures()
  const answer = { verb: 'answer', text: `给${NAME}回过电话了` }
  await world.as(SECRETARY).call('need.answer', { needId, version: 1, do: answer })
  const [asked] = (await person.call('branch.asked', {})).admissions
  await world.as('o-5').call('admission.answer', {
    admissionId: asked?.admissionId,
    accept: true,
    answer: `${NAME}您好`,
  })
}

const confirm = { confirm: '删除我的资料' }

test('before: the system holds name, phone and account, and the person reads all of it', async () => {
  await live()
  const before = JSON.stringify(await everything())
  for (const trace of [NAME, PHONE, OPENID, PLACE]) {
    expect(before).toContain(trace)
  }
  expect(await world.files.read(`checked/${pictureId}.jpg`)).toBeDefined()
  const { sections } = await world.as(OPENID).call('me.data', {})
  const text = JSON.stringify(sections)
  for (const word of [
    NAME,
    PHONE,
    '1977',
    '上田村支部',
    '溪口村支部',
    '任务 t-1',
    '候补',
    '您好',
    '家的灯跳闸',
    PLACE,
    '一张照片',
    '回过电话',
    '有答复了',
    '第 1 版',
  ]) {
    expect(text).toContain(word)
  }
  expect(text).not.toContain(OPENID)
  expect(sections.map(({ title }) => title)).toEqual([
    '我是谁',
    '我的组织',
    '我的班次',
    '我的工时',
    '我的入户记录',
    '我的红色存折',
    '我的申报',
    '我上的红榜',
    '我提的异议',
    '我的求助',
    '我写的动态',
    '我的消息',
    '双找申请',
    '管理操作',
    '隐私同意',
  ])
})

test('after: no byte of name, phone or account is anywhere, and a pseudonym keeps what sums need', async () => {
  await live()
  expect(await world.as(OPENID).call('me.delete', confirm)).toEqual({ done: true })
  const after = await everything()
  expect(Object.keys(after).sort()).toEqual(collections.map(({ name }) => name).sort())
  const text = JSON.stringify(after)
  for (const trace of [NAME, NAME.slice(0, 2), PHONE, OPENID, OLD_OPENID, UPLOADED, PLACE]) {
    expect(text).not.toContain(trace)
  }
  expect(await world.files.read(`checked/${pictureId}.jpg`)).toBeUndefined()
  expect(JSON.stringify(after.needs)).not.toContain(pictureId)
  expect(after.pictures).toMatchObject([{ state: 'gone', by: '' }])
  expect(after.needs).toMatchObject([{ askerId: 'm-2', kind: 'home', state: 'withdrawn', answers: [] }])
  expect(after.members?.find(({ _id }) => _id === 'm-2')).toEqual({
    _id: 'm-2',
    openid: 'unbound:m-2',
    name: '已注销',
    branchId: 'b-1',
    alsoIn: [],
    kind: 'party',
    track: 'D',
    birthYear: 1900,
    roles: [],
    leftOn: '2026-11-22',
    version: 4,
  })
})

test('after: what the person was told is gone, and nothing is sent to the account any more', async () => {
  await live()
  await world.runJobs()
  await world.as(OPENID).call('me.delete', confirm)
  const { outbox = [], subscriptions } = await everything()
  expect(outbox.filter(({ memberId }) => memberId === 'm-2')).toEqual([])
  expect(outbox.length).toBeGreaterThan(0)
  expect(subscriptions).toEqual([])
})

test('after: the account is a visitor, its coming places go to those who wait, its past ones stay', async () => {
  await live()
  await world.as(OPENID).call('me.delete', confirm)
  expect(await world.as(OPENID).call('session.me', {})).toEqual({ bound: false })
  const { shifts = [] } = await everything()
  const on = (id: string) => shifts.find(({ _id }) => _id === id)
  expect(on('past')).toMatchObject({ roster: [{ memberId: 'm-2' }] })
  expect(on('running')).toMatchObject({ roster: [{ memberId: 'm-2' }] })
  expect(on('tomorrow')).toMatchObject({ roster: [], held: [{ memberId: 'm-3' }], left: 0 })
  expect(on('waiting')).toMatchObject({ queue: [] })
  const { shifts: seen } = await world.as('o-3').call('task.get', { taskId: 't-1' })
  expect(seen.find(({ id }) => id === 'tomorrow')).toMatchObject({ mine: { state: 'offered' } })
})

test('after: neither the card nor the task shows anybody, and nobody can bind to what is left', async () => {
  await live()
  await world.as(OPENID).call('me.delete', confirm)
  expect(await world.as('o-3').refused('card.get', { memberId: 'm-2' })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await world.as('o-3').call('task.get', { taskId: 't-1' })).not.toHaveProperty('lead.name')
  const { code } = await world.as(SECRETARY).call('invite.create', { branchId: 'b-1', days: 1, uses: 2 })
  await world.as('o-new').call('session.consent', { version: 1 })
  expect(await world.as('o-new').refused('session.bind', { code, name: '已注销' })).toMatchObject({
    code: 'NO_SUCH_NAME',
  })
})

test('a retry after a lost answer, and two taps at once, end the same', async () => {
  await live()
  const id = requestId()
  await Promise.all([1, 2].map(() => world.as(OPENID).reply('me.delete', confirm, id)))
  expect(await world.as(OPENID).call('me.delete', confirm, id)).toEqual({ done: true })
  expect(JSON.stringify(await everything())).not.toContain(NAME)
})

test('a deletion that died half-way is finished by the retry', async () => {
  await live()
  const { forgetAccount } = await import('../binding/forget-account')
  await forgetAccount(OPENID)
  await world.as(OPENID).call('me.delete', confirm)
  const text = JSON.stringify(await everything())
  for (const trace of [NAME, PHONE, OPENID]) {
    expect(text).not.toContain(trace)
  }
})

test('a visitor, too, takes back what they gave', async () => {
  const stranger = world.as('o-stranger')
  await stranger.call('session.consent', { version: 1 })
  await stranger.call('branch.ask', { branchId: 'b-1', name: NAME, birthYear: 1977, message: '您好' })
  await stranger.call('me.delete', confirm)
  const text = JSON.stringify(await everything())
  expect(text).toContain('m-1')
  expect(text.split(NAME)).toHaveLength(2)
  expect(text).not.toContain('o-stranger')
})

test('the last administrator hands the office on first; a secretary’s roles end with the data', async () => {
  expect(await world.as('o-4').refused('me.delete', confirm)).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  expect(await world.as('o-4').call('session.me', {})).toMatchObject({ name: '张三4' })
  await world.as(SECRETARY).call('me.delete', confirm)
  expect(await world.as(SECRETARY).refused('invite.list', { branchId: 'b-1' })).toMatchObject({
    code: 'NOT_BOUND',
  })
})

test('an administrator may go when another one stays', async () => {
  await world.as('o-4').call('role.grant', { memberId: 'm-4', role: 'countyAdministrator', orgId: 'county' })
  await world.as('o-4').call('role.grant', { memberId: 'm-3', role: 'countyAdministrator', orgId: 'county' })
  await world.as('o-4').call('me.delete', confirm)
  expect(await world.as('o-4').call('session.me', {})).toEqual({ bound: false })
  expect(await world.as('o-3').refused('me.delete', confirm)).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
})

test('without the exact words nothing happens', async () => {
  expect(await world.as('o-3').refused('me.delete', { confirm: '删除' })).toMatchObject({
    code: 'INVALID_INPUT',
  })
  expect(await world.as('o-3').call('session.me', {})).toMatchObject({ name: '张三3' })
})
