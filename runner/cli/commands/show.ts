// dryrun show: one module as a scenario builder meets it: its fields, its output, a sample.
import { describe } from '../../parameters/index.ts'
import { webhookOf } from '../../run/index.ts'
import type { Module, Webhook } from '../../spec/index.ts'
import { type Context, isSet, type Output } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { drawFields, drawInterface, fieldsOf, notesAmong } from '../fields.ts'
import { webhookFields } from '../inputs/hooked.ts'
import { openComponent } from '../open.ts'
import { printJson } from '../print/json.ts'
import { paragraph, visible } from '../print/wrap.ts'
import { end, isRefused } from '../refusal.ts'

export async function run(context: Context): Promise<ExitCode> {
  const needed = openComponent(context, (app) => app.modules, 'module')
  if (isRefused(needed)) return end(context, needed)
  const { opened, component: module } = needed
  const webhook = webhookOf(opened.app, module)
  const text = isSet(context, 'json')
    ? printJson(factsOf(module, webhook))
    : `${draw(module, webhook, context.stdout).join('\n')}\n`
  context.stdout.write(text)
  return EXIT.done
}

function factsOf(module: Module, webhook: Webhook | undefined): unknown {
  const { name, label, description, type, crud, connection, code } = module
  return {
    name,
    label,
    description,
    type,
    ...(crud ? { crud } : {}),
    ...(connection ? { connection } : {}),
    ...(webhook
      ? { webhook: { name: webhook.name, parameters: describe(webhookFields(webhook)) } }
      : {}),
    parameters: describe(fieldsOf(module)),
    interface: code.get('interface')?.value ?? [],
    sample: code.get('samples')?.value ?? null,
  }
}

function draw(module: Module, webhook: Webhook | undefined, output: Output): string[] {
  const { paint, width } = output
  const { name, label, description, type, crud, connection, code } = module
  const facts = [name, crud ? `${type} (${crud})` : type]
  if (connection) facts.push(`connection ${connection}`)
  if (webhook) facts.push(`webhook ${webhook.name}`)
  const hookFields = describe(webhookFields(webhook))
  const fields = describe(fieldsOf(module))
  const outputs = describe(code.get('interface')?.value)
  const sample = code.get('samples')?.value
  return [
    paint.strong(visible(label)),
    ...paragraph(facts.join(', '), 0, width),
    ...(description === '' ? [] : paragraph(visible(description), 0, width)),
    '',
    ...(hookFields.length > 0
      ? [paint.strong('Webhook'), ...drawFields(hookFields, output), '']
      : []),
    paint.strong('Input'),
    ...drawFields(fields, output),
    ...(fields.length === 0 ? ['  nothing to fill in'] : []),
    ...notesAmong(fieldsOf(module)).flatMap((note) =>
      paragraph(visible(`Note: ${note}`), 2, width),
    ),
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
