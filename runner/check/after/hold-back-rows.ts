// Which findings follow from which: a table of causes, and of what is not told beside them.
import { type App, componentTypes } from '../../spec/index.ts'
import { at, isRecord, own, type Path } from '../../text/index.ts'
import type { Found } from '../found.ts'
import type { CheckedFile } from '../look/files.ts'
import { isInside, type reaches } from './reach.ts'
import { replaced } from './recheck.ts'

/** A finding that others may follow from, and the file it stands in. */
interface Cause {
  readonly cause: Found
  readonly file: CheckedFile
  readonly app: App
}

/** A row: findings of these kinds follow from such a cause, wherever they stand in that reach. */
export interface Row {
  readonly causes: (cause: Cause) => boolean
  readonly holds: RegExp
  readonly reach: keyof typeof reaches
}

const isCode =
  (code: RegExp) =>
  ({ cause }: Cause): boolean =>
    code.test(cause.code)

/**
 * A mistake in the shape of a file at one of these members; '' is an item of the file itself. What
 * suggests a name is left to be mended instead, see recheck.ts.
 */
const isAt =
  (templates: CheckedFile['templates'], keys: readonly string[]) =>
  ({ cause, file }: Cause): boolean => {
    if (file.templates !== templates || replaced(cause)) return false
    // what only the editor does not know is read all the same
    if (!/^structure\/(?!repeated|not-in-editor)/.test(cause.code)) return false
    const { steps = [] } = cause
    const parent = steps.slice(0, -1)
    // an unknown key may be meant as the name that is not there
    if (cause.code === 'structure/unknown-key' && keys.includes('name')) {
      const object = at(file.document.value, parent)
      return isRecord(object) && own(object, 'name') === undefined
    }
    return keys.includes(String(steps.findLast((step) => typeof step === 'string') ?? ''))
  }

const isRoot = ({ cause }: Cause): boolean =>
  cause.code === 'structure/wrong-type' && cause.steps?.length === 0

const isBroken = (one: Cause): boolean => isRoot(one) || one.cause.code === 'app/json'

/** Keys whose absence changes what every other part of the check sees of a communication. */
const OF_ANSWERS = ['response', 'iterate', 'limit', 'output', 'pagination']
const OF_REQUESTS = ['url', 'method', 'body', 'qs', 'headers', ...OF_ANSWERS]

/** Keys that decide which values a parameter stands for. */
const OF_PARAMETERS = ['name', 'type', 'spec', 'nested', 'options', 'store', 'value', '']

/** What reads the files of a component together. */
const READING =
  /^(rule|contract)\/|^expression\/(not-here|undeclared-parameter|unknown-name)$|^reference\/unused-/

/** What is asked for where something in generalCodeFiles is not there. */
const GENERAL = /^rule\/(base-is-complete|groups-are-used)$|^contract\/not-authorized$/

/** Members of an entry that decide how the component is read; others are only shown. */
const DECISIVE = new Set([
  ...['codeFiles', 'moduleType', 'connectionType', 'webhookType'],
  ...['connection', 'altConnection', 'webhook'],
])

/** A code file under a key that its kind of component does not have, so that nobody has read it. */
const isUnread = ({ cause, app: { manifest } }: Cause): boolean =>
  componentTypes.some(({ kind, codeFiles }) => {
    const entries = at(manifest.value, ['components', kind])
    const names: Path = Array.isArray(entries) ? [...entries.keys()] : Object.keys(entries ?? {})
    return names.some((name) => {
      const path = ['components', kind, name, 'codeFiles']
      const files = at(manifest.value, path)
      return Object.keys(isRecord(files) ? files : {}).some(
        (key) =>
          !codeFiles.some((one) => one.key === key || one.section === key) &&
          manifest.spanOf([...path, key]).start === cause.at?.start,
      )
    })
  })

const isEntry = (one: Cause): boolean => {
  const { cause, file } = one
  const { code, steps, severity } = cause
  if (file.key !== 'manifest' || replaced(cause)) return false
  // other warnings are about what was understood all the same
  if (code === 'app/manifest') return severity === 'error' || isUnread(one)
  const isMissing = code === 'structure/missing-key' && steps?.at(-1) !== 'codeFiles'
  if (!code.startsWith('structure/') || steps?.[0] !== 'components' || isMissing) return false
  return steps.length <= 3 || DECISIVE.has(String(steps[3]))
}

const isGeneral = ({ cause, file, app }: Cause): boolean =>
  file.key === 'manifest' &&
  (cause.steps?.[0] === 'generalCodeFiles' ||
    (cause.code === 'app/manifest' &&
      isInside(cause.at, app.manifest.spanOf(['generalCodeFiles']))))

const isInBase = (one: Cause): boolean => one.file.key === 'base' && isBroken(one)

const isOfConnection = (one: Cause): boolean =>
  one.file.component?.kind === 'connection' &&
  (isAt('mistaken', OF_PARAMETERS)(one) || (one.file.key === 'params' && isBroken(one)))

const isMalformed = isCode(/^(iml\/|expression\/braces$)/)

/** The table; what stands in the reach of a cause is held back by any of its rows. */
export const rows: readonly Row[] = [
  { causes: isCode(/^app\/json$/), holds: /^(?!app\/json$)/, reach: 'file' },
  { causes: isRoot, holds: /^(?!structure\/wrong-type$)/, reach: 'file' },
  { causes: isBroken, holds: READING, reach: 'component' },
  { causes: isInBase, holds: GENERAL, reach: 'app' },
  { causes: isGeneral, holds: GENERAL, reach: 'app' },
  { causes: isEntry, holds: new RegExp(`${READING.source}|^reference/`), reach: 'component' },
  {
    causes: (one) => isEntry(one) && one.cause.code === 'app/manifest',
    holds: /^rule\/one-universal-module$/,
    reach: 'app',
  },
  {
    // the metadata that an export lacks would hold these
    causes: ({ cause, app }) => app.isExported && cause.code === 'app/manifest',
    holds: /^rule\/(label|list|description|name|group)-/,
    reach: 'place',
  },
  {
    causes: isAt('evaluated', OF_ANSWERS),
    holds: /^(rule|contract)\/|^expression\/(not-here|unknown-name)$/,
    reach: 'component',
  },
  {
    causes: isAt('evaluated', OF_REQUESTS),
    holds:
      /^contract\/|^reference\/unused-parameter$|^rule\/(partial-update|id-has-picker|get-has-no-body)$/,
    reach: 'component',
  },
  {
    causes: isAt('evaluated', ['log', 'sanitize', 'temp', 'headers', 'response']),
    holds: /^rule\//,
    reach: 'file',
  },
  {
    causes: isAt('mistaken', OF_PARAMETERS),
    holds:
      /^contract\/|^expression\/undeclared-parameter$|^reference\/unused-|^rule\/(samples-fit-interface|limit-parameter|partial-update|output-fits-interface|composite-has-spec)$/,
    reach: 'component',
  },
  { causes: isOfConnection, holds: /^expression\/unknown-name$/, reach: 'app' },
  { causes: isAt('mistaken', ['required']), holds: /^rule\/fields-are-ordered$/, reach: 'file' },
  {
    causes: ({ cause, file }) => file.key === 'groups' && /^structure\//.test(cause.code),
    holds: /^reference\/in-no-group$|^rule\/groups-are-used$/,
    reach: 'app',
  },
  { causes: isMalformed, holds: /^reference\/unused-parameter$|^contract\//, reach: 'component' },
  {
    causes: isMalformed,
    holds:
      /^rule\/(search-has-limit|base-is-complete|secret-is-sanitized|error-message-names-status)$/,
    reach: 'file',
  },
  {
    causes: isCode(/^structure\/(?!repeated)/),
    holds: /^(rule|contract)\//,
    reach: 'place',
  },
  { causes: isMalformed, holds: /^(rule|contract)\//, reach: 'place' },
  // one of the two names is often meant as the other
  {
    causes: isCode(/^expression\/undeclared-parameter$/),
    holds: /^reference\/unused-parameter$/,
    reach: 'component',
  },
  {
    causes: isCode(/^rule\/label-starts-with-verb$/),
    holds: /^rule\/list-is-plural$/,
    reach: 'place',
  },
  { causes: isCode(/^expression\//), holds: /^contract\//, reach: 'place' },
  {
    causes: isCode(/^rule\/expression-expected$/),
    holds: /^expression\/single-braces$/,
    reach: 'place',
  },
  {
    causes: isCode(/^rule\/field-has-name$/),
    holds:
      /^rule\/(samples-fit-interface|limit-parameter)$|^expression\/undeclared-parameter$|^contract\//,
    reach: 'component',
  },
  {
    causes: isCode(/^rule\/duplicate-options$/),
    holds: /^contract\/unknown-value$/,
    reach: 'place',
  },
  {
    causes: isCode(/^rule\/search-has-iterate$/),
    holds: /^expression\/not-here$/,
    reach: 'component',
  },
  { causes: isCode(/^rule\/samples-fit-interface$/), holds: /^contract\//, reach: 'place' },
  {
    causes: isCode(/^rule\/samples-fit-interface$/),
    holds: /^contract\/not-shown$/,
    reach: 'word',
  },
  {
    causes: ({ cause, file }) =>
      file.key === 'interface' && cause.code === 'contract/unknown-answer-member',
    holds: /^rule\/samples-fit-interface$|^contract\/not-shown$/,
    reach: 'component',
  },
  {
    causes: (one) =>
      one.cause.severity === 'error' && /^(app|structure|iml)\//.test(one.cause.code),
    holds: /^contract\/not-shown$/,
    reach: 'app',
  },
]
