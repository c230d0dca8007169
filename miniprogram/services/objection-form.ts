/** As typed, with the name of the deed that may have arrived already. */
export const emptyObjection = { name: '', text: '', signs: 'named', requestId: '' }

export type ObjectionForm = typeof emptyObjection

export const noObjectionProblems = { name: '', text: '' }

export const signChoices = [
  { value: 'named', text: '署名' },
  { value: 'anonymous', text: '匿名' },
]

export function objectionProblems(
  { name, text }: ObjectionForm,
  names: readonly string[],
): { name: string; text: string } {
  return {
    name: names.includes(name) ? '' : '请选是关于谁的。',
    text: text.trim() ? '' : '请写几句，好去核实。',
  }
}

/** Who will know, said before it is sent. */
export function signWords(signs: string): string {
  return signs === 'anonymous'
    ? '谁都看不到是您提的，答复照样能在红榜上看。'
    : '只有办理的干部和监督员看得到是您提的，不会告诉当事人。'
}
