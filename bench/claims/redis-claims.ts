import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Claims, PLACES } from './rush'
import { clientOf, programOf, sparePort, startServer } from './server'

interface RedisClient {
  connect(): Promise<void>
  on(event: 'error', listener: () => void): void
  script(verb: 'LOAD', text: string): Promise<string>
  evalsha(sha: string, keys: number, ...values: string[]): Promise<number>
  mset(...values: string[]): Promise<unknown>
  del(key: string): Promise<unknown>
  smembers(key: string): Promise<string[]>
  disconnect(): void
}
type RedisLibrary = new (options: object) => RedisClient

const CLAIM = `
if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then return 0 end
if tonumber(redis.call('GET', KEYS[1])) <= 0 then return 0 end
redis.call('DECR', KEYS[1])
redis.call('SADD', KEYS[2], ARGV[1])
return 1`

/** Redis with a script, its log synced before each answer. */
export async function openRedisClaims(directory: string): Promise<Claims> {
  const program = await programOf(['/usr/bin/redis-server'], 'redis-server')
  const Redis = (await clientOf(join(directory, 'client'), 'ioredis', '5.8.2')) as RedisLibrary
  const port = await sparePort()
  const data = join(directory, 'data')
  await mkdir(data)
  const words = `--port ${port} --bind 127.0.0.1 --appendonly yes --appendfsync always`
  const server = startServer(program, [...words.split(' '), '--save', '', '--dir', data])
  const redis = await server.answer(async () => {
    const client = new Redis({ host: '127.0.0.1', port, lazyConnect: true, retryStrategy: null })
    // What fails also rejects the call that waits for it.
    client.on('error', () => {})
    await client.connect()
    return client
  })
  const sha = await redis.script('LOAD', CLAIM)
  return {
    name: 'Redis 7 Lua，appendfsync always',
    async reset() {
      await redis.mset('left', String(PLACES))
      await redis.del('holders')
    },
    claim: async (person) => (await redis.evalsha(sha, 2, 'left', 'holders', `m-${person}`)) === 1,
    holders: () => redis.smembers('holders'),
    async close() {
      redis.disconnect()
      await server.stop()
    },
  }
}
