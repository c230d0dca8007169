/** The phone's name for one deed. Every repetition of the deed carries it, so the cloud carries it out once. */
export function newRequestId(): string {
  const random = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')
  return `${Date.now().toString(36)}-${random()}${random()}`
}
