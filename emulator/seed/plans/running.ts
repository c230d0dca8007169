import type { TaskPlan } from '../task-plan'

/** What a lead works with: a shift that has just begun, and one of yesterday whose hours nobody has confirmed. */
export const running: Readonly<Record<string, readonly TaskPlan[]>> = {
  'org-shangtian': [
    {
      title: '村口公路护栏刷漆',
      site: 'site-shangtian-cunkou',
      about: '除锈、刷底漆、刷面漆，三人一组。',
      bring: ['旧衣服', '口罩'],
      lead: '王德明',
      shifts: [[0, 'now', 'now', 16, 14]],
    },
    {
      title: '晒场加固油布',
      site: 'site-shangtian-cunkou',
      about: '把晒场的油布压实，四角打桩。',
      bring: ['手套', '铁锤'],
      lead: '王德明',
      with: ['王德明'],
      shifts: [[-1, '13:30', '16:30', 12, 12]],
      isUnconfirmed: true,
    },
    {
      title: '走访高龄老人',
      site: 'site-shangtian-litang',
      kind: 'visit',
      about: '两人一组，问用药、看用电，把要办的事记下来。',
      bring: ['笔', '本子'],
      lead: '王德明',
      shifts: [[-4, '09:00', '11:00', 6, 5]],
    },
  ],
}
