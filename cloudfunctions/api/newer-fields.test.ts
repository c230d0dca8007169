import { contract, type Method, type WriteMethod } from '../contract/contract'
import { app } from '../platform/cloud-app'
import { collections } from '../platform/collections'
import { type Person, people, smallCounty } from '../testing/county'
import { NOW } from '../testing/documents'
import { type Inputs, places, validInputs } from '../testing/valid-inputs'
import { openWorld, requestId, type World } from '../testing/world'

/**
 * While functions are deployed, instances of two versions write the same documents. Here this version meets documents
 * with fields of the next one, and whatever it does, they must still be there.
 */
const field = 'fromTheFuture'

let world: World
let inputs: Inputs

type Document = Record<string, unknown> & { _id: string }

beforeAll(async () => {
  world = await openWorld(NOW, planted())
  inputs = validInputs(world)
})

afterAll(() => world.close())

function planted(): Record<string, readonly { _id: string }[]> {
  return Object.fromEntries(
    Object.entries(smallCounty(NOW)).map(([name, documents]) => [
      name,
      documents.map((document) => ({ ...withField(document as Document), [field]: 'kept' })),
    ]),
  )
}

/** Also in each element of its lists. */
function withField(document: Document): Document {
  const entries = Object.entries(document).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((one) => (isObject(one) ? { ...one, [field]: 'kept' } : one)) : value,
  ])
  return Object.fromEntries(entries)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

async function stored(): Promise<Map<string, Document>> {
  const all = await Promise.all(
    collections.map(async ({ name }) => {
      const { data } = await app.database().collection(name).limit(1_000).get()
      return (data as Document[]).map((document): [string, Document] => [`${name}/${document._id}`, document])
    }),
  )
  return new Map(all.flat())
}

const idOf = ({ id, _id, objectionId, commitment, memberId, at }: Record<string, unknown>) =>
  String(id ?? _id ?? objectionId ?? commitment ?? memberId ?? at)

/** What a write has lost: fields of documents that are still there, and of list elements that still are. */
function lostIn(before: ReadonlyMap<string, Document>, after: ReadonlyMap<string, Document>): string[] {
  return [...before].flatMap(([key, was]) => {
    const now = after.get(key)
    if (!now || was[field] === undefined) {
      return []
    }
    const lists = Object.entries(was).flatMap(([name, value]) => {
      const there = now[name]
      if (!Array.isArray(value) || !Array.isArray(there)) {
        return []
      }
      const kept = new Set(value.filter((one) => isObject(one) && one[field] === 'kept').map(idOf))
      return there
        .filter((one) => isObject(one) && kept.has(idOf(one)) && one[field] !== 'kept')
        .map((one) => `${key}.${name} ${idOf(one)}`)
    })
    return now[field] === 'kept' ? lists : [key, ...lists]
  })
}

const writes = (Object.keys(contract) as Method[]).filter(
  (method): method is WriteMethod => contract[method].kind === 'write',
)

/** Somebody of whom there is something to change first. */
const order = ['member', 'branchSecretary', ...(Object.keys(people) as Person[])] as const

/** The first who may. */
async function carryOut(method: WriteMethod): Promise<boolean> {
  for (const person of order) {
    const prepare = inputs[method] as (place: object, person: Person) => unknown
    const input = await prepare(places.own, person)
    if ((await world.as(people[person]).reply(method, input, requestId())).ok) {
      return true
    }
  }
  return false
}

const done: string[] = []

test.each(writes)('%s leaves the fields of a newer version where they are', async (method) => {
  await world.database.clear()
  await world.database.load(planted())
  const before = await stored()
  if (await carryOut(method)) {
    done.push(method)
  }
  expect(lostIn(before, await stored())).toEqual([])
})

test('nearly every write was carried out', () => {
  expect(writes.filter((method) => !done.includes(method))).toEqual([])
})
