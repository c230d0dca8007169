import { installPhone, type Phone } from '../../../testing/phone'
import { anArticle } from '../../../testing/post-samples'
import { openPage, sees } from '../../../testing/render-page'

const path = 'pages/post/poster/poster'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
})

test('the picture has title, branch, day, and where to find the whole text', async () => {
  phone.answer('post.get', anArticle())
  const screen = openPage(path, { postId: 'p-1' })
  await sees(screen, '板上发电板下种药，黄精苗补齐了中药材合作社支部 · 11月21日')
  await sees(screen, '在微信里搜“红星蓝领”')
  expect(screen.text).not.toContain('前天下午')
  screen.close()
})

test('without a picture that may be shown it begins the text', async () => {
  const blocks = [
    { kind: 'picture' as const, pictureId: 'pic-1', width: 4, height: 3 },
    { kind: 'paragraph' as const, text: '十四盏路灯全亮了。' },
  ]
  phone.answer('post.get', anArticle({ blocks }))
  const screen = openPage(path, { postId: 'p-1' })
  await sees(screen, '十四盏路灯全亮了。')
  expect(screen.count('.picture')).toBe(0)
  screen.close()
})

test('a failure says so', async () => {
  phone.refuse('post.get', { code: 'NOT_FOUND', details: null, traceId: 'tr-1' })
  const screen = openPage(path, { postId: 'p-1' })
  await sees(screen, '这张图没做成可能已经撤下')
  screen.close()
})
