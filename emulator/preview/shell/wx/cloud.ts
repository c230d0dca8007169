import { settings } from '../settings'
import { send } from './network'
import { WxFailure, wxCall } from './outcome'

interface CallFunction {
  name: string
  data?: object
}

let isReady = false

/** Cloud functions of the emulator, called as the person chosen in the bar. */
export const cloud = {
  init(): void {
    isReady = true
  },
  callFunction: wxCall<CallFunction>('cloud.callFunction', async ({ name, data }) => {
    if (!isReady) {
      throw new WxFailure("Cloud API isn't enabled, please call wx.cloud.init first", -1)
    }
    const response = await post(name, data ?? {})
    const text = await response.text()
    if (!response.ok) {
      throw new WxFailure(
        `cloud.callFunction:fail Error: errCode: -504002 functions execute fail | errMsg: ${text}`,
        -504002,
      )
    }
    return { result: text === '' ? null : JSON.parse(text), requestID: crypto.randomUUID() }
  }),
}

async function post(name: string, data: object): Promise<Response> {
  try {
    return await send(`/functions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-openid': settings.openid },
      body: JSON.stringify(data),
    })
  } catch (error) {
    throw new WxFailure(
      `cloud.callFunction:fail Error: errCode: -1 | errMsg: request:fail ${(error as Error).message}`,
      -1,
    )
  }
}
