// Parameters of modules that nothing reads: a field the user fills in for nothing.
import { ImlError, type Node, nodesIn } from '../../iml/index.ts'
import type { App, Component, Document, Module } from '../../spec/index.ts'
import { variableOf } from '../expressions/names.ts'
import { type Found, found } from '../found.ts'
import { type DeclaredField, fieldsIn } from '../look/declared-fields.ts'
import { type CheckedFile, filesOf } from '../look/files.ts'
import { textsIn } from '../look/texts.ts'
import { addressesIn } from './addresses.ts'

/** One hint per field that no expression reads, neither of the module nor of an RPC it asks. */
export function unusedParameters(app: App): readonly Found[] {
  const files = filesOf(app)
  const reads = new Map<Document, Reading>()
  const readingOf = (document: Document): Reading => {
    const reading = reads.get(document) ?? parametersRead(document)
    reads.set(document, reading)
    return reading
  }
  return [...app.modules.values()].flatMap((module) => {
    const own = files.filter(({ component }) => component === module)
    const documents = [
      ...documentsOf(app, module),
      ...own.flatMap(addressesIn).flatMap(({ rpc }) => documentsOf(app, app.rpcs.get(rpc ?? ''))),
    ]
    const readings = documents.map(readingOf)
    if (readings.some(({ all }) => all)) return []
    return own.filter(isForm).flatMap((file) =>
      fieldsIn(file.document.value)
        .filter(({ name }) => !readings.some(({ names }) => names.has(name)))
        .map((field) => unused(field, module, file)),
    )
  })
}

const isForm = ({ key }: CheckedFile): boolean => key === 'staticParams' || key === 'mappableParams'

function unused({ name, path }: DeclaredField, module: Module, { document }: CheckedFile): Found {
  const at = document.spanOf([...path, 'name'])
  const message = `Nothing reads the parameter "${name}" of ${module.name}.`
  return found(
    'reference/unused-parameter',
    at,
    message,
    `use {{parameters.${name}}}, or remove it`,
  )
}

/** Where the expressions of a component stand, those of base included. */
function documentsOf(app: App, component: Component | undefined): readonly Document[] {
  if (!component) return []
  const { code } = component
  const webhook = app.webhooks.get((component as Module).webhook ?? '')
  const own = [code.get('communication'), code.get('epoch'), app.base]
  const hooked = webhook ? [...webhook.code.values()] : []
  return [...own, ...hooked].filter((document) => document !== undefined)
}

interface Reading {
  readonly names: ReadonlySet<string>
  /** True when the parameters are read as a whole, or by a computed name. */
  readonly all: boolean
}

function parametersRead(document: Document): Reading {
  const names = new Set<string>()
  let all = false
  for (const { text } of textsIn(document.value)) {
    if (!text.includes('parameters')) continue
    const nodes = nodesOf(text)
    // nobody knows what a malformed text was meant to read
    if (!nodes) all = true
    for (const node of nodes ?? []) {
      if (variableOf(node)?.name !== 'parameters') continue
      const step = node.kind === 'path' ? node.steps[0] : undefined
      if (step?.kind === 'member') names.add(step.name)
      else if (step?.index?.kind === 'literal') names.add(String(step.index.value))
      else all = true
    }
  }
  return { names, all }
}

/** The nodes of a text; undefined for a malformed one, which is told elsewhere. */
function nodesOf(text: string): readonly Node[] | undefined {
  try {
    return nodesIn(text)
  } catch (error) {
    if (error instanceof ImlError) return undefined
    throw error
  }
}
