// `connectionFrom`: a connection that is made first, and whose data the component then reads.
import { kinds, type Operation, operate, type Setting } from '../engine/index.ts'
import { documentOfValue, inherit } from '../spec/index.ts'
import { isRecord, type Json, own } from '../text/index.ts'
import { cannedAnswer } from './requests.ts'

/**
 * The data of a connection after its own communication ran on `parameters` and got `answer` for each
 * request: its parameters, and over them what `data` saved. Throws an Error when it is refused.
 */
export function connectionFrom(written: unknown, setting: Setting): Record<string, unknown> {
  const parameters = own(written, 'parameters')
  const values = isRecord(parameters) ? parameters : {}
  const variables = { ...setting.scope.variables, parameters: values, connection: values }
  const communication = documentOfValue((own(written, 'communication') ?? {}) as Json)
  const { data, error } = made(
    inherit(undefined, communication, setting.switches),
    { ...setting, scope: { ...setting.scope, variables } },
    own(written, 'answer'),
  )
  if (error) throw new Error(`the connection was refused: ${error.message}`)
  return { ...values, ...(isRecord(data) ? data : {}) }
}

function made(
  requests: ReturnType<typeof inherit>,
  setting: Setting,
  answer: unknown,
): { data: unknown; error: Operation['error'] } {
  const kind = kinds.get('connection')
  if (!kind) throw new Error('the engine has no kind connection')
  const process = operate(kind, requests, setting)
  for (let next = process.next(); ; ) {
    if (next.done) return { data: next.value.stored.data, error: next.value.error }
    next = process.next(next.value.kind === 'send' ? cannedAnswer(answer) : undefined)
  }
}
