import { WireError } from '../wire-error'

// Codes and sentences as the vendor's own tests assert them (TencentCloudBase/node-sdk, test/database/unit/transaction.test.ts).

const CHECK = 'Please check your request, but if the problem persists, contact us.'

export function transactionConflict(): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CHECK}`,
  )
}

/** It never existed, has ended, or took longer than 30 seconds: the vendor makes no difference. */
export function transactionNotExist(): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${CHECK}`,
  )
}

export function tooManyTransactions(limit: number): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `not supported by the local database: more than ${limit} open transactions`,
  )
}
