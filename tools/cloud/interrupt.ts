import { say } from '../say'
import { Refusal } from './refusal'

/** After Ctrl-C the answer throws: to be asked between steps, so that what is begun is finished. A second one ends at once. */
export function stopOnInterrupt(): () => void {
  let isStopping = false
  process.once('SIGINT', () => {
    isStopping = true
    say('做完这一步就停…')
  })
  return () => {
    if (isStopping) {
      throw new Refusal('已经停下。再运行一次会接着做完')
    }
  }
}
