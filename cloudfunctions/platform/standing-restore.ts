import { collection } from './database'

/**
 * A backup is being put into this environment (`npm run restore` leaves this document until everything is there). What is
 * not there yet must not be taken for missing: timed work would found it anew, or remove what belongs to it.
 */
export async function isBeingRestored(): Promise<boolean> {
  return (await collection('deployments').findById('restore', ['_id'])) !== undefined
}
