import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { bundle } from './bundle'
import { readComponentGraph } from './component-graph'
import { CompileFailure, type Problem } from './problem'
import { SourceTree } from './source-tree'
import { compileStyles } from './styles'
import { compileTemplates } from './templates'

export interface Compilation {
  components: number
  /** Absolute paths of every file that went in. */
  inputs: string[]
}

/** Writes `app.js` and `app.css` to the output folder, or throws CompileFailure with every problem found. */
export async function compile(miniprogram: string, output: string): Promise<Compilation> {
  const source = new SourceTree(path.resolve(miniprogram))
  const problems: Problem[] = []
  const graph = readComponentGraph(source, problems)
  if (source.script('app') === null) {
    problems.push({ file: 'app.ts', line: 1, message: '文件不存在' })
  }
  const templates = compileTemplates(source, graph, problems)
  const styles = compileStyles(source, graph, problems)
  if (problems.length > 0) {
    throw new CompileFailure(problems)
  }
  await mkdir(output, { recursive: true })
  await writeFile(path.join(output, 'app.css'), styles.css)
  const scripts = await bundle(
    source,
    { graph, templates, scopes: styles.scopes },
    path.join(output, 'app.js'),
  )
  return { components: graph.components.size, inputs: [...new Set([...source.inputs, ...scripts])] }
}
