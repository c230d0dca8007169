import type { BuildOptions } from 'esbuild'

/**
 * What runs on this machine again and again, as one file: a process that transpiles first would take longer for that
 * than for its work. Packages with native code stay outside, so it must stand where Node finds them: below `dist/`.
 */
export const nodeProgram = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['classic-level', 'libsql', 'sharp'],
  logLevel: 'error',
} satisfies BuildOptions
