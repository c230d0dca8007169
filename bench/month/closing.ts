import chunk from 'lodash/chunk'
import { sdkEnvironment } from '../../emulator/functions/sdk-environment'
import type { Size } from '../../emulator/seed/county'
import { type Child, startChild } from '../child'
import { type Figure, figureOf, type Row } from '../measure'
import { county, town } from './county'
import type { Closed, Closing, Memory } from './function'
import { measureQueries } from './queries'
import type { Opened, Taken } from './store'

const TOWN_ROUNDS = 12
/** Branches measured together: one town's worth of noise, not one branch's. */
const TOGETHER = 30
/** After so many of them the process that closes is killed amid the next. */
const KILLED_AFTER = 10
const KILLED_AMID = 13

const MEGABYTE = 1_000_000

/** In a process of its own, with room for a county. */
export function startPart(name: 'peers' | 'store'): Child {
  return startChild(name, ['--max-old-space-size=12000'])
}

async function openStore(size: Size): Promise<Opened & { store: Child }> {
  const store = startPart('store')
  return { store, ...(await store.ask<Opened>('open', size)) }
}

/** As the cloud starts one, but for the compiler: no call yet, the code loaded. */
async function openFunction(url: string): Promise<Child> {
  const child = startChild('function', ['--expose-gc'], sdkEnvironment(url))
  await child.ask('load')
  return child
}

/** A few branches, again and again: what one costs in a small place. */
export async function closeTown(): Promise<{ branch: Figure; memory: Figure }> {
  const { store, url, closings } = await openStore(town)
  const child = await openFunction(url)
  const branches: number[] = []
  for (let round = 0; round < TOWN_ROUNDS; round += 1) {
    if (round > 0) {
      await store.ask('again')
      await child.ask('forget')
    }
    await child.ask('open')
    branches.push((await closeSome(child, store, closings)).processor / closings.length)
  }
  const memory = await child.ask<Memory>('memory')
  await child.kill()
  await store.kill()
  // The first rounds are the compiler's.
  return { branch: figureOf(branches.slice(TOWN_ROUNDS / 2)), memory: megabytes(memory.resident) }
}

/** Every branch of the county, by two processes: the first is killed on the way. */
export async function closeCounty(peers: Child): Promise<ClosedCounty> {
  const { store, url, closings } = await openStore(county)
  const first = await openFunction(url)
  await store.ask('take')
  const opened = (await first.ask<number>('open')) + (await store.ask<Taken>('take')).milliseconds
  const parts = chunk(closings, TOGETHER)
  const closed: Part[] = []
  for (const part of parts.slice(0, KILLED_AFTER)) {
    closed.push(await closeSome(first, store, part))
  }
  const memories = [await first.ask<Memory>('memory')]
  await killAmid(first, parts[KILLED_AFTER] ?? [])
  const second = await openFunction(url)
  await second.ask('close', parts[KILLED_AFTER])
  const steps = await measureSteps(second, store, parts[KILLED_AFTER + 1] ?? [])
  for (const part of parts.slice(KILLED_AFTER + 2)) {
    closed.push(await closeSome(second, store, part))
  }
  memories.push(await second.ask<Memory>('memory'))
  const checked = await second.ask<Checked>(
    'check',
    closings.map(({ branchId }) => branchId),
  )
  refuseWrong(checked, closings.length)
  const queries = await measureQueries(second, store, peers)
  await second.kill()
  await store.kill()
  return { ...accountOf(opened, closed, closings.length), steps, memory: worst(memories), checked, queries }
}

export interface ClosedCounty {
  /** Milliseconds of the processor for the county, from the branches that were measured together. */
  opened: number
  ofFunction: number
  ofStore: number
  measured: number
  branch: Figure
  operations: number
  /** Milliseconds by the clock on the wall. */
  wall: { fix: Figure; publish: Figure }
  steps: Step[]
  memory: Memory
  checked: Checked
  queries: Row[]
}

function accountOf(opened: number, parts: readonly Part[], branches: number) {
  const sum = (pick: (part: Part) => number) => parts.reduce((total, part) => total + pick(part), 0)
  const measured = sum((part) => part.branches)
  const all = branches / measured
  return {
    opened,
    ofFunction: sum((part) => part.ofFunction) * all,
    ofStore: sum((part) => part.ofStore) * all,
    measured,
    branch: figureOf(parts.map((part) => part.processor / part.branches)),
    operations: Math.round(sum((part) => part.operations) / measured),
    wall: {
      fix: figureOf(parts.flatMap(({ fix }) => fix)),
      publish: figureOf(parts.flatMap(({ publish }) => publish)),
    },
  }
}

function worst(memories: readonly Memory[]): Memory {
  return {
    resident: Math.max(...memories.map(({ resident }) => resident)),
    heap: Math.max(...memories.map(({ heap }) => heap)),
  }
}

interface Part {
  branches: number
  processor: number
  ofFunction: number
  ofStore: number
  operations: number
  fix: number[]
  publish: number[]
}

async function closeSome(child: Child, store: Child, closings: readonly Closing[]): Promise<Part> {
  await store.ask('take')
  const { processor: ofFunction, fix, publish } = await child.ask<Closed>('close', closings)
  const { milliseconds: ofStore, operations } = await store.ask<Taken>('take')
  const processor = ofFunction + ofStore
  return {
    branches: closings.length,
    processor,
    ofFunction,
    ofStore,
    operations: operations.length,
    fix,
    publish,
  }
}

/** The process dies while a branch is being closed. */
async function killAmid(child: Child, closings: readonly Closing[]): Promise<void> {
  let done = 0
  const amid = new Promise<void>((resolve) => {
    child.onNote(() => {
      done += 1
      if (done === KILLED_AMID) {
        setTimeout(resolve, 40)
      }
    })
  })
  const dying = child.ask('close', closings).catch(() => {})
  await amid
  await child.kill()
  await dying
}

export const stepWords = {
  readTable: '看表',
  fix: '定稿',
  readAfterNotice: '公示后看表',
  publish: '发布',
} as const

export interface Step {
  words: string
  figure: Figure
  reads: number
  writes: number
}

/** What each step of a branch costs. */
async function measureSteps(child: Child, store: Child, closings: readonly Closing[]): Promise<Step[]> {
  const names = Object.keys(stepWords) as (keyof typeof stepWords)[]
  const measured = names.map((name) => ({ words: stepWords[name], all: [] as number[], reads: 0, writes: 0 }))
  for (const closing of closings) {
    for (const [index, step] of measured.entries()) {
      await store.ask('take')
      const [ofFunction = Number.NaN] = await child.ask<number[]>(names[index] ?? '', closing)
      const { operations, milliseconds } = await store.ask<Taken>('take')
      const reads = operations.filter((one) => /getDocument|calculateDocument/.test(one)).length
      step.all.push(ofFunction + milliseconds)
      step.reads = Math.max(step.reads, reads)
      step.writes = Math.max(step.writes, operations.length - reads)
    }
  }
  return measured.map(({ all, ...step }) => ({ ...step, figure: figureOf(all) }))
}

export interface Checked {
  lists: number
  names: number
  rows: number
  told: number
  open: number
}

function refuseWrong({ lists, names, rows, told, open }: Checked, branches: number): void {
  if (lists !== branches || rows !== names || told !== names || open > 0) {
    throw new Error(`closed wrongly: ${JSON.stringify({ lists, names, rows, told, open })}`)
  }
}

export const megabytes = (bytes: number): Figure => figureOf([bytes / MEGABYTE], 'MB')
