import type { Output } from '../../contract/contract'
import { templates } from '../../platform/wechat'

/** Ids for WeChat's question; without any nobody is asked. No operation besides the look-up of the caller. */
export async function listTemplates(): Promise<Output<'message.templates'>> {
  const { offer, shift, need } = templates()
  return { offer: offer?.id, shift: shift?.id, need: need?.id }
}
