// Items of a bundle as pills: what they are called, what they hold, and how an expression writes them.
import { isRecord, own, type Path } from '../text/index.ts'

/** An item that can be put into an expression. */
export interface Item {
  /** As an expression writes it: `1.company.name`. */
  readonly written: string
  readonly label: string
  readonly depth: number
  readonly sample: unknown
}

const PLAIN = /^[A-Za-z_$][\w$]*$/

/** A path as an expression writes it; lists are read at their first item, as Make puts them in. */
export function writtenPath(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      const name = index === 0 || PLAIN.test(step) ? step : `\`${step}\``
      return index === 0 ? name : `.${name}`
    })
    .join('')
}

/** The members of an interface, which is a list of parameters. */
function declared(list: unknown, name: string): unknown {
  return Array.isArray(list) ? list.find((one) => own(one, 'name') === name) : undefined
}

function labelOf(parameter: unknown, name: string): string {
  const label = own(parameter, 'label')
  return typeof label === 'string' && label !== '' ? label : name
}

/** What lies inside a declared member: the members of a collection, those of the items of a list. */
function inside(parameter: unknown): unknown {
  const spec = own(parameter, 'spec')
  return isRecord(spec) && Array.isArray(own(spec, 'spec')) ? own(spec, 'spec') : spec
}

/** The labels that lead to a member of an output, as far as its interface declares them. */
export function labelsOf(output: unknown, path: Path): readonly string[] {
  let list = output
  const labels: string[] = []
  for (const step of path) {
    if (typeof step === 'number') {
      labels.push(`[${step}]`)
      continue
    }
    const parameter = declared(list, step)
    labels.push(labelOf(parameter, step))
    list = inside(parameter)
  }
  return labels
}

/** Levels that are listed; deeper members are typed. */
const DEEPEST = 5

/** Every item of a bundle, members behind their collection. */
export function itemsOf(bundle: unknown, output: unknown): readonly Item[] {
  const found: Item[] = []
  const walk = (value: unknown, path: Path, depth: number): void => {
    if (depth > DEEPEST || !isRecord(value)) return
    for (const [name, sample] of Object.entries(value)) {
      const here = [...path, name]
      const label = labelsOf(output, here.slice(1)).at(-1) ?? name
      found.push({ written: writtenPath(here), label, depth, sample })
      const first: unknown = Array.isArray(sample) ? sample[0] : sample
      walk(first, Array.isArray(sample) ? [...here, 1] : here, depth + 1)
    }
  }
  walk(bundle, ['1'], 0)
  return found
}

/** What a pill says: `1. Company: Name`; what is no item of the module is said as it is written. */
export function pillOf(written: string, output: unknown): string {
  const steps = written.match(/`[^`]*`|\[\d*\]|[^.[\]`]+/g) ?? []
  const [number, ...rest] = steps
  if (!number || !/^\d+$/.test(number) || rest.length === 0) return written
  const path = rest.map((step) => {
    if (step.startsWith('[')) return Number(step.slice(1, -1) || 1)
    return step.startsWith('`') ? step.slice(1, -1) : step
  })
  const labels: string[] = []
  for (const label of labelsOf(output, path)) {
    if (label.startsWith('[')) labels.push(`${labels.pop() ?? ''}${label}`)
    else labels.push(label)
  }
  return `${number}. ${labels.join(': ')}`
}
