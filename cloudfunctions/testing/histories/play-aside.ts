import { spawn } from 'node:child_process'

/** Runs a bundle in a process of its own; it ends with code 1 when something does not hold, and otherwise with 0. */
export async function playAside(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
  hear: (text: string) => void = () => {},
): Promise<{ holds: boolean; output: string }> {
  const child = spawn(process.execPath, [file], { env: { ...process.env, ...environment } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      hear(text)
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0 && code !== 1) {
    throw new Error(`the histories ended with ${code}: ${output}`)
  }
  return { holds: code === 0, output }
}
