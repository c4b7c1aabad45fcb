// Samples for modules that have none: what the interface names and the samples file leaves out.
import { applyEdits, type JSONPath, modify } from 'jsonc-parser'
import { isAddress, parameterList, typeNamed } from '../../parameters/index.ts'
import type { App, Module } from '../../spec/index.ts'
import { defined, isRecord, own, type Path, type Problem, printPath } from '../../text/index.ts'
import { type Precedents, precedentsIn } from './precedents.ts'
import { sampleOf } from './values.ts'

/** A samples file with what it lacks filled in. */
export interface FilledSamples {
  /** Path as the user knows it. */
  readonly file: string
  /** The whole new text; what was written is kept, comments included. */
  readonly text: string
  /** Where something was missing, such as `order.seats`; the first is empty for a whole sample. */
  readonly missing: readonly string[]
}

/** The samples files in which fields of the interface are missing. */
export function filledSamples(app: App): readonly FilledSamples[] {
  const files = new Map<string, FilledSamples>()
  const precedents = precedentsIn(app)
  for (const filled of [...app.modules.values()].flatMap((one) => fill(one, precedents))) {
    // of modules that share a file the first one fills it; another run does the rest
    if (!files.has(filled.file)) files.set(filled.file, filled)
  }
  return [...files.values()]
}

/** Modules whose sample stays empty although something stands in the interface: nothing is named. */
export function withoutNames(app: App): readonly Problem[] {
  return [...app.modules.values()].flatMap(({ name, code }): Problem[] => {
    const output = code.get('interface')
    const samples = code.get('samples')?.value
    const fields = parameterList(output?.value).filter((field) => typeof field !== 'string')
    const isEmpty = isRecord(samples) && Object.keys(samples).length === 0
    if (!output || !isEmpty || fields.length === 0 || hasFields(output.value)) return []
    return [
      {
        code: 'generate/no-names',
        severity: 'warning',
        message: `The sample of ${name} stays empty: no field of its interface has a name.`,
        remedy: 'give the fields of the interface a name and a type, and generate again',
        at: output.spanOf([]),
      },
    ]
  })
}

/** Modules whose output has fields, but which name no samples file: nothing can be written. */
export function withoutSamples(app: App): readonly Problem[] {
  return [...app.modules.values()]
    .filter(({ code }) => !code.has('samples') && hasFields(code.get('interface')?.value))
    .map(({ name, at }) => ({
      code: 'generate/no-samples-file',
      severity: 'warning',
      message: `The module ${name} has output fields, but no samples file.`,
      remedy: 'name one under codeFiles.samples, with {} in it',
      ...defined({ at }),
    }))
}

function hasFields(fields: unknown): boolean {
  return Object.keys(sampleOf(fields)).length > 0
}

function fill({ code }: Module, precedents: Precedents): FilledSamples[] {
  const written = code.get('samples')
  const fields = code.get('interface')?.value
  // an RPC gives the sample, or something stands there that the check complains about
  if (!written || isAddress(written.value) || !isRecord(written.value)) return []
  const gaps = gapsIn(fields, written.value, [], precedents)
  const { file, text } = written.source
  if (gaps.length === 0) return []
  const isEmpty = Object.keys(written.value).length === 0
  const missing = isEmpty ? [''] : gaps.map(({ path }) => printPath(path))
  return [{ file, text: gaps.reduce(withGap, text), missing }]
}

/** A place where a value is missing, and the value for it. */
interface Gap {
  readonly path: Path
  readonly value: unknown
}

/** What is written stays, also where it is null; only collections are looked into. */
function gapsIn(
  fields: unknown,
  written: Readonly<Record<string, unknown>>,
  path: Path,
  precedents: Precedents,
): Gap[] {
  const sample = sampleOf(fields, precedents)
  return parameterList(fields).flatMap((field): Gap[] => {
    if (typeof field === 'string' || !field.name || !Object.hasOwn(sample, field.name)) return []
    const here = [...path, field.name]
    if (!Object.hasOwn(written, field.name)) return [{ path: here, value: own(sample, field.name) }]
    const inside = own(written, field.name)
    const isGroup = typeNamed(field.type)?.shape === 'collection' && isRecord(inside)
    return isGroup ? gapsIn(own(field, 'spec'), inside, here, precedents) : []
  })
}

function withGap(text: string, { path, value }: Gap): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const formattingOptions = { tabSize: indentOf(text), insertSpaces: !/^\t/m.test(text), eol }
  const edits = modify(text, [...path] as JSONPath, value, { formattingOptions })
  return applyEdits(text, edits)
}

/** Columns of one level, as the file has them. */
function indentOf(text: string): number {
  return /^( +)\S/m.exec(text)?.[1]?.length ?? 2
}
