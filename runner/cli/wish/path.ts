// The name before the = of --param: `order.seats`, `headers[0].key`; items of lists count from 0.
import type { Path } from '../../text/index.ts'

/** The steps of a name, or undefined when it is not written like one. */
export function readPath(text: string): Path | undefined {
  if (!/^[^.[\]]+(\[\d{1,6}\]|\.[^.[\]]+)*$/.test(text)) return undefined
  const steps = text.match(/\[\d+\]|[^.[\]]+/g) ?? []
  return steps.map((step) => (step.startsWith('[') ? Number(step.slice(1, -1)) : step))
}

/** The name with `[]` in place of every index, as descriptions of parameters write it. */
export function withoutIndexes(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? '[]' : index === 0 ? step : `.${step}`))
    .join('')
}
