import type { Input, Method, Output } from '../../../cloudfunctions/contract/contract'
import type { Reply } from '../../../cloudfunctions/contract/reply'
import type { Emulator } from '../../emulator'

let calls = 0

/** What somebody does on a phone that no journey looks at. */
export async function callAs<M extends Method>(
  { address }: Emulator,
  openid: string,
  method: M,
  input: Input<M>,
): Promise<Output<M>> {
  calls += 1
  const response = await fetch(`${address}/functions/api`, {
    method: 'POST',
    headers: { 'x-openid': openid },
    body: JSON.stringify({ method, input, requestId: `journey-${Date.now()}-${calls}` }),
  })
  const reply = (await response.json()) as Reply<M>
  if (!reply.ok) {
    throw new Error(`${method}: ${JSON.stringify(reply.error)}`)
  }
  return reply.data
}

/** Moves the clock of the town; a phone reads it when it is opened. */
export async function setClock({ address }: Emulator, now: string): Promise<void> {
  await fetch(`${address}/clock`, { method: 'POST', body: JSON.stringify({ now }) })
}
