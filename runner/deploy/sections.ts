// The sections of an app and of its components: what each is called in Make's API and in its checksum.
import { type ComponentKind, componentTypes, generalCodeFiles } from '../spec/index.ts'

/** One text that Make keeps of an app or of a component. */
export interface Section {
  /** Key in makecomapp.json. */
  readonly key: string
  /** Name in the path of Make's API. */
  readonly name: string
  /** Media type of an upload. Source: what Make's editor sends. */
  readonly media: string
  /** Keys in the checksum, any of which may hold the hash of the text; the surest first. */
  readonly checksums: readonly string[]
  /** True for secret data, which is never shown, hashed into a file, or kept by anyone but Make. */
  readonly isCommon: boolean
  /** What an empty answer stands for, as the editor writes it. */
  readonly empty: string
  /** True for the context of an endpoint, which has no path of its own: it is a fact of the endpoint. */
  readonly isFact: boolean
  /** True where Make stores the value and prints it anew, so that only values can be compared. */
  readonly reformatted: boolean
}

const JSONC = 'application/jsonc'

/** Media types that differ from JSON with comments, by name of the section. */
const MEDIA: Readonly<Record<string, string>> = {
  common: 'application/json',
  groups: 'application/json',
  readme: 'text/markdown',
  code: 'application/javascript',
  test: 'application/javascript',
}

/** What an empty answer stands for where it is no empty list. */
const EMPTY: Readonly<Record<string, string>> = {
  samples: '{}',
  readme: '',
  code: '',
  test: '',
  context: '',
}

/** Sections of an endpoint have other names in the checksum than in the path. */
const CHECKSUM_NAMES: Readonly<Record<string, string>> = {
  inputParameters: 'input_parameters',
  outputParameters: 'output_parameters',
  readme: 'content',
}

function sectionOf(key: string, name: string): Section {
  const other = CHECKSUM_NAMES[name]
  const names = [...new Set([name, key, ...(other === undefined ? [] : [other])])]
  return {
    key,
    name,
    media: MEDIA[name] ?? JSONC,
    checksums: [...names.map((one) => `${one}_jsonc`), ...names],
    isCommon: name === 'common',
    isFact: name === 'context',
    empty: EMPTY[name] ?? '[]',
    reformatted: name === 'common' || name === 'groups',
  }
}

/** The sections of the app itself, in the order of uploading. */
export const generalSections: readonly Section[] = generalCodeFiles.map(({ key, section }) =>
  sectionOf(key, section),
)

const byKind: ReadonlyMap<ComponentKind, readonly Section[]> = new Map(
  componentTypes.map(({ kind, codeFiles }) => [
    kind,
    codeFiles.map(({ key, section }) => sectionOf(key, section)),
  ]),
)

/** The sections of a kind of component, as Make's editor lists them. */
export const sectionsOf = (kind: ComponentKind): readonly Section[] => byKind.get(kind) ?? []
