// `aws`: signs the request for Amazon Web Services, version 2 or 4.
import { toText } from '../../iml/index.ts'
import { defined, isRecord, own } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import { AWS_SECRETS, HIDDEN } from '../signing/index.ts'
import { type Directive, documentation, draft, templateSchema } from './directive.ts'

const shortText = { type: 'string', maxLength: 512 }

export const aws: Directive = {
  name: 'aws',
  home: 'request',
  doc: 'Signs the request for Amazon Web Services, in version 2 unless `sign_version` is 4.',
  link: documentation('component-blocks/api'),
  certain: true,
  note: 'inferred: version 2 is the Authorization header of S3 for every host; version 4 takes the region from the host, us-east-1 where it names none, and so the service where `service` is not written; a redirect is signed again only on the same origin',
  schema: {
    type: 'object',
    properties: {
      key: shortText,
      secret: shortText,
      session: shortText,
      bucket: shortText,
      service: shortText,
      sign_version: { anyOf: [{ enum: ['2', '4'] }, templateSchema] },
    },
    additionalProperties: false,
  },
  scope: ANSWER,
  apply: (written, state) => {
    const value = evaluate(written, state)
    if (value === undefined || value === null) return draft(state, { aws: undefined }, value)
    if (!isRecord(value)) {
      throw new ModuleError('RuntimeError', 'aws must be a collection with key and secret.')
    }
    const of = (name: string) => toText(own(value, name))
    const version = of('sign_version') || '2'
    if (version !== '2' && version !== '4') {
      throw new ModuleError('RuntimeError', `There is no sign_version "${version}" of aws.`, {
        remedy: 'write "2" or "4"',
      })
    }
    const credentials = {
      key: of('key'),
      secret: of('secret'),
      version,
      ...defined({
        session: of('session') || undefined,
        bucket: of('bucket') || undefined,
        service: of('service') || undefined,
      }),
    } as const
    return draft(state, { aws: credentials }, withoutSecrets(value, AWS_SECRETS))
  },
}

/** The value as the trace may show it. */
export function withoutSecrets(
  value: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
): Record<string, unknown> {
  const shown: Record<string, unknown> = { ...value }
  for (const name of secrets) if (Object.hasOwn(value, name)) shown[name] = HIDDEN
  return shown
}
