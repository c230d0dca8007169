import { AlbumPhone } from '../../../testing/album'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, type Screen, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/identity/data/data'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('me.data', {
    sections: [{ title: '名册上的', lines: [{ label: '姓名', value: '周桂芳' }] }],
  })
  phone.answer('me.delete', { done: true })
})

async function askToDelete(): Promise<Screen> {
  const screen = openPage(path)
  await sees(screen, '名册上的姓名周桂芳')
  screen.tap('.delete')
  await sees(screen, '最后问您一次')
  return screen
}

test('everything that is held is readable, and what deleting means is said beforehand', async () => {
  const screen = openPage(path)
  await sees(screen, '名册上的姓名周桂芳')
  expect(screen.text).toContain('会删掉姓名、手机号和微信账号，到处都删。')
  expect(screen.text).toContain('会留下去过的班和已经公布的名单')
  expect(screen.count('.for-good')).toBe(0)
  screen.close()
})

test('a no to either question deletes nothing', async () => {
  phone.agrees = false
  const screen = openPage(path)
  await sees(screen, '姓名周桂芳')
  screen.tap('.delete')
  expect(screen.text).not.toContain('最后问您一次')
  phone.agrees = true
  screen.tap('.delete')
  await sees(screen, '最后问您一次')
  screen.tap('.keep')
  await until(() => screen.count('.for-good') === 0)
  expect(phone.sentOf('me.delete')).toHaveLength(0)
  screen.close()
})

test('after the second yes the phone has forgotten the person as well', async () => {
  phone.storage.set('deeds', JSON.stringify([{ kind: 'claim', subject: { shiftId: 's-1' }, sent: 0 }]))
  phone.storage.set('draft:bind', JSON.stringify({ name: '周桂芳' }))
  phone.storage.set('postPictures', JSON.stringify(['pic-1']))
  phone.files.set('wxfile://usr/post-pic-1', 'https://storage/pic-1.jpg')
  const screen = await askToDelete()
  phone.answer('session.me', { bound: false })
  screen.tap('.for-good')
  await until(() => phone.opened.length > 0)
  expect(phone.opened[0]).toBe('重新开始：/pages/me/me/me')
  expect(phone.sentOf('me.delete')[0]?.input).toEqual({ confirm: '删除我的资料' })
  expect([...phone.storage.values()].join()).not.toMatch(/周桂芳|s-1/)
  expect(phone.files.size).toBe(0)
  screen.close()
})

test('no Excel or Word file with names outlasts the person on the phone, whatever it is called', async () => {
  const names = ['上田村党支部_成员名册_2026-11-22.xlsx', '公示榜.docx', 'post-pic-9']
  for (const name of names) {
    phone.files.set(`wxfile://usr/${name}`, 'bytes')
  }
  phone.files.set('wxfile://usr/miniprogramLog', 'a folder of WeChat, not to be removed by us')
  phone.lasting.add('wxfile://usr/miniprogramLog')
  const screen = await askToDelete()
  phone.answer('session.me', { bound: false })
  screen.tap('.for-good')
  await until(() => phone.opened.length > 0)
  expect([...phone.files.keys()]).toEqual(['wxfile://usr/miniprogramLog'])
  screen.close()
})

test('pictures chosen for a draft leave the phone with it', async () => {
  const album = new AlbumPhone(phone)
  const screen = await askToDelete()
  const { keepFile } = await import('../../../services/kept-files')
  await Promise.all(['a.jpg', 'b.jpg'].map(keepFile))
  expect(album.kept.size).toBe(2)
  phone.answer('session.me', { bound: false })
  screen.tap('.for-good')
  await until(() => phone.opened.length > 0)
  expect(album.kept.size).toBe(0)
  screen.close()
})

test('a lost answer is no end: the same request goes out again, and being nobody counts as done', async () => {
  const screen = await askToDelete()
  phone.network = 'lost'
  screen.tap('.for-good')
  await sees(screen, '还没交上去')
  phone.network = 'good'
  phone.refuse('me.delete', { code: 'NOT_BOUND', details: null, traceId: 'tr-1' })
  phone.answer('session.me', { bound: false })
  screen.tap('.for-good')
  await until(() => phone.opened.length > 0)
  const [first, second] = phone.sentOf('me.delete')
  expect(second?.requestId).toBe(first?.requestId)
  expect(phone.opened[0]).toBe('重新开始：/pages/me/me/me')
  screen.close()
})

test('a visitor sees what they asked a branch, and can have it deleted', async () => {
  phone.answer('session.me', { bound: false })
  phone.answer('branch.asked', {
    admissions: [
      {
        admissionId: 'a-1',
        branchId: 'b-9',
        branchName: '驻宁波支部',
        name: '周桂芳',
        message: '老家在上田村',
        askedAt: Date.parse('2026-11-22T09:41:00+08:00'),
        state: 'asked',
      },
    ],
  })
  const screen = openPage(path)
  await sees(screen, '驻宁波支部周桂芳，11月22日 9:41 问的：老家在上田村，等支部答复')
  screen.tap('.delete')
  await sees(screen, '最后问您一次')
  screen.tap('.for-good')
  await until(() => phone.sentOf('me.delete').length > 0)
  expect(phone.sentOf('me.delete')).toHaveLength(1)
  expect(phone.sentOf('me.data')).toHaveLength(0)
  screen.close()
})

test('without network the last copy is shown with its time', async () => {
  const screen = openPage(path)
  await sees(screen, '姓名周桂芳')
  screen.close()
  phone.network = 'offline'
  const again = openPage(path)
  await sees(again, '没有网，先看上次的内容')
  await sees(again, '姓名周桂芳')
  again.close()
})

test('each published list that names me leads to where my name can be erased', async () => {
  phone.answer('me.data', { sections: [], erasable: [{ branchId: 'b-1', month: '2026-10' }] })
  const screen = openPage(path)
  await sees(screen, '2026年10月红榜上的名字')
  expect(screen.part('.lists').instance.data.rows).toMatchObject([
    { url: '/pages/red-star/erase/erase?branchId=b-1&month=2026-10' },
  ])
  screen.close()
  phone.answer('me.data', { sections: [] })
  const without = openPage(path)
  await sees(without, '删除我的资料')
  expect(without.text).not.toContain('抹去红榜上的名字')
  without.close()
})
