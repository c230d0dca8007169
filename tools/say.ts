/** A line for the person who ran the command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
