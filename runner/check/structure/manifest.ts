// makecomapp.json: its keys and their shapes, as far as loading it has not told them already.
import type { JsonSchema } from '../../engine/index.ts'
import {
  type ComponentType,
  componentTypes,
  generalCodeFiles,
  moduleTypes,
} from '../../spec/index.ts'
import { isRecord } from '../../text/index.ts'
import { ANYTHING, type Form, type Part } from '../judge/part.ts'

const schemaPart = (schema: JsonSchema): Part => ({ schema })

const TEXT = schemaPart({ type: 'string' })
const FLAG = schemaPart({ type: 'boolean' })
const NUMBER = schemaPart({ type: 'number' })
const NAME_OR_NULL = schemaPart({ type: ['string', 'null'] })

const wordPart = (...words: readonly (string | null)[]): Part => schemaPart({ enum: words })

const formPart = (form: Form): Part => ({ form: () => form })

const kinds = componentTypes.map(({ kind }) => kind)

/** One entry per kind of component; Make's editor adds missing ones when it opens the project. */
const byKind = (
  what: string,
  part: (type: ComponentType) => Part,
  required: readonly string[] = [],
): Part =>
  formPart({
    what,
    keys: new Map(componentTypes.map((type) => [type.kind, part(type)])),
    required,
  })

const annotations = formPart({
  what: 'annotations',
  keys: new Map(
    ['destructiveHint', 'idempotentHint', 'openWorldHint', 'readOnlyHint'].map((name) => [
      name,
      FLAG,
    ]),
  ),
})

/** What is wrong with a key, and whether a path leads anywhere, is told by loading. */
const codeFiles = (type: ComponentType): Part =>
  formPart({
    what: 'codeFiles',
    keys: new Map(type.codeFiles.map(({ key }) => [key, ANYTHING])),
  })

const metadataForm = (type: ComponentType): Form => ({
  what: 'a component',
  keys: new Map<string, Part>([
    ['codeFiles', codeFiles(type)],
    ['label', TEXT],
    ['description', TEXT],
    ['connectionType', wordPart('basic', 'oauth')],
    ['webhookType', wordPart('web', 'web-shared')],
    ['moduleType', wordPart(...moduleTypes)],
    ['actionCrud', wordPart('create', 'read', 'update', 'delete', null)],
    ['connection', NAME_OR_NULL],
    ['altConnection', NAME_OR_NULL],
    ['webhook', NAME_OR_NULL],
    ['annotations', annotations],
    ['attachedAccounts', { list: () => TEXT }],
  ]),
  required: ['codeFiles'],
  elsewhere: new Map([['moduleSubtype', 'the key is called "moduleType" now']]),
})

/** null reserves a name; anything else that is no object is told by loading. */
const metadata = (type: ComponentType): Part => {
  const form = formPart(metadataForm(type))
  return { choose: (value) => (isRecord(value) ? form : ANYTHING) }
}

const mappingItem = formPart({
  what: 'a pair of names',
  keys: new Map<string, Part>([
    ['local', NAME_OR_NULL],
    ['remote', NAME_OR_NULL],
    ['localDeleted', FLAG],
    ['nonOwnedByApp', FLAG],
  ]),
  required: ['local', 'remote'],
})

/** Pairs of endpoints came later than most apps. [inferred: public apps lack them] */
const MAPPED = kinds.filter((kind) => kind !== 'endpoint')

/** An address of Make, or of a stand-in on this machine. */
const ADDRESS =
  '^(https://[^\\s<>"{}|\\\\^`]*|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?)/api$'

const origin = formPart({
  what: 'an origin',
  keys: new Map<string, Part>([
    ['label', schemaPart({ type: 'string', pattern: '^(?!-FILL-ME-)' })],
    // the editor underlines an address of this machine, and works with it
    ['baseUrl', schemaPart({ type: 'string', pattern: ADDRESS })],
    ['appId', schemaPart({ type: 'string', pattern: '^[a-z][0-9a-z-]+[0-9a-z]$' })],
    ['appVersion', NUMBER],
    ['apikeyFile', schemaPart({ type: 'string', pattern: '^(?!.* - OR FILL)' })],
    ['idMapping', byKind('idMapping', () => ({ list: () => mappingItem }), MAPPED)],
  ]),
  required: ['apikeyFile', 'appId', 'appVersion', 'baseUrl'],
})

const generalKeys = generalCodeFiles.map(({ key }) => key)

export const manifestPart: Part = formPart({
  what: 'makecomapp.json',
  keys: new Map<string, Part>([
    ['fileVersion', NUMBER],
    [
      'generalCodeFiles',
      formPart({
        what: 'generalCodeFiles',
        keys: new Map(generalKeys.map((key) => [key, ANYTHING])),
        required: generalKeys,
      }),
    ],
    [
      'components',
      byKind('components', (type) => {
        const part = metadata(type)
        return { map: () => part }
      }),
    ],
    ['origins', { list: () => origin }],
  ]),
  required: ['components', 'fileVersion', 'generalCodeFiles', 'origins'],
})
