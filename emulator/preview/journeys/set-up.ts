import { join } from 'node:path'
import { compileIfChanged } from '../compile/reuse'

const root = join(__dirname, '..', '..', '..')

/** Compiled once before journeys run side by side: two towns would write the same files at one moment. */
export default async function setUp(): Promise<void> {
  await compileIfChanged(join(root, 'miniprogram'), join(root, '.preview'))
}
