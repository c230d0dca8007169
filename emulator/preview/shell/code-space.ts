import { type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { registerField } from './built-ins/form-fields'
import { registerBuiltIns } from './built-ins/register'
import { reportError } from './errors'
import type { Manifest, Scripts, Templates } from './manifest'

/** A definition as pages and components write it; the adapter checks the rest. */
interface Definition {
  behaviors?: unknown[]
  options?: { styleIsolation?: string; addGlobalClass?: boolean }
}

type Define = (definition: Definition) => unknown

/** WeChat's definition functions, which page scripts find as globals. */
interface DefinitionGlobals {
  Page: Define
  Component: Define
  Behavior: Define
}

const globals = globalThis as unknown as DefinitionGlobals

export interface AppSpace {
  env: MiniProgramEnv
  space: CodeSpace
}

/** Registers styles and templates, then runs every script, each knowing which component it defines. */
export function loadComponents(manifest: Manifest, templates: Templates, scripts: Scripts): AppSpace {
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  writePlainIds(space)
  registerBuiltIns(env.getGlobalCodeSpace(), space)
  for (const [id, { config, scope }] of Object.entries(manifest.components)) {
    space.addComponentStaticConfig(id, config as Parameters<CodeSpace['addComponentStaticConfig']>[1])
    space.addStyleSheet(id, undefined, scope || undefined)
    const content = templates[id]
    if (content !== undefined) {
      space.addCompiledTemplate(id, { groupList: templates, content, fallbackListenerOnNativeNode: true })
    }
  }
  const formField = defineFormField(space)
  const normalise = (definition: Definition) => resolveBehaviors(definition, formField)
  space.componentEnv('', ({ Behavior }) => {
    globals.Behavior = (definition) => (Behavior as Define)(normalise(definition))
  })
  for (const id of Object.keys(manifest.components)) {
    runScript(manifest, space, id, scripts[id] as () => unknown, normalise)
  }
  return { env, space }
}

function runScript(
  manifest: Manifest,
  space: CodeSpace,
  id: string,
  run: () => unknown,
  normalise: (definition: Definition) => Definition,
): void {
  let isDefined = false
  const once = (define: Define) => (definition: Definition) => {
    if (isDefined) {
      throw new Error(`${id} 定义了两次：它的脚本又引入了别的页面或组件的脚本`)
    }
    isDefined = true
    applyStyleOptions(manifest, space, id, definition)
    return define(normalise(definition))
  }
  space.componentEnv(id, ({ Page, Component }) => {
    globals.Page = once(Page as Define)
    globals.Component = once(Component as Define)
    try {
      run()
    } catch (error) {
      reportError(error)
    }
    if (!isDefined) {
      reportError(new Error(`${id} 的脚本没有调用 Page 或 Component`))
    }
  })
}

/** WeChat takes style options from the script as well as from the json; the adapter reads the json only. */
function applyStyleOptions(manifest: Manifest, space: CodeSpace, id: string, { options }: Definition): void {
  const config = manifest.components[id]?.config
  const isolation = options?.styleIsolation ?? (options?.addGlobalClass ? 'apply-shared' : undefined)
  if (isolation === undefined || config?.styleIsolation === isolation || config?.addGlobalClass) {
    return
  }
  if (isolation !== 'apply-shared' && isolation !== 'isolated') {
    throw new Error(`${id}：styleIsolation "${isolation}" 请写在 json 里`)
  }
  space.addComponentStaticConfig(id, { ...config, styleIsolation: isolation } as Parameters<
    CodeSpace['addComponentStaticConfig']
  >[1])
}

/** Behaviours named by a string are WeChat's own; only the form field has a meaning here. */
function resolveBehaviors(definition: Definition, formField: unknown): Definition {
  if (!Array.isArray(definition.behaviors)) {
    return definition
  }
  const behaviors = definition.behaviors
    .map((behavior) => (behavior === 'wx://form-field' ? formField : behavior))
    .filter((behavior) => typeof behavior === 'object')
  return Object.defineProperty(definition, 'behaviors', {
    value: behaviors,
    writable: true,
    enumerable: true,
    configurable: true,
  })
}

interface FieldComponent {
  data: { name?: string; value?: unknown }
  _$: { getBackendElement(): unknown }
}

/** A component that takes part in a form, as `wx://form-field` promises. */
function defineFormField(space: CodeSpace): unknown {
  return space.componentEnv('', ({ Behavior }) =>
    Behavior({
      properties: { name: String, value: { type: null } },
      lifetimes: {
        attached(this: FieldComponent) {
          const element = this._$.getBackendElement() as HTMLElement | null
          if (element !== null) {
            registerField(element, {
              name: () => String(this.data.name ?? ''),
              value: () => this.data.value,
              reset: () => undefined,
            })
          }
        },
      },
    } as unknown as Parameters<typeof Behavior>[0]),
  )
}

/** Ids reach the DOM as they were written, so that labels, tests and `scroll-into-view` find them. */
function writePlainIds(space: CodeSpace): void {
  const internals = space as unknown as {
    prepareComponentOptions(
      ...args: unknown[]
    ): [{ idPrefixGenerator?: unknown; writeIdToDOM?: boolean }, unknown]
  }
  const prepare = internals.prepareComponentOptions
  internals.prepareComponentOptions = function (...args) {
    const prepared = prepare.apply(this, args)
    delete prepared[0].idPrefixGenerator
    prepared[0].writeIdToDOM = true
    return prepared
  }
}
