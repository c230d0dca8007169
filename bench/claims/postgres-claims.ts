import { execFile } from 'node:child_process'
import { chmod, chown, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Claims, PLACES, WIDTH } from './rush'
import { clientOf, programOf, sparePort, startServer } from './server'

interface PostgresPool {
  query(
    query: string | { name: string; text: string; values: unknown[] },
  ): Promise<{ rowCount: number; rows: unknown[] }>
  on(event: 'error', listener: () => void): void
  end(): Promise<void>
}
interface PostgresLibrary {
  Pool: new (options: object) => PostgresPool
}

const run = promisify(execFile)
const BIN = '/usr/lib/postgresql/15/bin'

/** PostgreSQL, one conditional update of one row in one trip, as it is configured out of the box: each commit synced. */
export async function openPostgresClaims(directory: string): Promise<Claims> {
  const program = await programOf([`${BIN}/postgres`], 'postgresql-15')
  const { Pool } = (await clientOf(join(directory, 'client'), 'pg', '8.16.3')) as PostgresLibrary
  const port = await sparePort()
  const data = join(directory, 'data')
  await mkdir(data)
  const owner = await ownerOf(directory, data)
  await run(
    join(dirname(program), 'initdb'),
    ['-D', data, '-U', 'bench', '-A', 'trust', '--no-locale', '-E', 'UTF8'],
    owner,
  )
  const server = startServer(
    program,
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    owner,
  )
  const pool = new Pool({ host: '127.0.0.1', port, user: 'bench', database: 'postgres', max: WIDTH })
  // One that is ended beneath an idle connection is told of where the next query fails.
  pool.on('error', () => {})
  await server.answer(() => pool.query('SELECT 1'))
  await pool.query('CREATE TABLE shifts (id text PRIMARY KEY, free int NOT NULL, roster text[] NOT NULL)')
  await pool.query("INSERT INTO shifts VALUES ('rush', 0, '{}')")
  const text =
    "UPDATE shifts SET free = free - 1, roster = roster || $1::text WHERE id = 'rush' AND free > 0 AND NOT $1 = ANY (roster)"
  return {
    name: 'PostgreSQL 15，一次往返的条件更新',
    async reset() {
      await pool.query(`UPDATE shifts SET free = ${PLACES}, roster = '{}'`)
    },
    claim: async (person) =>
      (await pool.query({ name: 'claim', text, values: [`m-${person}`] })).rowCount === 1,
    async holders() {
      const { rows } = await pool.query('SELECT roster FROM shifts')
      return (rows[0] as { roster: string[] }).roster
    },
    async close() {
      await pool.end()
      await server.stop()
    },
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package has made. */
async function ownerOf(...directories: string[]): Promise<{ cwd?: string; uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) {
    return {}
  }
  const numberOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  const [uid, gid] = [await numberOf('-u'), await numberOf('-g')]
  for (const directory of directories) {
    await chown(directory, uid, gid)
    await chmod(directory, 0o700)
  }
  // Where the bench was started may be closed to that user.
  return { cwd: directories[0], uid, gid }
}
