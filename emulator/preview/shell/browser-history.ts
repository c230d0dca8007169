import { currentPages, navigateBack, reLaunch } from './page-stack'

interface Entry {
  /** How many pages lay below this one. */
  depth: number
}

const hashOf = (url: string) => `#/${url}`
let work: Promise<void> = Promise.resolve()
/** A step back of our own is under way; its popstate is not the person's. */
let expected: (() => void) | undefined

/** Lets the browser's back button leave a page, and a reload come back to it. */
export function followHistory(): void {
  window.addEventListener('popstate', ({ state }) => {
    if (expected !== undefined) {
      expected()
      return
    }
    const entry = state as Entry | null
    if (entry === null) {
      reLaunch(location.hash.slice(1))
      return
    }
    const delta = currentPages().length - 1 - entry.depth
    if (delta > 0) {
      navigateBack(delta)
    }
    syncHistory()
  })
}

/** Brings the browser's entries in line with the page stack, one change after another. */
export function syncHistory(): void {
  work = work.then(async () => {
    const wanted = currentPages().map((page) => hashOf(page.url))
    const depth = (history.state as Entry | null)?.depth ?? 0
    const target = wanted.length - 1
    if (depth > target) {
      await stepBack(depth - target)
    }
    if (depth >= target) {
      history.replaceState({ depth: target } satisfies Entry, '', wanted[target])
      return
    }
    for (let next = depth + 1; next <= target; next += 1) {
      history.pushState({ depth: next } satisfies Entry, '', wanted[next])
    }
  })
}

/** Where to begin: the page named in the address, or the entry page. */
export function startUrl(home: string): string {
  return location.hash.startsWith('#/') ? location.hash.slice(1) : `/${home}`
}

function stepBack(count: number): Promise<void> {
  return new Promise((resolve) => {
    expected = () => {
      expected = undefined
      resolve()
    }
    history.go(-count)
  })
}
