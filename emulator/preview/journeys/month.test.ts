import { inTown } from './in-town'
import { type LayoutProblem, openidOf, type Phone } from './phone'

/**
 * November of a branch, from the recorder's entries to the frozen list. The clock of the town goes on from the first
 * branch to the second, which closes its November a week later.
 */
const here = inTown()

const branches = [
  {
    scale: 1,
    suffix: '',
    secretary: '李良才',
    recorder: '郭梦洁',
    committee: '2026-12-08T09:00:00+08:00',
    over: '2026-12-16T09:00:00+08:00',
  },
  {
    scale: 1.4,
    suffix: '-large',
    secretary: '余素珍',
    recorder: '夏红梅',
    committee: '2026-12-16T10:00:00+08:00',
    over: '2026-12-24T09:00:00+08:00',
  },
] as const

/** Forty points without an hour of work: whoever has exactly these deeds stands equal. */
const deeds = [
  { code: 'V10', times: 2 },
  { code: 'V5', times: 4 },
  { code: 'V3', times: 3 },
  { code: 'V8', times: 2 },
  { code: 'V9', times: 3 },
  { code: 'V7', times: 2 },
] as const

interface Person {
  memberId: string
  name: string
}

describe.each(branches)('at font scale $scale', ({ scale, suffix, secretary, recorder, committee, over }) => {
  /** Four who stand equal, for the branch's places. */
  const equals: Person[] = []
  let absent: Person

  async function api<T>(who: string, method: string, input: object): Promise<T> {
    const response = await fetch(`${here.town.address}/functions/api`, {
      method: 'POST',
      headers: { 'x-openid': await openidOf(here.town, who) },
      body: JSON.stringify({
        method,
        input,
        requestId: `journey-${method}-${Math.random()}`.replace(/\W/g, '-'),
      }),
    })
    const reply = (await response.json()) as { ok: boolean; data: T; error?: object }
    if (!reply.ok) {
      throw new Error(`${method}: ${JSON.stringify(reply.error)}`)
    }
    return reply.data
  }

  async function clock(now: string): Promise<void> {
    await fetch(`${here.town.address}/clock`, { method: 'POST', body: JSON.stringify({ now }) })
  }

  const branchOf = async () => (await api<{ branchId: string }>(secretary, 'session.me', {})).branchId

  async function atWorkbench(name: string, tile: string): Promise<Phone> {
    const phone = await here.phoneOf(await openidOf(here.town, name), { scale })
    await phone.open('workbench/home/home')
    await phone.choose('link', tile)
    return phone
  }

  async function looksRight(phone: Phone, name: string): Promise<void> {
    expect(ours(await phone.picture(`month-${name}${suffix}`))).toEqual([])
  }

  beforeAll(async () => {
    await clock(scale === 1 ? '2026-11-30T09:00:00+08:00' : committee)
    const branchId = await branchOf()
    const { rows } = await api<{ rows: (Person & { kind: string })[] }>(recorder, 'roster.list', {
      branchId,
      limit: 100,
    })
    for (const { memberId, name, kind } of rows) {
      if (kind === 'villager' || name === secretary || name === recorder || equals.length === 5) {
        continue
      }
      const { entries, track } = await api<{ entries: object[]; track: string }>(recorder, 'passbook.of', {
        memberId,
        month: '2026-11',
      })
      if (entries.length === 0 && track === 'B') {
        equals.push({ memberId, name })
      }
    }
    absent = equals.pop() as Person
    const memberIds = equals.map(({ memberId }) => memberId)
    for (const { code, times } of deeds) {
      for (let time = 1; time <= times; time += 1) {
        await api(recorder, 'deed.record', {
          code,
          day: `2026-11-0${time}`,
          amount: 1,
          what: '堤上抢险',
          memberIds,
        })
      }
    }
  })

  test('the recorder writes down who was absent from a meeting', async () => {
    const phone = await atWorkbench(recorder, '登记')
    await phone.tap(/^什么事：/)
    await phone.tap('没请假，缺席会议')
    await phone.pick('哪一天', '2026-11-20')
    await phone.type('写几个字', '11月主题党日')
    await phone.type('按名字找', absent.name)
    await phone.tap(`选${absent.name}`)
    await phone.sees(/选了 1 位/)
    await looksRight(phone, 'record')
    await phone.tap(/^登记$/)
    await phone.tap('确定')
    await phone.sees(/记好了，1.位/)
  })

  test('the secretary says yes to one deed and sends another back', async () => {
    const phone = await atWorkbench(secretary, '审申报')
    await phone.sees(/先来的在前/)
    await looksRight(phone, 'deeds')
    await phone.tap('属实，确认')
    await phone.sees('记进存折了。')
    await phone.tap('退回，写明理由')
    await phone.type('为什么退回', '请写清是哪一户')
    await looksRight(phone, 'deed-return')
    await phone.tap(/^退回$/)
    await phone.sees('理由本人看得到，改好可以再报。')
  })

  test('a mistaken line of a passbook is taken back with a reason', async () => {
    const phone = await here.phoneOf(await openidOf(here.town, secretary), { scale })
    await phone.open(`workbench/passbook/passbook?memberId=${absent.memberId}&month=2026-11`)
    await phone.tap(/^冲销：没请假/)
    await phone.type('为什么冲销', '那天他请过假')
    await phone.tap(/^冲销$/)
    await phone.sees('理由：那天他请过假')
    await looksRight(phone, 'passbook')
  })

  test('the committee’s ballot among equals is recorded', async () => {
    await clock(committee)
    const phone = await atWorkbench(secretary, '月结')
    await phone.sees('11月月结')
    await phone.sees(/1.处并列要定/)
    await looksRight(phone, 'tie')
    await phone.choose('link', /^去定/)
    for (const { name } of equals) {
      await phone.tap(new RegExp(`^${name}`))
    }
    await phone.type('怎么投的', '到会 5 人，照上面的先后，都是 5 票')
    await looksRight(phone, 'ballot')
    await phone.tap('记下票决')
    await phone.sees('并列已定，按票决')
  })

  test('a sentence for each, and the notice begins', async () => {
    const phone = await atWorkbench(secretary, '月结')
    await phone.choose('link', /^去写/)
    for (const { name } of await winners()) {
      await phone.type(`${name}做的事`, '台风夜里在堤上守了一夜')
    }
    await looksRight(phone, 'sentences')
    await phone.tap('定名单，开始公示')
    await phone.sees(/不能退回/)
    await looksRight(phone, 'fixing')
    await phone.tap('确定')
    await phone.sees(/公示中，还剩/)
    await looksRight(phone, 'notice')
  })

  test('a villager objects, and the secretary who confirmed nothing of it answers', async () => {
    const [about] = await winners()
    const branchId = await branchOf()
    const text = '那天夜里我没有看见他在堤上。'
    await api('周桂芳', 'month.object', { branchId, month: '2026-11', name: about?.name, text })
    const phone = await atWorkbench(secretary, '月结')
    await phone.sees(/1.件异议要答复/)
    await phone.choose('link', /^去答/)
    await phone.sees(text)
    await phone.choose('radio', '不成立')
    await phone.type(`答复关于${about?.name}的异议`, '查了值班表，他在北段，后半夜换的班。')
    await looksRight(phone, 'objection')
    await phone.tap(/^答复$/)
    await phone.tap('确定')
    await phone.sees('提的人会收到。')
  })

  test('after the notice it is published, with a code; and the next month runs', async () => {
    await clock(over)
    const phone = await atWorkbench(secretary, '月结')
    await phone.sees('就差最后一步')
    await looksRight(phone, 'ready')
    await phone.tap(/^发布$/)
    await phone.sees(/名单再也不能改/)
    await phone.tap('确定')
    await phone.sees(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    await looksRight(phone, 'frozen')
    expect(await phone.fileFrom('打开公示榜')).toMatch(/11月.*\.docx$/)
    await phone.sees('文件打开了')
    expect(await phone.fileFrom('打开汇总表')).toMatch(/11月.*\.xlsx$/)
    await phone.choose('link', /^汇总表的列/)
    await phone.sees('上面是样子，里面的人和数都是编的。在 Excel 里是一行。')
    await phone.type('总分', '得分')
    await phone.tap('得分往前')
    await phone.tap('收起扣分')
    await looksRight(phone, 'columns')
    await phone.tap('保存')
    await phone.sees('列存好了')
    await phone.tap('返回')
    await phone.type('写更正说明', '名单没有错，照片说明里的日子写错了。')
    await phone.tap('写上去')
    await phone.sees('写上了')
    await phone.tap('下一月')
    await phone.sees('12月月结')
    await phone.sees('这个月还没有过完，记到12月31日。')
    await looksRight(phone, 'recording')
  })

  async function winners(): Promise<Person[]> {
    const branchId = await branchOf()
    const month = await api<{ winners: string[]; eligible: Person[] }>(secretary, 'month.get', {
      branchId,
      month: '2026-11',
    })
    return month.eligible.filter(({ memberId }) => month.winners.includes(memberId))
  }
})

function ours(found: readonly LayoutProblem[]): LayoutProblem[] {
  return found.filter(({ detail }) => !detail.includes('t-popup__close'))
}
