import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { type Asset, readAsset } from './assets'
import { CompileFailure, describeProblem, type Problem } from './compile/problem'
import { compileIfChanged } from './compile/reuse'
import { problemPage } from './problem-page'
import { ReloadEvents } from './reload-events'
import { watchFolder } from './watch'

export interface PreviewOptions {
  /** Folder of the mini-program's source. */
  miniprogram: string
  /** Folder for what the compiler writes. */
  output: string
  log(line: string): void
  /** Compile again whenever a source file is saved. */
  watch: boolean
}

export interface Preview {
  /** Answers a request if it is one of the preview's; false leaves it to somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  close(): Promise<void>
}

/** Compiles the mini-program for the browser and keeps it up to date while its sources change. */
export async function openPreview(options: PreviewOptions): Promise<Preview> {
  const miniprogram = path.resolve(options.miniprogram)
  const output = path.resolve(options.output)
  const events = new ReloadEvents()
  let problems: readonly Problem[] = []

  /** Says whether the browser has something new to show. */
  const build = async (): Promise<boolean> => {
    const started = performance.now()
    try {
      const { components, isReused } = await compileIfChanged(miniprogram, output)
      const isHealed = problems.length > 0
      problems = []
      const milliseconds = Math.round(performance.now() - started)
      options.log(
        `preview: ${components} pages and components ${isReused ? 'unchanged' : 'compiled'}, ${milliseconds} ms`,
      )
      return !isReused || isHealed
    } catch (error) {
      problems = problemsOf(error)
      for (const problem of problems) {
        options.log(`preview: ${describeProblem(problem)}`)
      }
      return true
    }
  }
  const rebuild = async () => {
    if (await build()) {
      events.reload()
    }
  }
  await build()
  const stopWatching = options.watch ? watchFolder(miniprogram, rebuild) : async () => undefined

  return {
    async handle(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://preview')
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return false
      }
      if (pathname === '/preview/events') {
        events.add(response)
        return true
      }
      if (problems.length > 0 && (pathname === '/' || pathname === '/index.html')) {
        send(response, { type: 'text/html; charset=utf-8', content: Buffer.from(problemPage(problems)) })
        return true
      }
      const asset = await readAsset(pathname, miniprogram, output)
      if (asset === null) {
        return false
      }
      send(response, asset)
      return true
    },
    async close() {
      await stopWatching()
      events.close()
    },
  }
}

function send(response: ServerResponse, { type, content }: Asset): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content)
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof CompileFailure) {
    return error.problems
  }
  return [{ file: 'emulator/preview', line: 1, message: (error as Error).stack ?? String(error) }]
}
