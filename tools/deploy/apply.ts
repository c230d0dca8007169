import type CloudBase from '@cloudbase/manager-node'
import { type FunctionCalls, functionCalls } from '../cloud/function-calls'
import { Refusal } from '../cloud/refusal'
import { inWords } from '../cloud/vendor-errors'
import { descriptionOf } from './code'
import type { Foreign, Step } from './plan'
import { CLOSED } from './plan-collections'
import { sayable } from './plan-functions'
import type { ActualFunction, Index } from './state'

export interface Target {
  manager: CloudBase
  envId: string
  /** As they stood when the plan was made: what a removal has to leave in place is read here. */
  functions: readonly ActualFunction[]
}

/** Carries out one step. A step that was carried out already, or half, may be carried out again. */
export async function applyStep(target: Target, step: Step): Promise<void> {
  const { manager, envId } = target
  const calls = functionCalls(manager, envId)
  switch (step.kind) {
    case 'createCollection':
      await createCollection(manager, step.collection)
      await close(manager, step.collection)
      return step.indexes.length === 0 ? undefined : changeIndexes(manager, step.collection, step.indexes, [])
    case 'closeCollection':
      return close(manager, step.collection)
    case 'createIndex':
      return changeIndexes(manager, step.collection, [step.index], [])
    case 'replaceIndex':
      return changeIndexes(manager, step.collection, [step.index], step.drops)
    case 'setFunctionRules':
      await manager.permission.modifyResourcePermission({
        resourceType: 'function',
        permission: 'CUSTOM',
        securityRule: JSON.stringify(step.rules),
      })
      return
    case 'setStorageRule':
      await manager.storage.setStorageAcl('CUSTOM', step.rule)
      return
    case 'createFunction': {
      const { wanted } = step
      const description = descriptionOf(wanted.codeHash)
      return calls.create(wanted.name, wanted, sayable(wanted.variables), description, wanted.zip())
    }
    case 'updateCode': {
      const { name, handler, codeHash, zip } = step.wanted
      return calls.updateCode(name, handler, descriptionOf(codeHash), zip())
    }
    case 'configure':
      return calls.configure(step.wanted.name, step.wanted, step.variables)
    case 'createTimer':
      return calls.createTimer(step.function, step.timer)
    case 'replaceTimer':
      await calls.removeTimer(step.function, step.timer.name)
      return calls.createTimer(step.function, step.timer)
    case 'remove':
      return remove(target, calls, step.foreign)
  }
}

/** Somebody else, or the call before whose answer was lost, may have been quicker. */
async function createCollection(manager: CloudBase, name: string): Promise<void> {
  try {
    await manager.database.createCollection(name)
  } catch (error) {
    const { Exists } = await manager.database.checkCollectionExists(name)
    if (!Exists) {
      throw error
    }
  }
}

async function close(manager: CloudBase, collection: string): Promise<void> {
  await manager.permission.modifyResourcePermission({
    resourceType: 'collection',
    resource: collection,
    permission: CLOSED,
  })
}

async function changeIndexes(
  manager: CloudBase,
  collection: string,
  made: readonly Index[],
  dropped: readonly string[],
): Promise<void> {
  try {
    await manager.database.updateCollection(collection, {
      CreateIndexes: made.map(({ name, keys, isUnique }) => ({
        IndexName: name,
        MgoKeySchema: {
          MgoIndexKeys: keys.map(({ path, direction }) => ({ Name: path, Direction: direction })),
          MgoIsUnique: isUnique,
        },
      })),
      ...(dropped.length > 0 && { DropIndexes: dropped.map((IndexName) => ({ IndexName })) }),
    })
  } catch (error) {
    if (!made.some(({ isUnique }) => isUnique)) {
      throw error
    }
    const fields = made.flatMap(({ keys }) => keys.map(({ path }) => path)).join('、')
    throw new Refusal(
      `集合 ${collection} 的唯一索引（${fields}）没有建成。多半是已有重复的值：请先查出重复的记录并处理，再运行\n` +
        inWords(error),
    )
  }
}

async function remove({ manager, functions }: Target, calls: FunctionCalls, { kind, name }: Foreign) {
  const dot = name.indexOf('.')
  const [outer, inner] = [name.slice(0, dot), name.slice(dot + 1)]
  switch (kind) {
    case 'index':
      await manager.database.updateCollection(outer, { DropIndexes: [{ IndexName: inner }] })
      return
    case 'timer':
      return calls.removeTimer(outer, inner)
    case 'function':
      return calls.remove(name)
    case 'variable': {
      const standing = functions.find((one) => one.name === outer)
      if (!standing) {
        throw new Refusal(`没有函数 ${outer}`)
      }
      const { [inner]: _, ...left } = standing.variables
      return calls.configure(outer, standing, left)
    }
    case 'collection':
      throw new Refusal(`集合 ${name} 连同数据请在云开发控制台删除`)
  }
}
