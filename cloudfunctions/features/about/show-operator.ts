import type { About } from '../../contract/about'

/** From the function's own variables. No operation besides the look-up of the caller. */
export async function showOperator(): Promise<About> {
  return {
    operator: variable('OPERATOR'),
    phone: variable('OPERATOR_PHONE'),
    recordNumber: variable('RECORD_NUMBER'),
    // The bundler puts it in (tools/build-functions.ts).
    version: process.env.APP_VERSION ?? '',
  }
}

function variable(name: string): string {
  return process.env[name]?.trim() ?? ''
}
