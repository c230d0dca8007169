import { createHash } from 'node:crypto'
import { canonicalForm, checkCode, commitmentOf } from '../../cloudfunctions/features/red-star/check-code'
import { checkList, codeOf } from './check-list'

const head = { branchId: 'b-1', month: '2026-10', ruleVersion: 1, list: 1 }

const frozen = {
  memberId: 'm-3',
  name: '王德明',
  sentence: '防汛三天没下堤',
  kind: 'winner' as const,
  salt: createHash('md5').update('salt').digest('hex'),
}

function proofOf(rows: (typeof frozen)[]) {
  const commitments = rows.map(commitmentOf)
  return {
    canonical: canonicalForm(head, commitments),
    code: checkCode(head, commitments),
    rows: rows.map(({ name, sentence, kind, salt }, index) => ({
      commitment: commitments[index] as string,
      row: [name, sentence, kind] as [string, string, string],
      salt,
    })),
  }
}

test('the phone computes the code that the cloud has published', () => {
  const { canonical, code } = proofOf([frozen])
  expect(codeOf(canonical)).toBe(code)
})

test('an untouched list is right, also when somebody had their row erased', () => {
  const proof = proofOf([frozen, { ...frozen, memberId: 'm-4', name: '徐建国' }])
  expect(checkList(proof, 1)).toMatchObject({ isRight: true, rows: [{ name: '王德明' }, { name: '徐建国' }] })
  const [first, second] = proof.rows as [(typeof proof.rows)[0], (typeof proof.rows)[0]]
  const erased = { ...proof, rows: [{ commitment: first.commitment }, second] }
  expect(checkList(erased, 1)).toMatchObject({ isRight: true, rows: [{ name: '' }, { name: '徐建国' }] })
})

test('one word changed afterwards is found, and in which row', () => {
  const proof = proofOf([frozen])
  const [row] = proof.rows as [(typeof proof.rows)[0]]
  const changed = { ...row, row: ['王德明', '防汛四天没下堤', 'winner'] as typeof row.row }
  expect(checkList({ ...proof, rows: [changed] }, 1)).toMatchObject({
    isRight: false,
    rows: [{ state: '和发布时不一样' }],
  })
  expect(checkList({ ...proof, code: '0000-0000-0000-0000' }, 1).isRight).toBe(false)
  expect(checkList({ ...proof, rows: [] }, 1).isRight).toBe(false)
})
