import { glue } from './format'
import { read } from './last-seen'
import { readMe } from './session'

/** `我的 10月：17 分`, for party members; for everybody else nothing, and nothing is asked. */
export async function readPrivateBar(month: string): Promise<string> {
  const me = await readMe()
  if (me.state === 'failed' || !me.data.bound || me.data.kind === 'villager') {
    return ''
  }
  const reading = await read('passbook.mine', { month })
  return reading.state === 'failed'
    ? ''
    : `我的${glue}${Number(month.slice(5))}月：${reading.data.score}${glue}分`
}
