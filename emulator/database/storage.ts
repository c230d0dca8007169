/** One change of a batch: the new value, or nothing for a record that goes. */
export interface RecordChange {
  readonly key: string
  readonly value: string | undefined
}

export interface StoredRecord {
  readonly key: string
  readonly value: string
}

/**
 * Where records are kept. It knows nothing of documents: it keeps strings, all of a batch or none of it.
 * The ledger (engine/ledger.ts) gives the records their sequence and checksums.
 */
export interface Storage {
  /** Where the records are, for messages to people. */
  readonly location: string
  /** Every record, in any order, in chunks of any size. */
  records(): AsyncIterable<readonly StoredRecord[]>
  /**
   * Resolves once the whole batch would survive a power cut. Called for one batch at a time, with rising sequences.
   * After a rejection the state on disk is unknown and the storage must not be used again.
   */
  commit(batch: readonly RecordChange[], sequence: number): Promise<void>
  /** The highest sequence known, independently of the records, to have been committed; 0 if nothing is known. */
  lastCommitted(): Promise<number>
  close(): Promise<void>
}

/** The store cannot be opened as it is; the message says where and what to do, in Chinese and English. */
export class UnusableStoreError extends Error {
  override readonly name = 'UnusableStoreError'
}

export function damagedStore(location: string, chinese: string, english: string): UnusableStoreError {
  return new UnusableStoreError(
    `数据目录 ${location} 已损坏：${chinese}。为免在缺失的数据上继续工作，数据库没有启动。如不再需要这些数据，请运行 npm start -- --fresh 重新开始。\n` +
      `The data in ${location} is damaged: ${english}. The database does not start on incomplete data. If the data is not needed, npm start -- --fresh starts over.`,
  )
}

export function storeInUse(location: string): UnusableStoreError {
  return new UnusableStoreError(
    `数据目录 ${location} 正被另一个进程使用。请先停止它，或用环境变量 DATA_DIR 指定别的目录。\n` +
      `The data in ${location} is in use by another process. Stop that one first, or name another directory in DATA_DIR.`,
  )
}

export function foreignStore(location: string): UnusableStoreError {
  return new UnusableStoreError(
    `${location} 里的内容不是本数据库写的，没有打开，也不会改动或删除它。请用环境变量 DATA_DIR 指定别的目录。\n` +
      `What is in ${location} was not written by this database: it is neither opened nor changed nor deleted. Name another directory in DATA_DIR.`,
  )
}

export function unwritableStore(location: string, reason: string): UnusableStoreError {
  return new UnusableStoreError(
    `数据目录 ${location} 不能写入：${reason}。请检查权限和磁盘空间，或用环境变量 DATA_DIR 指定别的目录。\n` +
      `The data in ${location} cannot be written: ${reason}. Check its permissions and the space on the disk, or name another directory in DATA_DIR.`,
  )
}

export function unreadableStore(location: string, reason: string): UnusableStoreError {
  return new UnusableStoreError(
    `数据目录 ${location} 无法打开：${reason}。如不再需要其中的数据，请运行 npm start -- --fresh 重新开始。\n` +
      `The data in ${location} cannot be opened: ${reason}. If the data is not needed, npm start -- --fresh starts over.`,
  )
}
