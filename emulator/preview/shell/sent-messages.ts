import { create } from './viewport'

interface SentMessage {
  at: number
  openid: string
  page: string
  values: { keyword: string; value: string }[]
}

/** How often the list is looked at while it is open, in milliseconds. */
const LOOK = 3_000

/** What would have arrived in WeChat, newest first; looked for while the list is open. */
export function prepareSentMessages(nameOf: (openid: string) => string): void {
  const section = document.getElementById('sent') as HTMLDetailsElement
  const list = document.getElementById('sent-list') as HTMLElement
  const look = async () => {
    const response = await fetch('/wechat/sent').catch(() => null)
    const sent = response?.ok ? ((await response.json()) as SentMessage[]) : []
    list.replaceChildren()
    for (const message of [...sent].reverse()) {
      drawMessage(list, message, nameOf(message.openid))
    }
    if (sent.length === 0) {
      create('p', '', list, '还没有。有人点过“通知我”，到时候才发。')
    }
  }
  let timer: ReturnType<typeof setInterval> | undefined
  section.addEventListener('toggle', () => {
    clearInterval(timer)
    if (section.open) {
      void look()
      timer = setInterval(look, LOOK)
    }
  })
}

function drawMessage(list: HTMLElement, { page, values }: SentMessage, name: string): void {
  const item = create('article', '', list)
  create('strong', '', item, `发给${name}`)
  for (const { value } of values) {
    create('div', '', item, value)
  }
  const link = create('a', '', item, '点开这条')
  link.setAttribute('href', `#/${page}`)
}
