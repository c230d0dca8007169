import { existsSync } from 'node:fs'
import path from 'node:path'
import { type BuildFailure, build, type Plugin } from 'esbuild'
import type { ComponentGraph } from './component-graph'
import { CompileFailure } from './problem'
import type { SourceTree } from './source-tree'

export interface BundleParts {
  graph: ComponentGraph
  /** The compiled templates, as a JavaScript expression. */
  templates: string
  scopes: Record<string, string>
}

/** Bundles the shell, the templates and every page, component and app script into one file; returns its inputs. */
export async function bundle(source: SourceTree, parts: BundleParts, outfile: string): Promise<string[]> {
  try {
    const { metafile } = await build({
      stdin: { contents: entry(source, parts), resolveDir: __dirname, loader: 'js' },
      bundle: true,
      outfile,
      format: 'iife',
      charset: 'utf8',
      sourcemap: 'linked',
      metafile: true,
      logLevel: 'silent',
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"development"' },
      plugins: [kitPackages(source)],
    })
    return Object.keys(metafile.inputs)
      .filter((input) => input !== '<stdin>')
      .map((input) => path.resolve(input))
  } catch (error) {
    const { errors = [] } = error as Partial<BuildFailure>
    if (errors.length === 0) {
      throw error
    }
    throw new CompileFailure(
      errors.map(({ location, text }) => ({
        file: location === null ? 'app' : path.relative(source.root, path.resolve(location.file)),
        line: location?.line ?? 1,
        message: text,
      })),
    )
  }
}

function entry(source: SourceTree, { graph, templates, scopes }: BundleParts): string {
  const components = [...graph.components.values()].map(({ id, isPage, config, using }) => [
    id,
    {
      isPage,
      scope: scopes[id],
      config: {
        ...config,
        component: isPage ? config.component : true,
        usingComponents: Object.fromEntries(
          Object.entries(using).map(([tag, target]) => [tag, `/${target}`]),
        ),
      },
    },
  ])
  const scripts = ['app', ...graph.components.keys()].map((id) => {
    const script = source.script(id)
    return `${JSON.stringify(id)}: () => require(${JSON.stringify(script)})`
  })
  const manifest = {
    app: graph.app,
    pages: graph.pages,
    components: Object.fromEntries(components),
  }
  return [
    `import { boot } from ${JSON.stringify(path.join(__dirname, '../shell/boot.ts'))}`,
    `boot(${JSON.stringify(manifest)}, ${templates}, {${scripts.join(',\n')}})`,
  ].join('\n')
}

/** Kits carry the packages they need inside their own distribution, under miniprogram_npm. */
function kitPackages(source: SourceTree): Plugin {
  const endings = ['.js', '/index.js', '']
  const firstFile = (base: string) => endings.map((ending) => base + ending).find((file) => existsSync(file))
  return {
    name: 'kit-packages',
    setup(builder) {
      builder.onResolve({ filter: /^[@\w]/ }, ({ path: specifier, importer }) => {
        const inside = /^(.*[\\/]miniprogram_dist)[\\/]/.exec(importer)?.[1]
        const nested = inside && firstFile(path.join(inside, 'miniprogram_npm', specifier))
        if (nested) {
          return { path: nested }
        }
        const shipped = source.locate(`miniprogram_npm/${specifier}`)
        const found = shipped.includes('miniprogram_dist') ? firstFile(shipped) : undefined
        return found === undefined ? undefined : { path: found }
      })
    },
  }
}
