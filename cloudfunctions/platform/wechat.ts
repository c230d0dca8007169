import type { TemplateName } from '../contract/message'
import { app } from './cloud-app'

interface PhoneAnswer {
  errcode?: number
  phone_info?: { purePhoneNumber?: string; countryCode?: string | number }
}

/**
 * The number behind the code that WeChat's own button gave the phone (`phonenumber.getPhoneNumber`): the code
 * works once, within five minutes, and costs the town ¥0.03. `undefined`: WeChat gave none. Not yet run against
 * the real service.
 */
export async function phoneNumberOf(code: string): Promise<string | undefined> {
  const { result } = await app.callWxOpenApi({
    apiName: 'phonenumber.getPhoneNumber',
    requestData: { code },
  })
  const { errcode, phone_info: phone } = (result ?? {}) as PhoneAnswer
  return errcode === 0 && Number(phone?.countryCode) === 86 ? phone?.purePhoneNumber : undefined
}

/** A template of the town: its id, and the names its three keywords have there. */
export interface Template {
  id: string
  title: string
  time: string
  note: string
}

const variables: Record<TemplateName, string> = {
  offer: 'TEMPLATE_OFFER',
  shift: 'TEMPLATE_SHIFT',
  need: 'TEMPLATE_NEED',
}

/**
 * The templates this town has taken from WeChat's list, each as `<id> <keyword> <keyword> <keyword>` for title, time
 * and note (`thing1 time2 thing3` when left out): which numbers the keywords get, WeChat decides.
 */
export function templates(): Partial<Record<TemplateName, Template>> {
  const found: Partial<Record<TemplateName, Template>> = {}
  for (const name of Object.keys(variables) as TemplateName[]) {
    const [id, title = 'thing1', time = 'time2', note = 'thing3'] = (process.env[variables[name]] ?? '')
      .split(/\s+/)
      .filter(Boolean)
    // A variable that deployment found nowhere arrives as its own placeholder, «{{env.…}}».
    if (id && /^[\w-]+$/.test(id)) {
      found[name] = { id, title, time, note }
    }
  }
  return found
}

/** The person takes no more of this template. */
const REFUSED = 43_101

interface Card {
  title: string
  time: string
  note: string
}

/**
 * Sends one card to one person (`subscribeMessage.send`); answers WeChat's code when it is not sent. Not yet run
 * against the real service.
 */
export async function sendCard(
  openid: string,
  template: Template,
  card: Card,
  page: string,
): Promise<'sent' | 'refused' | { code: string }> {
  const { result } = await app.callWxOpenApi({
    apiName: 'subscribeMessage.send',
    requestData: {
      touser: openid,
      template_id: template.id,
      page,
      miniprogram_state: 'formal',
      lang: 'zh_CN',
      data: {
        [template.title]: { value: card.title },
        [template.time]: { value: card.time },
        [template.note]: { value: card.note },
      },
    },
  })
  const { errcode } = (result ?? {}) as { errcode?: number }
  if (errcode === 0) {
    return 'sent'
  }
  return errcode === REFUSED ? 'refused' : { code: String(errcode ?? 'none') }
}
