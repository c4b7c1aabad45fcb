// dryrun show: a module as a scenario builder meets it (fields, output, sample), or another component.

import { fieldsOf, webhookOf } from '../../operation/index.ts'
import { describe } from '../../parameters/index.ts'
import type { App, Component, Module, Webhook } from '../../spec/index.ts'
import { own, stringOf } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { drawFields, drawInterface, notesAmong } from '../print/fields.ts'
import { printJson } from '../print/json.ts'
import { paragraph, visible } from '../print/wrap.ts'
import { findComponent, type Named, openComponent } from '../session/open-app.ts'
import { isRefused, type Refused } from '../terminal/refusal.ts'
import type { Output, Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

/** The kinds of components that have a name, modules first: theirs are asked for most. */
const KINDS: readonly ((app: App) => ReadonlyMap<string, Component>)[] = [
  ({ modules }) => modules,
  ({ rpcs }) => rpcs,
  ({ connections }) => connections,
  ({ webhooks }) => webhooks,
  ({ functions }) => functions,
  ({ endpoints }) => endpoints,
]

export interface Wish extends Named {
  readonly json: boolean
}

export function read({ app, json }: Typed<'show'>, name: string): Wish {
  return { app, name, json }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const needed = openComponent(terminal, wish, pickNamed(wish.name), 'component')
  if (isRefused(needed)) return needed
  const { opened, component } = needed
  const { stdout } = terminal
  const shown = isModule(component)
    ? { component, webhook: webhookOf(opened.app, component) }
    : { component }
  if (wish.json) stdout.write(printJson(factsOf(shown)))
  else stdout.write(`${draw(shown, stdout).join('\n')}\n`)
  return EXIT.done
}

/** The components among which a name is looked for: those of its kind, or all for the nearest name. */
function pickNamed(written: string) {
  return (app: App): ReadonlyMap<string, Component> => {
    const kinds = KINDS.map((components) => components(app))
    const own = kinds.find(
      (components) => !isRefused(findComponent(components, written, 'component')),
    )
    return own ?? new Map(kinds.flatMap((components) => [...components]))
  }
}

/** A component and, where it listens to one, its webhook. */
interface Shown {
  readonly component: Component
  readonly webhook?: Webhook | undefined
}

function isModule(component: Component): component is Module {
  return component.kind === 'module'
}

function factsOf({ component, webhook }: Shown): unknown {
  const { kind, name, label, description, connection, code, texts } = component
  const type: unknown = own(component, 'type')
  const source = texts.get('code')
  const module = isModule(component) ? component : undefined
  return {
    kind: module ? undefined : kind,
    name,
    label,
    description,
    type,
    crud: module?.crud,
    connection: connection || undefined,
    webhook: webhook && { name: webhook.name, parameters: describe(fieldsOf(webhook)) },
    ...(source ? { code: source.text } : { parameters: describe(fieldsOf(component)) }),
    interface: module && (code.get('interface')?.value ?? []),
    sample: module && (code.get('samples')?.value ?? null),
  }
}

function draw({ component, webhook }: Shown, output: Output): string[] {
  const { paint, width } = output
  const { label, description, texts } = component
  const hookFields = describe(webhook ? fieldsOf(webhook) : [])
  const source = texts.get('code')
  return [
    paint.strong(visible(label)),
    ...paragraph(headingOf(component, webhook), 0, width),
    ...(description === '' ? [] : paragraph(visible(description), 0, width)),
    '',
    ...(hookFields.length > 0
      ? [paint.strong('Webhook'), ...drawFields(hookFields, output), '']
      : []),
    ...(source
      ? source.text
          .trimEnd()
          .split('\n')
          .map((line) => `  ${visible(line)}`)
      : drawInput(component, output)),
    ...(isModule(component) ? drawOutput(component, output) : []),
  ]
}

function headingOf(component: Component, webhook: Webhook | undefined): string {
  const { kind, name, connection } = component
  const type = stringOf(own(component, 'type') ?? kind)
  const crud = isModule(component) && component.crud ? ` (${component.crud})` : ''
  const facts = [name, isModule(component) || type === kind ? type + crud : `${kind} (${type})`]
  if (connection) facts.push(`connection ${connection}`)
  if (webhook) facts.push(`webhook ${webhook.name}`)
  return visible(facts.join(', '))
}

function drawInput(component: Component, output: Output): string[] {
  const fields = describe(fieldsOf(component))
  return [
    output.paint.strong('Input'),
    ...drawFields(fields, output),
    ...(fields.length === 0 ? ['  nothing to fill in'] : []),
    ...notesAmong(fieldsOf(component)).flatMap((note) =>
      paragraph(visible(`Note: ${note}`), 2, output.width),
    ),
  ]
}

function drawOutput({ code }: Module, output: Output): string[] {
  const outputs = describe(code.get('interface')?.value)
  const sample = code.get('samples')?.value
  const { paint } = output
  return [
    '',
    paint.strong('Output'),
    ...drawInterface(outputs, output),
    ...(outputs.length === 0 ? ['  an empty bundle'] : []),
    ...(sample === undefined ? [] : ['', paint.strong('Sample'), ...drawSample(sample)]),
  ]
}

function drawSample(sample: unknown): string[] {
  return printJson(sample)
    .trimEnd()
    .split('\n')
    .map((line) => `  ${visible(line)}`)
}
