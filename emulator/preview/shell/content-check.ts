import { reportError } from './errors'

interface Directions {
  text: string
  pictures: string
  delay: number
}

/** How WeChat's check of texts and pictures is to behave, for everybody on this machine; read when it is opened. */
export function prepareContentCheck(): void {
  const section = document.getElementById('check') as HTMLDetailsElement
  const controls = {
    text: document.getElementById('check-text') as HTMLSelectElement,
    pictures: document.getElementById('check-pictures') as HTMLSelectElement,
    delay: document.getElementById('check-delay') as HTMLSelectElement,
  }
  const show = ({ text, pictures, delay }: Directions) => {
    controls.text.value = text
    controls.pictures.value = pictures
    controls.delay.value = String(delay)
  }
  section.addEventListener('toggle', () => {
    if (section.open) {
      void exchange().then(show, reportError)
    }
  })
  for (const [name, control] of Object.entries(controls)) {
    control.addEventListener('change', () => {
      const value = name === 'delay' ? Number(control.value) : control.value
      void exchange({ [name]: value }).then(show, reportError)
    })
  }
}

async function exchange(change?: Partial<Directions>): Promise<Directions> {
  const request = change && { method: 'POST', body: JSON.stringify(change) }
  const response = await fetch('/wechat/content', request)
  if (!response.ok) {
    throw new Error(`内容检查没有改成：${response.status}`)
  }
  return (await response.json()) as Directions
}
