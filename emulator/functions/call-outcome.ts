export type CallOutcome = { reply: string } | { failure: FunctionFailure }

export interface FunctionFailure {
  code: 'FUNCTION_NOT_FOUND' | 'FUNCTION_FAILED' | 'FUNCTION_TIMEOUT'
  message: string
}
