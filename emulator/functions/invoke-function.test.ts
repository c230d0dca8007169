import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { createClock } from '../clock'
import { type Database, openDatabase } from '../database/database'
import { listen } from '../database/http'
import { openMemoryStorage } from '../database/memory-storage'
import { type Functions, openFunctions } from './functions'
import { functionsIn } from './installed-function'
import { withInvocations } from './invoke-function'

/** What the tests' functions are; each becomes a bundle with the SDK inside, as in the cloud. */
const sources = {
  caller: `
    import cloudbase from '@cloudbase/node-sdk'
    const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true })
    export async function main(call) {
      try {
        const { result, requestId } = await app.callFunction(call)
        return { result, hasRequestId: typeof requestId === 'string' }
      } catch ({ code, message }) {
        return { code, message }
      }
    }`,
  callee: `
    export async function main(event, context) {
      const { WX_OPENID, TCB_ENV } = JSON.parse(context.environment)
      return { event, openid: WX_OPENID ?? null, environment: TCB_ENV, name: context.function_name }
    }`,
  countdown: `
    import cloudbase from '@cloudbase/node-sdk'
    const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true })
    export async function main({ from }) {
      if (from === 0) { return [] }
      const { result } = await app.callFunction({ name: 'countdown', data: { from: from - 1 } })
      return [from, ...result]
    }`,
  broken: `export async function main() { throw new TypeError('nothing is right') }`,
  silent: `export async function main() {}`,
  endless: `export function main() { return new Promise(() => {}) }`,
}

let directory: string
let database: Database
let server: Awaited<ReturnType<typeof listen>>
let functions: Functions

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'functions-'))
  for (const [name, contents] of Object.entries(sources)) {
    buildSync({
      stdin: { contents, resolveDir: __dirname },
      outfile: join(directory, name, 'index.js'),
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    })
  }
  database = await openDatabase({ storage: openMemoryStorage(), collections: [], now: Date.now })
  functions = openFunctions(options())
  server = await listen(withInvocations(database, functions))
})
afterAll(async () => {
  await functions.close()
  await server.close()
  await database.close()
  rmSync(directory, { recursive: true })
})

function options() {
  return { find: functionsIn(directory), databaseUrl: () => server.url, clock: createClock(), log: () => {} }
}

/** What the function `caller`, called by somebody with an openid, gets from `callFunction`. */
async function callFrom(call: object): Promise<Record<string, unknown>> {
  const outcome = await functions.call('caller', call, 'openid-of-a-phone')
  return JSON.parse((outcome as { reply: string }).reply)
}

test('a function calls another, which gets its data and answers', async () => {
  expect(await callFrom({ name: 'callee', data: { n: 1, list: [null, '村'] } })).toMatchObject({
    result: { event: { n: 1, list: [null, '村'] }, name: 'callee', environment: 'local-env' },
    hasRequestId: true,
  })
})

test('the context of the one that is called has no openid', async () => {
  expect(await callFrom({ name: 'callee', data: {} })).toMatchObject({ result: { openid: null } })
})

test('without data it gets an empty event, and without a reply the caller gets null', async () => {
  expect(await callFrom({ name: 'callee' })).toMatchObject({ result: { event: {} } })
  expect(await callFrom({ name: 'silent' })).toMatchObject({ result: null })
})

test('a function may call itself', async () => {
  const outcome = await functions.call('countdown', { from: 4 }, undefined)
  expect(outcome).toEqual({ reply: '[4,3,2,1]' })
})

test.each(['nowhere', '../callee', '__proto__'])('%s, which does not exist, is an error', async (name) => {
  expect(await callFrom({ name })).toEqual({
    code: 'FUNCTION_NOT_FOUND',
    message: expect.stringContaining(`FunctionName parameter could not be found: ${name}`),
  })
})

test('an error of the one that is called is one of the caller, without its stack', async () => {
  expect(await callFrom({ name: 'broken' })).toEqual({
    code: 'FUNCTIONS_EXECUTE_FAIL',
    message: expect.stringMatching(/^TypeError: nothing is right[^\n]*$/),
  })
})

test('one that does not answer is ended', async () => {
  const impatient = openFunctions({
    ...options(),
    find: functionsIn(directory, {}, { timeout: 0.5, memorySize: 256 }),
  })
  const call = { action: 'functions.invokeFunction', function_name: 'endless', request_data: '' }
  expect(await withInvocations(database, impatient).handle(call)).toMatchObject({
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  })
  await impatient.close()
})

test('only the latest version exists', async () => {
  expect(await callFrom({ name: 'callee', qualifier: '$LATEST' })).toMatchObject({ hasRequestId: true })
  expect(await callFrom({ name: 'callee', qualifier: '3' })).toMatchObject({
    code: 'FUNCTION_QUALIFIER_NOT_FOUND',
  })
})

test.each([
  ['no name', { request_data: '{}' }, 'INVALID_PARAM'],
  ['a name that is no text', { function_name: 1, request_data: '{}' }, 'INVALID_PARAM'],
  ['data that is no JSON', { function_name: 'callee', request_data: '{' }, 'FUNCTION_PARAM_INVALID'],
  [
    'a field nobody knows',
    { function_name: 'callee', request_data: '', async: true },
    'DATABASE_REQUEST_FAILED',
  ],
])('a request with %s is refused', async (_name, fields, code) => {
  const reply = await withInvocations(database, functions).handle({
    action: 'functions.invokeFunction',
    ...fields,
  })
  expect(reply).toMatchObject({ code, requestId: expect.any(String) })
})
