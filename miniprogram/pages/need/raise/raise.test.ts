import { wordingVersion } from '../../../services/privacy-text'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, type Screen, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/need/raise/raise'

let phone: Phone

/** WeChat's album and camera, with one picture in it; `uploads` are the tries to send it. */
let uploads: { cloudPath: string }[]
let isUploadBroken: boolean

beforeEach(() => {
  phone = installPhone()
  uploads = []
  isUploadBroken = false
  phone.storage.set('consent', String(wordingVersion))
  phone.answer('session.me', member)
  phone.answer('need.places', { areas: [{ areaId: 'a-1', name: '东片', branchName: '上田村支部' }] })
  phone.answer('need.raise', { needId: 'need-1' })
  phone.answer('picture.begin', { pictureId: 'picture-1', cloudPath: 'uploads/picture-1.jpg' })
  Object.assign(wx, {
    chooseMedia: async () => ({ tempFiles: [{ tempFilePath: 'wxfile://photo.jpg' }] }),
    compressImage: async () => ({ tempFilePath: 'wxfile://small.jpg' }),
  })
  Object.assign(wx.cloud, {
    uploadFile(options: { cloudPath: string; success(result: object): void; fail(error: object): void }) {
      uploads.push({ cloudPath: options.cloudPath })
      queueMicrotask(() =>
        isUploadBroken
          ? options.fail({ errCode: -1 })
          : options.success({ fileID: `cloud://town/${options.cloudPath}` }),
      )
      return {
        onProgressUpdate: (listener: (at: { progress: number }) => void) => listener({ progress: 50 }),
      }
    },
  })
})

async function open(): Promise<Screen> {
  const screen = openPage(path)
  await sees(screen, '要帮什么忙')
  return screen
}

function fill(screen: Screen) {
  screen.send('.kinds', 'choose', { value: 'home' })
  screen.type('.text', ' 灯跳闸 ')
  screen.type('.place', '上田村 18 号')
}

test('what was chosen and written goes to the branch, and the page of the need opens', async () => {
  const screen = await open()
  fill(screen)
  screen.send('.areas', 'change', { value: 1 })
  screen.tap('.send')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('need.raise')[0]?.input).toEqual({
    kind: 'home',
    text: '灯跳闸',
    place: '上田村 18 号',
    when: 'days',
    areaId: 'a-1',
  })
  expect(phone.opened).toEqual(['换成：/pages/need/detail/detail?needId=need-1&raised=1'])
  expect(phone.storage.has('draft:need')).toBe(false)
  screen.close()
})

test('what is missing is said at its place, and nothing is sent', async () => {
  const screen = await open()
  screen.send('.kinds', 'choose', { value: 'labour' })
  screen.type('.phone', '138')
  screen.tap('.send')
  for (const words of ['请写几句', '请写地方', '请写要几个人', '手机号是 11 位']) {
    await sees(screen, words)
  }
  // The button is far below: what is marked may be off the screen.
  await sees(screen, '上面还有没写好的')
  expect(phone.sentOf('need.raise')).toHaveLength(0)
  screen.close()
})

test('a lost reply: sent again, also after leaving, it is the same deed', async () => {
  const again = await open()
  fill(again)
  phone.network = 'lost'
  again.tap('.send')
  await sees(again, '填的都留着')
  again.close()
  phone.network = 'good'
  const third = await open()
  third.tap('.send')
  await until(() => phone.opened.length > 0)
  const [first, second] = phone.sentOf('need.raise')
  expect(second?.requestId).toBe(first?.requestId)
  expect(second?.input).toEqual(first?.input)
  third.close()
})

test('the picture leaves the phone only with the need; a retry goes to the same place', async () => {
  const screen = await open()
  fill(screen)
  await screen.page.onPhoto?.()
  await sees(screen, '提交时一起传上去')
  expect(uploads).toHaveLength(0)
  isUploadBroken = true
  screen.tap('.send')
  await sees(screen, '填的都留着')
  expect(phone.sentOf('need.raise')).toHaveLength(0)
  isUploadBroken = false
  screen.tap('.send')
  await until(() => phone.opened.length > 0)
  const [first, second] = phone.sentOf('picture.begin')
  expect(first?.input).toEqual({ use: 'need' })
  expect(second).toEqual(first)
  expect(uploads).toEqual([{ cloudPath: 'uploads/picture-1.jpg' }, { cloudPath: 'uploads/picture-1.jpg' }])
  expect(phone.sentOf('need.raise')[0]?.input).toMatchObject({ pictureId: 'picture-1' })
  screen.close()
})

test('while the check of words is down all that was typed stays, the picture too, and goes later', async () => {
  const screen = await open()
  fill(screen)
  await screen.page.onPhoto?.()
  await sees(screen, '提交时一起传上去')
  phone.refuse('need.raise', { code: 'CHECK_UNAVAILABLE', details: null, traceId: '' })
  screen.tap('.send')
  await sees(screen, '还没有送出去')
  phone.answer('need.raise', { needId: 'need-1' })
  screen.tap('.send')
  await until(() => phone.opened.length > 0)
  const [first, second] = phone.sentOf('need.raise')
  expect(second).toEqual(first)
  expect(uploads).toHaveLength(1)
  screen.close()
})

test('a picture can be left out again; a refused album is no failure', async () => {
  const screen = await open()
  fill(screen)
  await screen.page.onPhoto?.()
  await sees(screen, '不带照片')
  screen.page.onPhotoAway?.()
  Object.assign(wx, { chooseMedia: () => Promise.reject(new Error('chooseMedia:fail cancel')) })
  await screen.page.onPhoto?.()
  screen.tap('.send')
  await until(() => phone.opened.length > 0)
  expect(uploads).toHaveLength(0)
  expect(phone.sentOf('need.raise')[0]?.input).not.toHaveProperty('pictureId')
  screen.close()
})

test('picture and phone number come after the wording; what was typed waits as a draft', async () => {
  phone.storage.delete('consent')
  const screen = await open()
  fill(screen)
  await screen.page.onPhoto?.()
  expect(phone.opened[0]).toContain('/pages/identity/privacy/privacy?next=')
  screen.type('.phone', '13800002617')
  screen.tap('.send')
  expect(phone.opened).toHaveLength(2)
  expect(phone.sentOf('need.raise')).toHaveLength(0)
  screen.close()
  const again = await open()
  expect(again.part('.phone').instance.data.value).toBe('13800002617')
  again.close()
})

test('a visitor is shown the way in', async () => {
  phone.answer('session.me', { bound: false })
  const screen = openPage(path)
  await sees(screen, '先认一下您是哪个支部的')
  screen.send('.load', 'act')
  expect(phone.opened[0]).toContain('/pages/identity/bind/bind')
  screen.close()
})
