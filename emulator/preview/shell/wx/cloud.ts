import { settings } from '../settings'
import { bytesAt } from './files'
import { send } from './network'
import { type Callbacks, WxFailure, wxCall } from './outcome'

interface CallFunction {
  name: string
  data?: object
}

interface UploadFile {
  cloudPath: string
  filePath: string
}

type Progress = (result: { progress: number }) => void

let isReady = false

function requireInit(): void {
  if (!isReady) {
    throw new WxFailure("Cloud API isn't enabled, please call wx.cloud.init first", -1)
  }
}

/** Cloud functions of the emulator, called as the person chosen in the bar. */
export const cloud = {
  init(): void {
    isReady = true
  },
  callFunction: wxCall<CallFunction>('cloud.callFunction', async ({ name, data }) => {
    requireInit()
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
  /** Always with callbacks, as our pages do: it answers with the task, which tells how far it is. */
  uploadFile(options: UploadFile & Callbacks) {
    const listeners: Progress[] = []
    const tellProgress = (progress: number) => listeners.forEach((listener) => listener({ progress }))
    const stopped = new AbortController()
    void upload({
      ...options,
      work: { tellProgress, signal: stopped.signal },
    })
    return {
      onProgressUpdate: (listener: Progress) => void listeners.push(listener),
      abort: () => stopped.abort(),
    }
  },
}

interface Uploading extends UploadFile {
  work: { tellProgress: (progress: number) => void; signal: AbortSignal }
}

const upload = wxCall<Uploading>('cloud.uploadFile', async ({ cloudPath, filePath, work }) => {
  requireInit()
  const body = bytesAt('cloud.uploadFile', filePath) as BodyInit
  work.tellProgress(0)
  const response = await attempt('cloud.uploadFile', () =>
    send(`/storage/${cloudPath}`, {
      method: 'PUT',
      headers: { 'x-openid': settings.openid },
      body,
      signal: work.signal,
    }),
  )
  if (!response.ok) {
    throw new WxFailure(`cloud.uploadFile:fail ${response.status} ${await response.text()}`, -503003)
  }
  work.tellProgress(100)
  const { fileID } = (await response.json()) as { fileID: string }
  return { fileID, statusCode: response.status }
})

function post(name: string, data: object): Promise<Response> {
  return attempt('cloud.callFunction', () =>
    send(`/functions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-openid': settings.openid },
      body: JSON.stringify(data),
    }),
  )
}

async function attempt(call: string, request: () => Promise<Response>): Promise<Response> {
  try {
    return await request()
  } catch (error) {
    throw new WxFailure(
      `${call}:fail Error: errCode: -1 | errMsg: request:fail ${(error as Error).message}`,
      -1,
    )
  }
}
