import { startHistories } from '../histories/start-histories'
import { faults } from './faults'

/** `npm run histories:month`, also with `-- faults`. */
void startHistories(__dirname, faults, 1_000)
