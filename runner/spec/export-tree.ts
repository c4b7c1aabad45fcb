// The older export of an app, a folder with metadata.json per component, as the manifest it stands for.
//
// Make's editor wrote it before there was a makecomapp.json (vscode-apps-sdk, AppCommands.js; folders
// in the singular), and so did Make's git integration (folders in the plural, seen in public apps):
//
//   metadata.json  base.imljson  readme.md
//   modules/NAME/  metadata.json  api parameters expect interface samples scope epoch (.imljson)
//   connections/NAME/  webhooks/NAME/  rpcs/NAME/  likewise;  functions/NAME/  code.js  test.js
//
// Trees written by hand are near it [observed]: files called as their part of the manifest
// (communication), one component in the folder of its kind, a component of one file
// (rpcs/NAME.imljson, functions/NAME.js), the files of the app in app/, metadata.imljson.
import {
  defined,
  isRecord,
  type Json,
  own,
  type Path,
  type Problem,
  setOwn,
  stringOf,
  textAt,
} from '../text/index.ts'
import { componentTypes, generalCodeFiles, moduleTypeIds } from './components.ts'
import { type Document, documentOfValue, readDocument } from './document.ts'
import {
  firstCode,
  JSON_ENDINGS,
  METADATA,
  metadataOf,
  nameOf,
  namesOf,
  type Place,
  placesIn,
  unreadFile,
  unreadIn,
} from './export-places.ts'
import { type Folder, sourceOf } from './loading.ts'

/** Folders in which the files of the app itself lie, the usual one first. */
const GENERAL_FOLDERS = ['.', 'app']

const BASE = 'base.imljson'

const inFolder = (folder: string, file: string): string =>
  folder === '.' ? file : `${folder}/${file}`

const baseOf = (folder: Folder): string =>
  GENERAL_FOLDERS.map((one) => inFolder(one, BASE)).find(
    (path) => folder.readFile(path) !== undefined,
  ) ?? BASE

/** True for a folder that looks like an export: its base, or its metadata beside those of a component. */
export function isExportTree(folder: Folder): boolean {
  if (GENERAL_FOLDERS.some((one) => folder.readFile(inFolder(one, BASE)) !== undefined)) return true
  if (folder.readFile(METADATA) === undefined) return false
  return placesIn(folder).some(({ files }) => files.includes(METADATA))
}

/**
 * The manifest an export stands for. Its places are those in the metadata.json files, so that a
 * problem points to what its author wrote. Unreadable metadata are problems; the rest is given.
 */
export function manifestOfTree(folder: Folder, problems: Problem[]): Document {
  // nothing in the app's own metadata is needed to run it
  const described = folder.readFile(METADATA) !== undefined
  const root = described
    ? readMetadata(folder, METADATA, problems)
    : standIn(folder, baseOf(folder), METADATA)
  const components: Record<string, Record<string, Json>> = {}
  for (const { kind } of componentTypes) components[kind] = {}
  const origins = new Map<string, Document>()
  const places = placesIn(folder)
  if (places.length === 0) problems.push(noComponents(folder))
  for (const place of places) {
    const { kind } = place.type
    const path = metadataOf(place)
    const needed = kind !== 'function' || folder.readFile(path) !== undefined
    const metadata = needed ? readMetadata(folder, path, problems, firstCode(place)) : undefined
    const name = textAt(metadata?.value, 'name') ?? nameOf(place)
    const listed = components[kind] ?? {}
    if (Object.hasOwn(listed, name)) problems.push(nameTwice(kind, name, place, metadata))
    else {
      setOwn(listed, name, entryOf(place, metadata?.value))
      if (place.alone === undefined) {
        problems.push(...unreadIn(place).map((one) => unreadFile(folder.directory, one)))
      }
      if (metadata) origins.set(`${kind}/${name}`, metadata)
    }
  }
  const value = { generalCodeFiles: generalFiles(folder), components }
  const spanIn = (of: 'spanOf' | 'keySpanOf') => (path: Path) => {
    const [, kind, name, ...rest] = path
    const origin = origins.get(`${kind}/${name}`)
    return origin ? origin[of](writtenPath(origin, rest)) : root.spanOf([])
  }
  return { source: root.source, value, spanOf: spanIn('spanOf'), keySpanOf: spanIn('keySpanOf') }
}

/** Empty metadata whose places are the beginning of another file, one that exists. */
function standIn(folder: Folder, file: string | undefined, path: string): Document {
  const source = file === undefined ? undefined : sourceOf(folder, file)
  const empty = documentOfValue({}, path)
  if (!source) return empty
  const start = () => ({ source, start: 0, end: Math.min(1, source.text.length) })
  return { ...empty, source, spanOf: start, keySpanOf: start }
}

/** A metadata.json; where it is missing or broken that is a problem and the rest goes on. */
function readMetadata(
  folder: Folder,
  path: string,
  problems: Problem[],
  instead?: string,
): Document {
  const source = sourceOf(folder, path)
  if (source) {
    const { document, problems: found } = readDocument(source)
    problems.push(...found)
    return document
  }
  const metadata = standIn(folder, instead, path)
  problems.push({
    code: 'app/manifest',
    severity: 'warning',
    message: `The file ${path} does not exist.`,
    remedy: 'without it the name is that of the folder and the type the usual one',
    ...(instead === undefined ? {} : { at: metadata.spanOf([]) }),
  })
  return metadata
}

function noComponents({ directory }: Folder): Problem {
  return {
    code: 'app/manifest',
    severity: 'error',
    message: `There are no components in ${directory === '' ? 'this folder' : directory}.`,
    remedy: 'an export has folders such as modules/NAME; newer apps have a makecomapp.json',
  }
}

/** The first of two components of a name is taken; the other one is not loaded. */
function nameTwice(
  kind: string,
  name: string,
  place: Place,
  metadata: Document | undefined,
): Problem {
  return {
    code: 'app/manifest',
    severity: 'warning',
    message: `There is another ${kind} "${name}"; the one in ${place.path} is not loaded.`,
    remedy: `give each its own name in ${METADATA}`,
    ...defined({ at: metadata?.spanOf(['name']) }),
  }
}

/** What makecomapp.json would say about a component. */
function entryOf(place: Place, metadata: Json | undefined): Json {
  const { kind, codeFiles } = place.type
  const codes: Record<string, Json> = {}
  for (const [index, part] of codeFiles.entries()) {
    const own = index === 0 ? place.alone : undefined
    const name = own ?? namesOf(part).find((one) => place.files.includes(one))
    if (name !== undefined) codes[part.key] = `${place.path}/${name}`
  }
  const facts = isRecord(metadata) ? metadata : {}
  const type = textAt(facts, 'type') ?? typeOfId(own(facts, 'typeId') ?? own(facts, 'type_id'))
  return {
    ...facts,
    codeFiles: codes,
    ...(type === undefined ? {} : { [`${kind}Type`]: type }),
    ...defined({ actionCrud: own(facts, 'crud') }),
  }
}

/** The name of a module type by its number in Make's API; an unknown number stays as it is. */
function typeOfId(id: unknown): string | undefined {
  const known = Object.entries(moduleTypeIds).find(([, number]) => number === id)
  return known?.[0] ?? (id === undefined ? undefined : stringOf(id))
}

/** Members that the manifest and the metadata call by different names. */
function writtenPath({ value }: Document, path: Path): Path {
  const [first, ...rest] = path
  const names =
    typeof first === 'string' && first.endsWith('Type') ? ['type', 'typeId', 'type_id'] : []
  const name = names.find((one) => own(value, one) !== undefined)
  return name === undefined ? path : [name, ...rest]
}

/** The app's own files; the readme's name varies in case, the other files in their ending. */
function generalFiles({ listFolder }: Folder): Record<string, Json> {
  const names = GENERAL_FOLDERS.flatMap((folder) =>
    listFolder(folder).map((name) => inFolder(folder, name)),
  )
  const files: Record<string, Json> = {}
  for (const { key } of generalCodeFiles) {
    const wanted = (key === 'readme' ? ['md'] : JSON_ENDINGS).map((ending) => `${key}.${ending}`)
    const exact = GENERAL_FOLDERS.flatMap((folder) => wanted.map((one) => inFolder(folder, one)))
    const name =
      exact.find((one) => names.includes(one)) ??
      names.find((one) => exact.includes(one.toLowerCase()))
    if (name !== undefined) files[key] = name
  }
  return files
}
