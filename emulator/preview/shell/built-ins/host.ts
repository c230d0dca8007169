/** What a built-in tag sees of the framework: its element, its properties and a way to speak to the page. */
export interface Host {
  element: HTMLElement
  /** Current values, typed by the defaults in built-in-tags.ts. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the table of defaults is the type; templates may pass anything
  props: Record<string, any>
  emit(event: string, detail: object): void
  /** Changes a property from within, which `model:` bindings follow. */
  set(props: Record<string, unknown>): void
}

export interface Behaviour {
  /** Called once for every property after attaching, then whenever one changes. */
  update?(property: string): void
  detach?(): void
}

export type BuiltIn = (host: Host) => Behaviour
