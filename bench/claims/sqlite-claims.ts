import { groupCommit } from '../database/group-commit'
import { openSynced } from '../database/sqlite'
import { type Claims, PLACES } from './rush'

/** SQLite; what is asked in one turn shares a transaction. */
export function openSqliteClaims(file: string): Claims {
  const { db, inTransaction } = openSynced(file)
  db.exec(`
    CREATE TABLE shifts (id TEXT PRIMARY KEY, left INTEGER NOT NULL);
    CREATE TABLE claims (shift TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (shift, member)) WITHOUT ROWID;
  `)
  const take = db.prepare(
    'UPDATE shifts SET left = left - 1 WHERE id = ? AND left > 0 AND NOT EXISTS (SELECT 1 FROM claims WHERE shift = ? AND member = ?)',
  )
  const write = db.prepare('INSERT INTO claims VALUES (?, ?)')
  const all = db.prepare('SELECT member FROM claims')
  const commit = groupCommit<boolean>(inTransaction)
  return {
    name: 'SQLite FULL，成组提交',
    async reset() {
      db.exec(`DELETE FROM claims; INSERT OR REPLACE INTO shifts VALUES ('rush', ${PLACES})`)
    },
    claim: (person) =>
      commit(() => {
        const who = `m-${person}`
        if (take.run('rush', 'rush', who).changes === 0) {
          return false
        }
        write.run('rush', who)
        return true
      }),
    holders: async () => all.all().map((row) => (row as { member: string }).member),
    async close() {
      db.close()
    },
  }
}
