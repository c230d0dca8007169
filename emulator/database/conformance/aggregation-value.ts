import type { Environment } from './environment'

/** What an expression gives for each of the documents, in their order; `undefined` is missing. */
export async function valuesOf(
  environment: Environment,
  expression: unknown,
  documents: readonly object[],
): Promise<unknown[]> {
  const collection = await environment.collection(
    documents.map((document, at) => ({ _id: String(at).padStart(3, '0'), ...document })),
  )
  const { data } = await collection
    .aggregate()
    .sort({ _id: 1 })
    .project({ value: expression })
    .limit(1_000)
    .end()
  return data.map((one: { value?: unknown }) => one.value)
}

/** The same for one document. */
export async function valueOf(
  environment: Environment,
  expression: unknown,
  document: object = {},
): Promise<unknown> {
  const [value] = await valuesOf(environment, expression, [document])
  return value
}
