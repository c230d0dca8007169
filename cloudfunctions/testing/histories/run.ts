import { NOW } from '../documents'
import { history } from './calls'
import { play } from './play'
import { runHistories } from './run-histories'

void runHistories({ what: 'histories', now: NOW, history, play })
