import { installPhone } from '../../testing/phone'
import { openPage, sees } from '../../testing/render-page'

const path = 'lead/visits/visits'

test('household notes say who reads them and until when they are kept', async () => {
  const phone = installPhone()
  phone.answer('visit.list', {
    visits: [
      {
        household: '村东第二户',
        result: '电线旧了要换',
        byName: '李爱珍',
        day: '2026-11-18',
        keptUntil: '2027-11-18',
      },
    ],
  })
  const screen = openPage(path, { shiftId: 's-1' })
  await sees(screen, '能看，保留到 2027年11月18日。')
  await sees(screen, '村东第二户电线旧了要换李爱珍 · 11月18日 星期三')
  expect([...phone.storage.values()].join()).not.toContain('村东第二户')
  screen.close()
})

test('whoever may not read them is told nothing', async () => {
  const phone = installPhone()
  phone.refuse('visit.list', { code: 'NOT_FOUND', details: null, traceId: 't' })
  const screen = openPage(path, { shiftId: 's-1' })
  await sees(screen, '可能已经撤下')
  screen.close()
})
