import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOpenEnd } from '../../tools/contract/open-ends'
import { describeContract } from '../../tools/contract/release'
import { choicesIn, sampleOf, unheardOf } from './contract-samples'
import { type Data, loadPageOptions, PageLogic, type PageOptions } from './page-logic'
import { installPhone, type Phone } from './phone'

/**
 * A phone keeps an older version for days while the functions are new. Here every page is answered with a value at
 * one place that its version has never heard of: it must neither fail nor stay empty nor show a machine's word.
 */
const { methods } = describeContract(1)

interface Program {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

const program = JSON.parse(readFileSync(join(__dirname, '../app.json'), 'utf8')) as Program
const paths = [
  ...program.pages,
  ...program.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
]

const query = {
  taskId: 't-1',
  shiftId: 's-1',
  needId: 'n-1',
  postId: 'p-1',
  branchId: '甲',
  orgId: '甲',
  memberId: 'm-1',
  month: '2026-10',
  year: '2026',
  objectionId: '甲',
  view: 'open',
}

/** Answers come at once here, so a few turns are all the work there is. */
async function answered(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve))
  }
}

interface Place {
  method: string
  place: string
}

let phone: Phone
const rejections: unknown[] = []
const noteRejection = (reason: unknown) => rejections.push(reason)

beforeAll(() => process.on('unhandledRejection', noteRejection))
afterAll(() => process.off('unhandledRejection', noteRejection))

/** What the page would draw when it is answered like this. */
async function openWith(options: PageOptions, strange?: Place): Promise<Data> {
  phone.storage.clear()
  for (const [name, { output }] of Object.entries(methods)) {
    const place = strange?.method === name ? strange.place : undefined
    phone.answer(name as never, sampleOf(output, place) as never)
  }
  const { readMe } = await import('../services/session')
  await readMe({ afresh: true })
  const page = new PageLogic(options)
  await page.open(query)
  await answered()
  await page.close()
  return page.data
}

/** Data by which a page decides and that nobody reads. */
const unread = /(url|key|id|kind|level|value|code|check|who|reach|channel|track|reason)$/i

/** What is wrong with what would be drawn, beside what is drawn for values that are known. */
function flawsIn(data: unknown, known: unknown, place = ''): string[] {
  if (typeof data === 'string') {
    const isFlawed = /undefined|NaN|\[object/.test(data) || (data.includes(unheardOf) && !unread.test(place))
    return isFlawed && data !== known ? [`${place}: ${data}`] : []
  }
  if (data === undefined) {
    return typeof known === 'string' && known !== '' ? [`${place}: nothing instead of ${known}`] : []
  }
  return typeof data !== 'object' || data === null
    ? []
    : Object.entries(data).flatMap(([name, value]) =>
        flawsIn(value, (known as Data | undefined)?.[name], `${place}.${name}`),
      )
}

async function flawsAt(options: PageOptions, known: Data, strange: Place): Promise<string[]> {
  rejections.length = 0
  try {
    const data = await openWith(options, strange)
    const thrown = rejections.map((reason) => (reason as Error).stack ?? '')
    return [...flawsIn(data, known), ...thrown]
  } catch (error) {
    return [(error as Error).stack ?? '']
  }
}

let places = 0

/** Those at which a new value is no break of the contract. */
function strangePlaces(method: string): Set<string> {
  const choices = choicesIn(methods[method]?.output ?? { is: 'null' })
  return new Set(choices.filter(({ end }) => isOpenEnd(`${method} 输出${end}`)).map(({ place }) => place))
}

test.each(paths)('%s stands whatever a newer server says', async (path) => {
  jest.resetModules()
  phone = installPhone()
  const options = await loadPageOptions(path)
  const known = await openWith(options)
  const asked = new Set(phone.sent.map(({ method }) => method))
  const flaws: string[] = []
  for (const method of asked) {
    for (const place of strangePlaces(method)) {
      places += 1
      const found = await flawsAt(options, known, { method, place })
      flaws.push(...found.map((flaw) => `${method}${place} → ${flaw}`))
    }
  }
  expect(flaws).toEqual([])
})

test('that was no walk past empty pages', () => {
  expect(places).toBeGreaterThan(300)
})
