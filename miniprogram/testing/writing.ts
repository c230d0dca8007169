import type { Input } from '../../cloudfunctions/contract/contract'
import { anEditablePost } from './desk-samples'
import type { Phone } from './phone'
import { openPage, type Screen, sees } from './render-page'

export const noSources = { tasks: [], needs: [], months: [], festivals: [] }

/** The page on which news is written, once its form is there. */
export async function openWriting(query: Record<string, string> = {}): Promise<Screen> {
  const screen = openPage('workbench/post-edit/post-edit', query)
  await sees(screen, '退出也不会丢')
  return screen
}

export function write(screen: Screen, title: string, text: string): void {
  screen.type('.title', title)
  screen.send('.blocks', 'type', { key: 'b1', value: text })
}

/** The cloud takes what is saved, and what is handed in. */
export function takesPosts(phone: Phone): void {
  phone.answer('post.save', (input: Input<'post.save'>) =>
    anEditablePost({ postId: 'p-9', version: (input.version ?? 0) + 1, title: input.content.title }),
  )
  phone.answer('post.submit', anEditablePost({ postId: 'p-9', version: 5 }))
}
