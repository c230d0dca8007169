import type { template } from 'glass-easel'
import type { AppConfig, ComponentConfig } from '../compile/component-graph'

/** What the compiler hands to the shell. */
export interface Manifest {
  app: AppConfig
  pages: string[]
  components: Record<string, { isPage: boolean; scope: string; config: ComponentConfig }>
}

/** Generators by template path, as the template compiler writes them. */
export type Templates = NonNullable<template.ComponentTemplate['groupList']>

/** Runs a script when called: `app`, and every page and component by its id. */
export type Scripts = Record<string, () => unknown>
