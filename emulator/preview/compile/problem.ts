/** One thing that keeps the mini-program from running, and where to mend it. */
export interface Problem {
  /** Path inside the mini-program, or inside miniprogram_npm. */
  file: string
  /** Counted from 1. */
  line: number
  message: string
}

export class CompileFailure extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'))
    this.name = 'CompileFailure'
  }
}

export function describeProblem(problem: Problem): string {
  return `${problem.file}:${problem.line} ${problem.message}`
}

export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
  }
  return line
}
