import { dirname } from 'node:path'
import { runCommand } from '../cloud/run-command'
import { say } from '../say'
import { releaseContract } from './release-contract'

const root = dirname(dirname(__dirname))

void runCommand(async () => say(releaseContract(root, process.argv.slice(2))))
