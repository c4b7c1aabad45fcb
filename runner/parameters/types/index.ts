// The table of parameter types: one row per name, everything else is derived from the rows.
import type { Parameter, ParameterType } from '../parameter.ts'
import { any, hidden, json } from './anything.ts'
import { boolean, checkbox } from './booleans.ts'
import { list, radio, select } from './choices.ts'
import { udtspec, udttype } from './composites.ts'
import { array, collection, dynamicCollection, filter } from './containers.ts'
import { date, time, timestamp, timezone } from './dates.ts'
import { buffer, file, filename, filestorage, folder, upload } from './files.ts'
import { integer, number, port, uinteger } from './numbers.ts'
import { account, aiagent, datastore, device, hook, keychain, scenario, udt } from './references.ts'
import { cert, color, editor, email, password, path, pkey, text, url, uuid } from './texts.ts'
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

/** True for a type that only shows something and holds no value. */
export function isVisualType(written: string): boolean {
  return typeNamed(written)?.shape === 'visual'
}

/** True for a type whose values nothing may show: no form, no trace and no saved file. */
export function isSecretType(written: string): boolean {
  return typeNamed(written)?.isSecret === true
}

export function isVisual(parameter: Parameter): boolean {
  return isVisualType(parameter.type)
}
