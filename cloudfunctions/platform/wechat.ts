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
