import Libsql from 'libsql'
import groupBy from 'lodash/groupBy'
import { defaultRules } from '../../cloudfunctions/features/points/rule-set-rules'
import { chooseWinners } from '../../cloudfunctions/features/red-star/choose-rules'
import { type CountyMonth, MONTH } from './county'

/** The same figures in SQLite, in memory and in process, with the indexes the questions want. Each answers its rows. */
export interface Sqlite {
  /** Everybody's winners below a general branch. */
  redList(generalId: string): number
  /** Those of a branch who are eligible, the foremost first. */
  table(branchId: string): number
  /** A member's passbook and own place. */
  ownRank(memberId: string): number
}

const schema = `
create table branches (id text primary key, name text, general_id text);
create index branches_below on branches (general_id);
create table members (id text primary key, name text, branch_id text);
create table passbooks (id text primary key, member_id text, branch_id text, month text, track text, score real,
  contribution real, hours real, kinds integer, document text);
create index passbooks_by_score on passbooks (branch_id, month, score);
create table stars (branch_id text, month text, place integer, name text, sentence text,
  primary key (branch_id, month, place));
`

export function createSqlite(month: CountyMonth): Sqlite {
  const database = new Libsql(':memory:')
  database.exec(schema)
  database.exec('begin')
  fill(database, month)
  database.exec('commit')
  const redList = database.prepare(
    `select branches.id, branches.name, stars.name as star, stars.sentence from branches
     left join stars on stars.branch_id = branches.id and stars.month = ?
     where branches.general_id = ? order by branches.id, stars.place`,
  )
  const table = database.prepare(
    `select passbooks.member_id, members.name, track, score, contribution, hours, kinds from passbooks
     join members on members.id = passbooks.member_id
     where passbooks.branch_id = ? and month = ? and score >= ? order by score desc`,
  )
  const passbook = database.prepare('select branch_id, score, document from passbooks where id = ?')
  const rank = database.prepare(
    `select count(*) filter (where score > ?) + 1 as place, count(*) as of from passbooks
     where branch_id = ? and month = ? and track <> 'E'`,
  )
  return {
    redList: (generalId) => redList.all(MONTH, generalId).length,
    table: (branchId) => table.all(branchId, MONTH, defaultRules.threshold).length,
    ownRank(memberId) {
      const mine = passbook.get(`${MONTH}:${memberId}`) as {
        branch_id: string
        score: number
        document: string
      }
      JSON.parse(mine.document)
      return (rank.get(mine.score, mine.branch_id, MONTH) as { place: number }).place
    },
  }
}

function fill(database: Libsql.Database, { trees, members, passbooks }: CountyMonth): void {
  const insert = (table: string, columns: number) =>
    database.prepare(`insert into ${table} values (${Array(columns).fill('?').join(', ')})`)
  const branch = insert('branches', 3)
  for (const { id, name, level, parentId } of trees.flatMap(({ nodes }) => nodes)) {
    if (level === 'branch') {
      branch.run(id, name, parentId)
    }
  }
  const member = insert('members', 3)
  const names = new Map(members.map(({ _id, name }) => [_id, name]))
  for (const { _id, name, branchId } of members) {
    member.run(_id, name, branchId)
  }
  const passbook = insert('passbooks', 10)
  for (const one of passbooks) {
    const { _id, memberId, branchId, month, track, score, contribution, hours, kinds } = one
    passbook.run(
      _id,
      memberId,
      branchId,
      month,
      track,
      score,
      contribution,
      hours,
      kinds,
      JSON.stringify(one),
    )
  }
  const star = insert('stars', 5)
  for (const [branchId, some] of Object.entries(groupBy(passbooks, 'branchId'))) {
    const candidates = some.map(({ memberId, track, score, contribution, hours, kinds }) => ({
      memberId,
      track,
      score: { score, contribution, hours, kinds },
      isExcluded: false,
      monthsRunning: 0,
    }))
    const { winners, tie } = chooseWinners(candidates, defaultRules)
    const all = [...winners, ...(tie?.memberIds.slice(0, tie.places) ?? [])]
    all.forEach((memberId, place) =>
      star.run(branchId, MONTH, place, names.get(memberId) ?? '', '带着大家清沟'),
    )
  }
}
