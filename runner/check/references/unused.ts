// Parameters of modules and webhooks that nothing reads: a field the user fills in for nothing.
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
    const reading = reads.get(document) ?? namesRead(document, OF_MODULES)
    reads.set(document, reading)
    return reading
  }
  const ofModules = [...app.modules.values()].flatMap((module) => {
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
  return [...ofModules, ...unusedOfWebhooks(app)]
}

/** How an expression names the parameters of its module; and of its webhook, in all that knows it. */
const OF_MODULES = ['parameters']
const OF_WEBHOOKS = ['parameters', 'data', 'webhook']

/** Hints about webhooks; whatever an RPC reads of a webhook counts, as any of its dialogs may ask it. */
function unusedOfWebhooks(app: App): Found[] {
  return [...app.webhooks.values()].flatMap((webhook) => {
    const fields = fieldsIn(webhook.code.get('params')?.value)
    if (fields.length === 0) return []
    const modules = [...app.modules.values()].filter((one) => one.webhook === webhook.name)
    const readers = [webhook, ...modules, ...app.rpcs.values()]
    const documents = readers
      .flatMap(({ code }) => [...code])
      .flatMap(([key, document]) => (PARAMETERS.has(key) ? [] : [document]))
    const readings = [...documents, ...(app.base ? [app.base] : [])].map((document) =>
      namesRead(document, OF_WEBHOOKS),
    )
    if (readings.some(({ all }) => all)) return []
    const file = { document: webhook.code.get('params') as Document }
    return fields
      .filter(({ name }) => !readings.some(({ names }) => names.has(name)))
      .map((field) => unused(field, webhook, file))
  })
}

/** Files that declare and read nothing. */
const PARAMETERS = new Set(['params', 'interface', 'samples', 'scope'])

const isForm = ({ key }: CheckedFile): boolean => key === 'staticParams' || key === 'mappableParams'

function unused(
  { name, path }: DeclaredField,
  component: Component,
  { document }: Pick<CheckedFile, 'document'>,
): Found {
  const at = document.spanOf([...path, 'name'])
  const message = `Nothing reads the parameter "${name}" of ${component.name}.`
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

function namesRead(document: Document, variables: readonly string[]): Reading {
  const names = new Set<string>()
  let all = false
  for (const { text } of textsIn(document.value)) {
    if (!variables.some((variable) => text.includes(variable))) continue
    const nodes = nodesOf(text)
    // nobody knows what a malformed text was meant to read
    if (!nodes) all = true
    for (const node of nodes ?? []) {
      if (!variables.includes(variableOf(node)?.name ?? '')) continue
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
