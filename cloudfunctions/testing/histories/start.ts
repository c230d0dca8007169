import { faults } from './faults'
import { startHistories } from './start-histories'

/** `npm run histories`, also with `-- faults`. */
void startHistories(__dirname, faults, 2_000)
