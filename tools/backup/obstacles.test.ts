import { obstacleIn } from './obstacles'
import { unbound } from './unbound'

const empty = { counts: { members: 0, posts: 0 }, isHalfDeployed: false }

test('an environment with every collection and nothing in it takes a backup', () => {
  expect(obstacleIn(empty, 'town-1')).toBeUndefined()
})

test.each([
  [
    'a collection is missing',
    { counts: { members: 0, posts: undefined } },
    /posts。\n请先运行 npm run deploy/,
  ],
  ['a deployment stopped half-way', { isHalfDeployed: true }, /部署没有做完。请先运行 npm run deploy/],
  ['somebody deploys', { deployer: '老张', isHalfDeployed: true }, /老张 正在部署/],
  ['there is data', { counts: { members: 623, posts: 0 } }, /已有数据：members 623 条。/],
])('it does not when %s, and the person is told what to do', (_, difference, words) => {
  expect(obstacleIn({ ...empty, ...difference }, 'town-1')).toMatch(words)
})

test('unbound, members wait for their accounts, and what only accounts need is left out', () => {
  expect(unbound('members', { _id: 'm-1', openid: 'o-1', name: '王' })).toEqual({
    _id: 'm-1',
    openid: 'unbound:m-1',
    name: '王',
  })
  expect(unbound('subscriptions', { _id: 'o-1' })).toBeUndefined()
  expect(unbound('visitors', { _id: 'o-1' })).toBeUndefined()
  expect(unbound('admissions', { _id: 'a-1', state: 'asked' })).toBeUndefined()
  expect(unbound('admissions', { _id: 'a-1', state: 'accepted' })).toBeDefined()
  expect(unbound('shifts', { _id: 's-1', openid: 'kept' })).toEqual({ _id: 's-1', openid: 'kept' })
})
