// The table of parameter types: one row per name, everything else is derived from the rows.
import type { Parameter, ParameterType } from '../parameter.ts'
import { any } from './any.ts'
import { array } from './array.ts'
import { boolean } from './boolean.ts'
import { buffer } from './buffer.ts'
import { cert } from './cert.ts'
import { checkbox } from './checkbox.ts'
import { collection } from './collection.ts'
import { color } from './color.ts'
import { udtspec, udttype } from './composites.ts'
import { date } from './date.ts'
import { dynamicCollection } from './dynamic-collection.ts'
import { editor } from './editor.ts'
import { email } from './email.ts'
import { file } from './file.ts'
import { filename } from './filename.ts'
import { filestorage, upload } from './files.ts'
import { filter } from './filter.ts'
import { folder } from './folder.ts'
import { hidden } from './hidden.ts'
import { integer } from './integer.ts'
import { json } from './json.ts'
import { list } from './list.ts'
import { number } from './number.ts'
import { password } from './password.ts'
import { path } from './path.ts'
import { pkey } from './pkey.ts'
import { port } from './port.ts'
import { radio } from './radio.ts'
import { account, aiagent, datastore, device, hook, keychain, scenario, udt } from './references.ts'
import { select } from './select.ts'
import { text } from './text.ts'
import { time } from './time.ts'
import { timestamp } from './timestamp.ts'
import { timezone } from './timezone.ts'
import { uinteger } from './uinteger.ts'
import { url } from './url.ts'
import { uuid } from './uuid.ts'
import { banner, html, markdown, separator } from './visual.ts'

/** All types; those of Make's editor schema first, in its order, then the unlisted ones. */
export const parameterTypes: readonly ParameterType[] = [
  any,
  array,
  boolean,
  buffer,
  cert,
  collection,
  color,
  date,
  email,
  filename,
  folder,
  file,
  filter,
  hidden,
  json,
  integer,
  uinteger,
  number,
  password,
  path,
  pkey,
  port,
  select,
  text,
  time,
  timestamp,
  timezone,
  url,
  uuid,
  banner,
  udt,
  account,
  aiagent,
  checkbox,
  datastore,
  device,
  dynamicCollection,
  editor,
  filestorage,
  hook,
  html,
  keychain,
  list,
  markdown,
  radio,
  scenario,
  separator,
  udtspec,
  udttype,
  upload,
]

const byName: ReadonlyMap<string, ParameterType> = new Map(
  parameterTypes.map((type) => [type.name, type]),
)

/** The row of a type by its written name; a kind behind a colon (`account:demo`) is left aside. */
export function typeNamed(written: string): ParameterType | undefined {
  const exact = byName.get(written)
  if (exact) return exact
  const [name = '', ...kind] = written.split(':')
  const row = byName.get(name)
  return kind.length > 0 && row?.address ? row : undefined
}

export function typeOf(parameter: Parameter): ParameterType | undefined {
  return typeNamed(parameter.type)
}

export function isVisual(parameter: Parameter): boolean {
  return typeOf(parameter)?.shape === 'visual'
}
