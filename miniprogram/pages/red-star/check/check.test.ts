import {
  canonicalForm,
  checkCode,
  commitmentOf,
} from '../../../../cloudfunctions/features/red-star/check-code'
import { installPhone, type Phone } from '../../../testing/phone'
import { aRedList, published } from '../../../testing/red-star-samples'
import { openPage, sees } from '../../../testing/render-page'

const path = 'pages/red-star/check/check'
const query = { branchId: 'b-1', month: '2026-10' }
const salt = '00112233445566778899aabbccddeeff'
const row = {
  memberId: 'm-8',
  name: '王德明',
  sentence: '防汛三天没下堤。',
  kind: 'winner' as const,
}
const commitment = commitmentOf({ ...row, salt })
const head = { ...query, ruleVersion: 1, list: 1 }

const proof = {
  canonical: canonicalForm(head, [commitment]),
  code: checkCode(head, [commitment]),
  rows: [{ commitment, salt, row: [row.name, row.sentence, row.kind] as never }],
}

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('redList.get', aRedList({ ...published, code: proof.code }))
  phone.answer('redList.proof', proof)
})

test('the phone computes the code again and says that it fits', async () => {
  const screen = openPage(path, query)
  await sees(screen, `当月名单的核对码${proof.code}对得上，发布以后没有改过`)
  await sees(screen, '王德明防汛三天没下堤。一字未改')
  expect(screen.text).not.toContain('86.5')
  screen.tap('.copy')
  await sees(screen, '复制好了')
  expect(phone.opened.at(-1)).toContain(proof.canonical.split('\n')[0])
  screen.close()
})

test('a list that was changed is called so', async () => {
  const [first] = proof.rows
  phone.answer('redList.proof', { ...proof, rows: [{ ...first, salt: salt.replace('0', '1') }] as never })
  const screen = openPage(path, query)
  await sees(screen, '对不上，请告诉支部书记或监督员')
  await sees(screen, '和发布时不一样')
  screen.close()
})

test('before it is published there is nothing to check', async () => {
  phone.answer('redList.get', aRedList())
  const screen = openPage(path, query)
  await sees(screen, '名单还没有发布')
  screen.close()
})
