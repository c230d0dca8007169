import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..')
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const scripts = Object.keys((JSON.parse(text('package.json')) as { scripts: object }).scripts)

/** As GitHub makes it of a heading: small letters, no signs, a dash for a space. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-')

const handbooks = ['docs/书记手册.md', 'docs/部署.md'].filter((path) => existsSync(join(root, path)))

describe.each(handbooks)('%s', (path) => {
  const content = text(path)

  test('shows pictures that are there, each small enough for a slow network, each in words too', () => {
    const pictures = [...content.matchAll(/<img src="([^"]+)"[^>]*?(?:alt="([^"]*)")?>/g)]
    for (const [, source = '', words = ''] of pictures) {
      expect([source, statSync(join(root, 'docs', source)).size < 40_000, words.length > 1]).toEqual([
        source,
        true,
        true,
      ])
    }
  })

  test('leads to places that are there', () => {
    const headings = new Set(
      [...content.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)),
    )
    for (const [, target = ''] of content.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const isThere = target.startsWith('#')
        ? headings.has(target.slice(1))
        : existsSync(join(root, 'docs', target.replace(/#.*$/, '')))
      expect([target, isThere]).toEqual([target, true])
    }
  })

  test('names only commands that there are', () => {
    for (const [, command = ''] of content.matchAll(/npm run ([\w:]+)/g)) {
      expect(scripts).toContain(command)
    }
  })
})

test('the handbook of secretaries says for each job what to do when it went wrong or that somebody asks', () => {
  const jobs = text('docs/书记手册.md').split(/^### /m).slice(1)
  expect(jobs.length).toBeGreaterThan(15)
  for (const job of jobs) {
    expect(job).toMatch(/<img/)
  }
})
