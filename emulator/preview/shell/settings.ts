export type NetworkMode = 'good' | 'slow' | 'offline' | 'lost'

/** What the bar beside the phone decides; kept over reloads, and overruled by the address for tests. */
export interface Settings {
  openid: string
  scale: number
  network: NetworkMode
}

/** An openid that no roster entry is bound to. */
export const visitor = 'visitor'

const prefix = 'preview:'
const networks: readonly NetworkMode[] = ['good', 'slow', 'offline', 'lost']

function choose(name: keyof Settings): string | null {
  return new URLSearchParams(location.search).get(name) ?? localStorage.getItem(prefix + name)
}

function read(): Settings {
  const network = choose('network') as NetworkMode | null
  return {
    openid: choose('openid') || visitor,
    scale: Number(choose('scale')) || 1,
    network: network !== null && networks.includes(network) ? network : 'good',
  }
}

export const settings: Readonly<Settings> = read()

/** Remembers a choice; the address no longer overrules it. */
export function remember<K extends keyof Settings>(name: K, value: Settings[K]): void {
  localStorage.setItem(prefix + name, String(value))
  const search = new URLSearchParams(location.search)
  search.delete(name)
  history.replaceState(history.state, '', `${location.pathname}?${search}${location.hash}`)
  Object.assign(settings, { [name]: value })
}
