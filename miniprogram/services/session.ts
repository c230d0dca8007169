import { type Reading, read } from './last-seen'

let known: Promise<Reading<'session.me'>> | undefined

/**
 * Who the platform says is using the phone. Asked once per opening of the app, and again after a failure or
 * when `afresh` is wished; without a network it is what the phone remembers.
 */
export function readMe(options: { afresh?: boolean } = {}): Promise<Reading<'session.me'>> {
  if (!known || options.afresh) {
    const asked = read('session.me', {})
    known = asked
    void asked.then((reading) => {
      if (reading.state !== 'fresh' && known === asked) {
        known = undefined
      }
    })
  }
  return known
}

/** Certainly without a roster entry. While that cannot be found out, nobody is turned away here. */
export async function isVisitor(): Promise<boolean> {
  const reading = await readMe()
  return reading.state !== 'failed' && !reading.data.bound
}
