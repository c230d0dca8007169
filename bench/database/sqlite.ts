import Sqlite from 'libsql'
import type { Attendance } from './records'

/** SQLite in this process: WAL, synced at each commit. */
export function openSynced(file: string) {
  const db = new Sqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  const inTransaction = (work: () => void) => {
    db.exec('BEGIN IMMEDIATE')
    work()
    db.exec('COMMIT')
  }
  return { db, inTransaction }
}

/**
 * The documents as JSON beside the columns that are asked for. Returns what both sides are asked: documents, decoded.
 */
export function openSqlite(file: string) {
  const { db, inTransaction } = openSynced(file)
  db.exec(`
    CREATE TABLE IF NOT EXISTS attendances (
      id TEXT PRIMARY KEY, branch TEXT NOT NULL, starts INTEGER NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS by_branch ON attendances (branch, starts);
  `)
  const insert = db.prepare('INSERT INTO attendances VALUES (?, ?, ?, ?, ?)')
  const one = db.prepare('SELECT body FROM attendances WHERE id = ?')
  const page = db.prepare('SELECT body FROM attendances WHERE branch = ? ORDER BY starts DESC LIMIT ?')
  const update = db.prepare(
    "UPDATE attendances SET version = version + 1, body = json_set(body, '$.version', version + 1, '$.left', json_extract(body, '$.left') - 1) WHERE id = ? AND version = ?",
  )
  return {
    fill(records: readonly Attendance[]) {
      inTransaction(() => {
        for (const record of records) {
          insert.run(record._id, record.branchId, record.startsAt, record.version, JSON.stringify(record))
        }
      })
    },
    one: (id: string): unknown => decode(one.get(id)),
    page: (branch: string, limit: number): unknown[] => page.all(branch, limit).map(decode),
    /** Whether it still had this version; within a transaction of `inTransaction`. */
    update: (id: string, version: number): boolean => update.run(id, version).changes === 1,
    inTransaction,
    close: () => db.close(),
  }
}

function decode(row: unknown): unknown {
  return JSON.parse((row as { body: string }).body)
}
