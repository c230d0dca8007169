import writeXlsxFile from 'write-excel-file/node'
import { inTown } from './in-town'
import { type Phone, type PhoneOptions } from './phone'

const here = inTown()

async function phoneOf(role: string, org: string, options?: PhoneOptions): Promise<Phone> {
  const people = (await (await fetch(`${here.town.address}/identities?all=1`)).json()) as {
    openid: string
    role: string
    org: string
  }[]
  const found = people.find((person) => person.role === role && person.org === org)
  if (!found) {
    throw new Error(`no ${role} of ${org} in the demo town`)
  }
  return here.phoneOf(found.openid, options)
}

const secretary = () => phoneOf('支部书记', '上田村支部')

/** A roster sheet with one person more than its headings. */
async function sheetOf(name: string, birthYear: string | number): Promise<Buffer> {
  const rows = [
    ['姓名', '身份', '出生年份'],
    [name, '党员', birthYear],
    ['毛新月', '村民', 1991],
  ]
  return writeXlsxFile([
    { data: rows.map((row) => row.map((value) => ({ value }))), sheet: '名册' },
  ]).toBuffer()
}

test('a secretary goes from 我的 to the workbench, makes an invite code and takes it back', async () => {
  const phone = await secretary()
  await phone.open('pages/me/me/me')
  await phone.choose('link', '工作台')
  await phone.sees('我的职务：支部书记')
  await phone.picture('workbench')
  await phone.choose('link', '邀请码')
  await phone.tap('用几天：7 天')
  await phone.tap('3 天')
  await phone.tap('做一个邀请码')
  await phone.sees('邀请码好了')
  await phone.sees(/用到 11月25日/)
  expect(await phone.picture('workbench-invite')).toEqual([])
  await phone.tap(/^作废/)
  await phone.sees(/不能恢复/)
  await phone.tap('确定')
  await phone.sees('已经作废')
  await phone.sees('现在没有能用的邀请码。')
})

test('a sheet with one wrong row imports nothing and says where; the corrected one is imported', async () => {
  const phone = await secretary()
  await phone.open('workbench/import/import')
  expect(await phone.fileFrom('下载模板')).toMatch(/\.xlsx$/)
  await phone.handOver('选文件', '名册.xlsx', await sheetOf('毛新阳', '一九九〇'))
  await phone.sees('第 2 行，出生年份')
  await phone.sees(/什么都不会导入/)
  expect(await phone.picture('workbench-import-problem')).toEqual([])
  await phone.handOver('另选一份文件', '名册.xlsx', await sheetOf('毛新阳', 1990))
  await phone.sees(/都没有问题/)
  expect(await phone.picture('workbench-import-ready')).toEqual([])
  await phone.tap('确认导入')
  await phone.sees('导入好了')
  await phone.open('workbench/roster/roster')
  await phone.type('找人', '毛新')
  await phone.sees('毛新阳')
  await phone.sees('毛新月')
  await phone.type('找人', '')
  expect(await phone.fileFrom('导出表格')).toMatch(/\.xlsx$/)
})

test('two officers edit one entry: the second sees what the first wrote, picks, and loses nothing', async () => {
  const first = await secretary()
  const second = await phoneOf('组织委员', '上田村支部')
  const path = await editPageOf('王德明')
  await first.open(path)
  await second.open(path)
  await first.sees('职责')
  await second.sees('职责')
  await first.type('职责', '耕种队骨干')
  await first.tap('保存')
  await first.sees('亮身份')
  await second.type('职责', '河道巡查员')
  await second.type('出生年份', '1975')
  await second.tap('保存')
  await second.sees('别人刚改过')
  await second.sees('您写的：河道巡查员')
  await second.sees('现在的：耕种队骨干')
  await second.picture('workbench-conflict')
  await second.choose('radio', '现在的：耕种队骨干')
  await second.tap('照选的保存')
  await second.sees('亮身份')
  await second.open(path.replaceAll('edit', 'entry'))
  await second.sees('耕种队骨干')
  await second.sees('1975 年')
})

test('what was typed is still there after leaving the page', async () => {
  const phone = await secretary()
  await phone.open('workbench/edit/edit')
  await phone.type('姓名', '祝小梅')
  await phone.tap('保存')
  await phone.sees('请写四位数的年份，比如 1968。')
  expect(await phone.picture('workbench-entry-problem')).toEqual([])
  await phone.open('workbench/home/home')
  await phone.sees('我的职务：支部书记')
  await phone.open('workbench/edit/edit')
  await phone.sees('上次没写完的还在，接着写就行。')
})

test('an office is given to somebody found by name, and taken back after a question', async () => {
  const phone = await secretary()
  await phone.open('workbench/role/role')
  await phone.tap('定一个职务')
  await phone.type('请谁担任', '周桂')
  await phone.tap('选周桂芳')
  await phone.tap(/^职务：/)
  await phone.tap('组织委员')
  expect(await phone.picture('workbench-grant')).toEqual([])
  await phone.tap('定下来')
  await phone.sees('上田村支部 组织委员')
  await phone.tap(/^免去周桂芳.*组织委员/)
  await phone.sees(/马上停用/)
  await phone.tap('确定')
  await phone.sees('已经免去')
  await phone.missing(/^周桂芳$/)
})

test('two secretaries change the tree: the second sees both names and keeps one', async () => {
  const first = await secretary()
  const second = await phoneOf('总支书记', '光谷小镇党总支')
  await first.open('workbench/org/org')
  await second.open('workbench/org/org')
  await second.sees('耕种队党小组')
  await rename(first, '春耕党小组')
  await first.sees('改好了')
  await rename(second, '秋收党小组')
  await second.sees('您写的：秋收党小组')
  await second.sees('现在的：春耕党小组')
  await second.tap('照选的保存')
  await second.sees('改好了')
  await second.sees('秋收党小组')
})

async function rename(phone: Phone, name: string): Promise<void> {
  await phone.tap('耕种队党小组')
  await phone.tap('改名称')
  await phone.type('名称', name)
  await phone.tap('保存')
}

test('without a network the workbench says so, and a tap again does the act once', async () => {
  const phone = await secretary()
  await phone.open('workbench/invite/invite')
  await phone.sees('现在没有能用的邀请码。')
  await phone.network('应答丢失')
  await phone.tap('做一个邀请码')
  await phone.sees('没送到，请再点一次')
  await phone.network('好')
  await phone.tap('做一个邀请码')
  await phone.sees('邀请码好了')
  await phone.open('workbench/invite/invite')
  await phone.sees('还能用的')
  await phone.screen.locator('.invite').first().waitFor()
  expect(await phone.screen.locator('.invite').count()).toBe(1)
  await phone.network('断开')
  await phone.open('workbench/roster/roster')
  await phone.sees('工作台的内容不存在手机里，连上网再看。')
})

/** The page on which a member of the secretary's branch is edited. */
async function editPageOf(name: string): Promise<string> {
  const phone = await secretary()
  await phone.open('workbench/roster/roster')
  await phone.type('找人', name)
  const row = phone.screen.getByRole('link', { name })
  await row.waitFor()
  const memberId = await row.first().getAttribute('data-id')
  return `workbench/edit/edit?memberId=${memberId}`
}

const pages = [
  ['home', '操作记录'],
  ['choose', '换组织'],
  ['org', '组织'],
  ['roster', '名册'],
  ['edit', '成员'],
  ['import', '下载模板'],
  ['invite', '邀请码'],
  ['admission', '双找申请'],
  ['role', '职务'],
  ['grant', '请谁担任'],
  ['audit', '操作记录'],
] as const

describe.each([1, 1.4] as const)('at font scale %s', (scale) => {
  test('nothing on any page of the workbench is cut, overlaps, is too small or too pale', async () => {
    const phone = await phoneOf('总支书记', '光谷小镇党总支', { scale })
    await phone.open('workbench/choose/choose')
    await phone.tap('上田村支部')
    for (const [page, text] of pages) {
      await phone.open(`workbench/${page}/${page}`)
      await phone.sees(text)
      await phone.screen.locator('.load .outline').waitFor({ state: 'detached' })
      const found = await phone.picture(`workbench-${page}${scale === 1 ? '' : '-large'}`)
      expect([page, found]).toEqual([page, []])
    }
  })
})
