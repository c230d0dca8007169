/** Runs a command as a named step, its output passed through; answers whether it ended well. */
export function runStep(title: string, command: string, args: readonly string[]): Promise<boolean>
