import { AppError } from '../../platform/app-error'
import { eraseDeedWords } from './deed-store'
import { withoutWords } from './passbook-rules'
import { findAllPassbooks, findPassbook, rewriteEntries } from './passbook-store'

/** Each round lost means an entry came in between. */
const ROUNDS = 8

/**
 * When somebody deletes their data: the words of their deeds go, in the passbook as well, and no picture is referred to
 * any more; days, codes and figures stay under the id alone, so that every sum still holds.
 */
export async function forgetDeeds(memberId: string): Promise<void> {
  await eraseDeedWords(memberId)
  const passbooks = await findAllPassbooks(memberId)
  await Promise.all(passbooks.map(({ _id }) => forgetWordsIn(_id)))
}

async function forgetWordsIn(passbookId: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const passbook = await findPassbook(passbookId)
    if (!passbook || (await rewriteEntries(passbook, withoutWords(passbook.entries)))) {
      return
    }
  }
  throw new AppError('BUSY')
}
