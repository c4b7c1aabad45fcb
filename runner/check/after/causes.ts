// The table of causes: which finding is which mistake that others may follow from.
import { type App, componentTypes } from '../../spec/index.ts'
import {
  at,
  type Cause,
  type Code,
  isRecord,
  own,
  type Part,
  type Path,
  partOf,
} from '../../text/index.ts'
import type { Found } from '../found.ts'
import type { CheckedFile } from '../look/files.ts'
import { duplicateOptions } from '../rules/duplicate-options.ts'
import { expressionExpected } from '../rules/expression-expected.ts'
import { fieldHasName } from '../rules/field-has-name.ts'
import { labelStartsWithVerb } from '../rules/label-starts-with-verb.ts'
import type { Rule } from '../rules/rule.ts'
import { samplesFitInterface } from '../rules/samples-fit-interface.ts'
import { searchHasIterate } from '../rules/search-has-iterate.ts'
import { isInside } from './reach.ts'
import { replaced } from './recheck.ts'

/** A finding that others may follow from, and the file it stands in. */
export interface Suspect {
  readonly cause: Found
  readonly file: CheckedFile
  readonly app: App
}

type Is = (suspect: Suspect) => boolean

const isCode =
  (...codes: readonly Code[]): Is =>
  ({ cause }) =>
    codes.some((code) => code === cause.code)

const isOf =
  (...parts: readonly Part[]): Is =>
  ({ cause }) =>
    parts.includes(partOf(cause.code))

const isRule =
  ({ name }: Rule): Is =>
  ({ cause }) =>
    cause.code === `rule/${name}`

/** A key that stands twice leaves a shape as it is. */
const isShape: Is = (suspect) =>
  isOf('structure')(suspect) && !isCode('structure/repeated-key')(suspect)

/**
 * A mistake in the shape of a file at one of these members; '' is an item of the file itself. What
 * suggests a name is left to be mended instead, see recheck.ts.
 */
const isAt =
  (templates: CheckedFile['templates'], keys: readonly string[]): Is =>
  (suspect) => {
    const { cause, file } = suspect
    if (file.templates !== templates || replaced(cause) || !isShape(suspect)) return false
    // what only the editor does not know is read all the same
    if (isCode('structure/not-in-editor')(suspect)) return false
    const { steps = [] } = cause
    const parent = steps.slice(0, -1)
    // an unknown key may be meant as the name that is not there
    if (isCode('structure/unknown-key')(suspect) && keys.includes('name')) {
      const object = at(file.document.value, parent)
      return isRecord(object) && own(object, 'name') === undefined
    }
    return keys.includes(String(steps.findLast((step) => typeof step === 'string') ?? ''))
  }

const isBroken: Is = (suspect) =>
  isCode('app/json')(suspect) ||
  (isCode('structure/wrong-type')(suspect) && suspect.cause.steps?.length === 0)

/** Keys whose absence changes what every other part of the check sees of a communication. */
const OF_ANSWERS = ['response', 'iterate', 'limit', 'output', 'pagination']
const OF_REQUESTS = ['url', 'method', 'body', 'qs', 'headers', ...OF_ANSWERS]

/** Keys that decide which values a parameter stands for. */
const OF_PARAMETERS = ['name', 'type', 'spec', 'nested', 'options', 'store', 'value', '']

/** Members of an entry that decide how the component is read; others are only shown. */
const DECISIVE = new Set([
  ...['codeFiles', 'moduleType', 'connectionType', 'webhookType'],
  ...['connection', 'altConnection', 'webhook'],
])

/** A code file under a key that its kind of component does not have, so that nobody has read it. */
const isUnread: Is = ({ cause, app: { manifest } }) =>
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

const isEntry: Is = (suspect) => {
  const { steps, severity } = suspect.cause
  if (suspect.file.key !== 'manifest' || replaced(suspect.cause)) return false
  // other warnings are about what was understood all the same
  if (isCode('app/manifest')(suspect)) return severity === 'error' || isUnread(suspect)
  const isMissing = isCode('structure/missing-key')(suspect) && steps?.at(-1) !== 'codeFiles'
  if (!isOf('structure')(suspect) || steps?.[0] !== 'components' || isMissing) return false
  return steps.length <= 3 || DECISIVE.has(String(steps[3]))
}

const isGeneral: Is = (suspect) => {
  const { cause, file, app } = suspect
  if (file.key !== 'manifest') return false
  const isThere = () => isInside(cause.at, app.manifest.spanOf(['generalCodeFiles']))
  return cause.steps?.[0] === 'generalCodeFiles' || (isCode('app/manifest')(suspect) && isThere())
}

const isOfConnection: Is = (suspect) =>
  suspect.file.component?.kind === 'connection' &&
  (isAt('mistaken', OF_PARAMETERS)(suspect) || (suspect.file.key === 'params' && isBroken(suspect)))

/** How a finding is known as each of the causes. */
export const causes: Readonly<Record<Cause, Is>> = {
  'broken-file': isBroken,
  'broken-base': (suspect) => suspect.file.key === 'base' && isBroken(suspect),
  'any-error': (suspect) =>
    suspect.cause.severity === 'error' && isOf('app', 'structure', 'iml')(suspect),
  'general-files': isGeneral,
  entry: isEntry,
  'unread-entry': (suspect) => isCode('app/manifest')(suspect) && isEntry(suspect),
  'export-without-metadata': (suspect) => suspect.app.isExported && isCode('app/manifest')(suspect),
  'wrong-shape': isShape,
  'answer-keys': isAt('evaluated', OF_ANSWERS),
  'request-keys': isAt('evaluated', OF_REQUESTS),
  'envelope-keys': isAt('evaluated', ['log', 'sanitize', 'temp', 'headers', 'response']),
  'parameter-keys': isAt('mistaken', OF_PARAMETERS),
  'required-key': isAt('mistaken', ['required']),
  'connection-parameters': isOfConnection,
  groups: (suspect) => suspect.file.key === 'groups' && isOf('structure')(suspect),
  'malformed-expression': (suspect) => isOf('iml')(suspect) || isCode('expression/braces')(suspect),
  'wrong-expression': isOf('expression'),
  'text-for-expression': isRule(expressionExpected),
  'undeclared-parameter': isCode('expression/undeclared-parameter'),
  'nameless-field': isRule(fieldHasName),
  'repeated-option': isRule(duplicateOptions),
  'search-without-iterate': isRule(searchHasIterate),
  'label-without-verb': isRule(labelStartsWithVerb),
  'wrong-sample': isRule(samplesFitInterface),
  'unknown-field': (suspect) =>
    suspect.file.key === 'interface' && isCode('contract/unknown-answer-member')(suspect),
}
