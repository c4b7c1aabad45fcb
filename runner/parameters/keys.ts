// The table of keys a parameter may have: which shape each takes, and what it is for.
import type { JsonSchema } from './parameter.ts'

export interface ParameterKey {
  readonly name: string
  readonly schema: JsonSchema
  readonly doc: string
  /** True for keys that mean something for every type; the others stand in the rows of types. */
  readonly common?: true
  /** True where nothing official says what the key does. */
  readonly undocumented?: true
  /** What is done about a key that is not documented, as the end of a sentence. */
  readonly decision?: string
}

const text = { type: 'string' }
const flag = { type: 'boolean' }
const filled = { type: 'string', minLength: 1 }
/** Text with an expression, where the editor lets one stand for a fixed word. */
export const expression: JsonSchema = { type: 'string', pattern: '\\{\\{.*\\}\\}' }

const parameters = { $ref: '#/definitions/parameters' }
const nested = { $ref: '#/definitions/nested' }

/** A choice between shapes; the first that fits counts. */
const either = (...anyOf: readonly JsonSchema[]): JsonSchema => ({ anyOf })

/** An object with exactly these members. */
const exactly = (properties: JsonSchema, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

export const parameterKeys: readonly ParameterKey[] = [
  {
    name: 'name',
    schema: { type: 'string', minLength: 1, maxLength: 128 },
    doc: 'The key of the value.',
    common: true,
  },
  {
    name: 'label',
    schema: { type: 'string', minLength: 1, maxLength: 256 },
    doc: 'Shown above the field.',
    common: true,
  },
  { name: 'help', schema: filled, doc: 'Shown below the field; Markdown.', common: true },
  {
    name: 'type',
    schema: { type: 'string', minLength: 1, maxLength: 32 },
    doc: 'The type of the parameter.',
    common: true,
  },
  { name: 'required', schema: flag, doc: 'A value must be given.', common: true },
  {
    name: 'default',
    schema: { type: ['boolean', 'array', 'number', 'object', 'string', 'null'] },
    doc: 'The value of a new dialog.',
    common: true,
  },
  { name: 'advanced', schema: flag, doc: 'Shown only with the advanced settings.', common: true },
  {
    name: 'mappable',
    schema: either(flag, exactly({ help: filled }, ['help'])),
    doc: 'Whether expressions are allowed; `help` replaces the help text while mapping.',
    common: true,
  },
  {
    name: 'editable',
    schema: either(flag, exactly({ enabled: flag, help: filled }, ['enabled'])),
    doc: 'In connections: may be changed later. In modules an older name of `mappable`.',
    common: true,
  },
  { name: 'nested', schema: nested, doc: 'Fields shown while this one has a value.', common: true },
  { name: 'metadata', schema: { type: 'object' }, doc: 'Free data for own code.', common: true },
  {
    name: 'visible',
    schema: text,
    doc: 'Meaning unknown.',
    common: true,
    undocumented: true,
    decision: 'the field is always shown and always sent',
  },
  {
    name: 'convert',
    schema: exactly(
      {
        type: text,
        format: text,
        timezone: text,
        name: text,
        label: text,
        names: either(text, {
          type: 'array',
          items: exactly({ name: text, label: text }, ['name']),
        }),
      },
      ['type'],
    ),
    doc: 'How the parameter shows among the outputs.',
    common: true,
    undocumented: true,
    decision: 'the value is sent as it is, and outputs are shown without it',
  },
  {
    name: 'validate',
    schema: either(
      flag,
      exactly({
        min: { type: 'number' },
        max: { type: 'number' },
        minItems: { type: 'integer' },
        maxItems: { type: 'integer' },
        pattern: text,
        enum: { type: 'array' },
      }),
    ),
    doc: 'Length, range, pattern, number of items; `false` lifts the check of a select.',
  },
  { name: 'options', schema: { $ref: '#/definitions/options' }, doc: 'The choices.' },
  { name: 'spec', schema: either({ $ref: '#/definitions/parameter' }, parameters), doc: 'Parts.' },
  { name: 'multiple', schema: flag, doc: 'The value is a list of choices.' },
  { name: 'grouped', schema: flag, doc: 'Options stand in groups.' },
  { name: 'sort', schema: text, doc: '`text` or `number`: sorts the options by label.' },
  { name: 'dynamic', schema: flag, doc: 'Values outside the options are accepted.' },
  {
    name: 'mode',
    schema: either({ enum: ['choose', 'edit'] }, expression),
    doc: 'First position of the Map toggle.',
  },
  { name: 'labels', schema: { type: 'object' }, doc: 'Words on the buttons of a list.' },
  { name: 'multiline', schema: flag, doc: 'Several lines of text.' },
  {
    name: 'tags',
    schema: either({ enum: ['strip', 'stripall', 'escape'] }, expression),
    doc: 'What becomes of HTML in the value.',
  },
  { name: 'pattern', schema: text, doc: 'Older place of `validate.pattern`.' },
  {
    name: 'coder',
    schema: flag,
    doc: 'Meaning unknown.',
    undocumented: true,
    decision: 'the field is an ordinary text',
  },
  {
    name: 'rpc',
    schema: exactly({ url: text, label: text, parameters }, ['url', 'label']),
    doc: 'A search button.',
  },
  { name: 'time', schema: flag, doc: '`false`: a date without a time.' },
  { name: 'codepage', schema: text, doc: 'Encoding of text that becomes bytes.' },
  {
    name: 'extension',
    schema: either(text, { type: 'array', items: text }),
    doc: 'Allowed endings of a file name.',
  },
  { name: 'semantic', schema: filled, doc: 'Binds a file name and its data together.' },
  { name: 'sequence', schema: flag, doc: 'Keeps the order of the members.' },
  {
    name: 'schema',
    schema: { $ref: 'http://json-schema.org/draft-07/schema#' },
    doc: 'JSON Schema of the value.',
  },
  { name: 'title', schema: text, doc: 'Heading of a banner.' },
  { name: 'text', schema: text, doc: 'Text of a banner.' },
  { name: 'theme', schema: text, doc: 'Look of a banner.' },
  { name: 'badge', schema: text, doc: 'Badge of a banner.' },
  { name: 'closable', schema: flag, doc: 'Whether a banner can be closed.' },
]

/** Keys whose effect in Make is unknown, with what is done about them. */
export const undocumentedKeys: readonly (ParameterKey & { readonly decision: string })[] =
  parameterKeys.flatMap((key) =>
    key.undocumented && key.decision !== undefined ? [{ ...key, decision: key.decision }] : [],
  )
