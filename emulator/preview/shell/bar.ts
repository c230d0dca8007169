import { prepareContentCheck } from './content-check'
import { reportError } from './errors'
import { prepareSentMessages } from './sent-messages'
import { type NetworkMode, remember, settings, visitor } from './settings'
import { create } from './viewport'
import { changeNetwork } from './wx/network'
import { forgetEverything } from './wx/storage'

interface Identity {
  openid: string
  name: string
  role: string
  org: string
}

const control = <T extends HTMLElement>(id: string) => document.getElementById(id) as T

/** Wires the controls beside the phone. */
export async function prepareBar(): Promise<void> {
  const who = control<HTMLSelectElement>('who')
  const free = control<HTMLInputElement>('openid')
  const scale = control<HTMLSelectElement>('scale')
  const network = control<HTMLSelectElement>('network')
  scale.value = String(settings.scale)
  network.value = settings.network
  free.value = settings.openid
  scale.addEventListener('change', () => {
    remember('scale', Number(scale.value))
    location.reload()
  })
  network.addEventListener('change', () => {
    remember('network', network.value as NetworkMode)
    changeNetwork()
  })
  who.addEventListener('change', () => become(who.value))
  control('openid-form').addEventListener('submit', (event) => {
    event.preventDefault()
    become(free.value.trim() || visitor)
  })
  control('reset').addEventListener('click', () => void resetDemo())
  control('bar-toggle').addEventListener('click', () => {
    const isOpen = document.body.classList.toggle('bar-open')
    control('bar-toggle').ariaExpanded = String(isOpen)
  })
  prepareContentCheck()
  prepareSentMessages(
    (openid) => [...who.options].find(({ value }) => value === openid)?.text.split(' · ')[0] ?? openid,
  )
  await listIdentities(who)
}

/** Everybody has a phone of their own: the app starts anew at its first page. */
function become(openid: string): void {
  remember('openid', openid)
  history.replaceState(null, '', location.pathname + location.search)
  location.reload()
}

async function listIdentities(who: HTMLSelectElement): Promise<void> {
  const add = (parent: HTMLElement, openid: string, text: string) => {
    create('option', '', parent, text).value = openid
  }
  add(who, visitor, '访客（未绑定）')
  const response = await fetch('/identities').catch(() => null)
  const identities = response?.ok ? ((await response.json()) as Identity[]) : []
  const groups = new Map<string, HTMLOptGroupElement>()
  for (const { openid, name, role, org } of identities) {
    const group = groups.get(role) ?? create('optgroup', '', who)
    group.label = role
    groups.set(role, group)
    add(group, openid, `${name} · ${org}`)
  }
  if (![...who.options].some((option) => option.value === settings.openid)) {
    add(who, settings.openid, settings.openid)
  }
  who.value = settings.openid
}

async function resetDemo(): Promise<void> {
  if (!window.confirm('重置后，演示数据和每部手机上保存的内容都会回到开始的样子。要重置吗？')) {
    return
  }
  const response = await fetch('/reset', { method: 'POST' }).catch(() => null)
  if (!response?.ok) {
    reportError(new Error(`没有重置成功：${response?.status ?? '服务没有应答'}`))
    return
  }
  forgetEverything()
  location.reload()
}
