// Where the components of an older export lie, and what their files may be called.
import type { Problem } from '../text/index.ts'
import { type ComponentType, componentTypes, kebab } from './components.ts'
import { type Folder, fileIn } from './loading.ts'

export const METADATA = 'metadata.json'

/** Endings of JSON code files, the one of the export first. */
export const JSON_ENDINGS = ['imljson', 'iml.json', 'json']

/** One component's folder; `alone`: its one file, where that is named as the component is. */
export interface Place {
  readonly type: ComponentType
  readonly path: string
  readonly files: readonly string[]
  readonly alone?: string
}

/** The folders of all components, in order of kinds and names. */
export function placesIn({ listFolder }: Folder): Place[] {
  return componentTypes.flatMap((type) =>
    [type.folder, type.kind].flatMap((parent) => {
      const entries = listFolder(parent)
      const inside = entries.flatMap((name): Place[] => {
        const path = `${parent}/${name}`
        const files = listFolder(path)
        if (files.length > 0) return [{ type, path, files }]
        return isCodeOf(type, name) ? [] : aloneIn(type, parent, name)
      })
      const own = entries.filter((name) => isCodeOf(type, name))
      return own.length === 0 ? inside : [{ type, path: parent, files: own }, ...inside]
    }),
  )
}

/** A component of one file: its communication, or the code of a function. */
function aloneIn(type: ComponentType, path: string, file: string): Place[] {
  const [first] = type.codeFiles
  const endings = first?.content === 'text' ? ['js'] : JSON_ENDINGS
  const isCode = endings.some((ending) => file.endsWith(`.${ending}`))
  const isOther = /^metadata\.|\.test\.js$/.test(file)
  return isCode && !isOther ? [{ type, path, files: [file], alone: file }] : []
}

/** True for a file named as a part of a component of this kind. */
function isCodeOf(type: ComponentType, file: string): boolean {
  return type.codeFiles.some((part) => namesOf(part).includes(file))
}

/** What a part of a component may be called, as the export calls it first. */
export function namesOf({ key, section, content }: ComponentType['codeFiles'][number]): string[] {
  if (content === 'text') return [`${section}.js`]
  const stems = [...new Set([section, key, kebab(key)])]
  return stems.flatMap((stem) => JSON_ENDINGS.map((ending) => `${stem}.${ending}`))
}

/** The name of a component without metadata: that of its folder, or of its one file. */
export function nameOf({ path, alone }: Place): string {
  if (alone !== undefined) return alone.split('.')[0] ?? ''
  return path.split('/').at(-1) ?? ''
}

export function metadataOf({ path, files, alone }: Place): string {
  if (alone !== undefined) return `${path}/${alone.split('.')[0]}.${METADATA}`
  return `${path}/${files.find((one) => one === 'metadata.imljson') ?? METADATA}`
}

/** The first code file of a component, where what is said about the component points without metadata. */
export function firstCode({ path, files }: Place): string | undefined {
  const name = files.find((one) => JSON_ENDINGS.some((ending) => one.endsWith(`.${ending}`)))
  return name === undefined ? undefined : `${path}/${name}`
}

/** Files of a component's folder that no part of it is called: they are never read. */
export function unreadIn({ type, path, files }: Place): string[] {
  const known = new Set([...type.codeFiles.flatMap(namesOf), METADATA, 'metadata.imljson'])
  return files
    .filter((file) => /\.(imljson|json|js)$/.test(file) && !known.has(file))
    .map((file) => `${path}/${file}`)
}

/** What is told about a file of an export that no component has. */
export function unreadFile(directory: string, path: string): Problem {
  return {
    code: 'reference/orphan-file',
    severity: 'warning',
    message: `No component has the file ${path}.`,
    remedy:
      'an export calls its files api, parameters, expect, interface and so on; rename or remove it',
    at: { source: { file: fileIn(directory, path), text: '' }, start: 0, end: 0 },
  }
}
