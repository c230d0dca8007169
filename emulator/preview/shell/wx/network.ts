import { settings } from '../settings'

interface NetworkStatus {
  isConnected: boolean
  networkType: 'wifi' | '2g' | 'none'
}

type Listener = (status: NetworkStatus) => void

const listeners = new Set<Listener>()
const slowDelay = 1500

/** What the phone would say about its connection; a lost reply looks like a good one. */
export function networkStatus(): NetworkStatus {
  if (settings.network === 'offline') {
    return { isConnected: false, networkType: 'none' }
  }
  return { isConnected: true, networkType: settings.network === 'slow' ? '2g' : 'wifi' }
}

export function onNetworkStatusChange(listener: Listener): void {
  listeners.add(listener)
}

export function offNetworkStatusChange(listener?: Listener): void {
  if (listener === undefined) {
    listeners.clear()
  } else {
    listeners.delete(listener)
  }
}

export function changeNetwork(): void {
  for (const listener of listeners) {
    listener(networkStatus())
  }
}

/** Sends a request over the chosen network; throws as `fetch` does when there is none. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  if (settings.network === 'offline') {
    throw new TypeError('net::ERR_INTERNET_DISCONNECTED')
  }
  if (settings.network === 'slow') {
    await new Promise((resolve) => setTimeout(resolve, slowDelay))
  }
  const response = await fetch(url, init)
  if (settings.network === 'lost') {
    await response.text()
    throw new TypeError('net::ERR_CONNECTION_RESET')
  }
  return response
}
