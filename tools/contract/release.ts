import { contract } from '../../cloudfunctions/contract/contract'
import { errorDetails } from '../../cloudfunctions/contract/errors'
import { type Shape, shapeOf } from './shape'

/** The contract as it was when phones got it: what the next one is compared with. */
export interface Release {
  version: number
  methods: Readonly<Record<string, ReleasedMethod>>
  errors: Readonly<Record<string, Shape>>
}

interface ReleasedMethod {
  kind: 'read' | 'write'
  input: Shape
  output: Shape
}

export function describeContract(version: number): Release {
  const methods = Object.entries(contract).map(([name, { kind, input, output }]) => [
    name,
    { kind, input: shapeOf(input), output: shapeOf(output) },
  ])
  const errors = Object.entries(errorDetails).map(([code, schema]) => [code, shapeOf(schema)])
  return { version, methods: Object.fromEntries(methods), errors: Object.fromEntries(errors) }
}
