// The addresses of RPCs in the files of parameters, and what they carry to the RPC.
import { rpcName, rpcQuery } from '../../parameters/index.ts'
import type { App, Document } from '../../spec/index.ts'
import { isRecord, own, type Path } from '../../text/index.ts'
import { type CheckedFile, filesOf } from '../files.ts'
import { textsIn } from '../texts.ts'

export interface Address {
  readonly file: CheckedFile
  readonly text: string
  readonly path: Path
  /** The RPC it leads to; undefined where an expression decides. */
  readonly rpc: string | undefined
}

/** Every `rpc://` address of a file. */
export function addressesIn(file: CheckedFile): readonly Address[] {
  const mayHold = file.templates === 'mistaken' || file.key === 'samples'
  if (!mayHold || !file.document.source.text.includes('rpc:')) return []
  return textsIn(file.document.value).flatMap(({ text, path, isKey }) => {
    if (isKey || !text.startsWith('rpc://')) return []
    const name = rpcName(text)
    return [{ file, text, path, rpc: name?.includes('{{') ? undefined : name }]
  })
}

/** Parameters that only RPCs see: those behind `?` of their addresses, and of search buttons. */
export function searchParameters(app: App): readonly unknown[] {
  return filesOf(app)
    .filter(({ templates }) => templates === 'mistaken')
    .flatMap((file) => [
      ...addressesIn(file).flatMap(({ text }) =>
        Object.keys(rpcQuery(text)).map((name) => ({ name, type: 'any' })),
      ),
      ...buttonsIn(file.document),
    ])
}

function buttonsIn(document: Document): readonly unknown[] {
  if (!document.source.text.includes('"rpc"')) return []
  const found: unknown[] = []
  const open: unknown[] = [document.value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...next)
    else if (isRecord(next)) {
      const parameters = own(own(next, 'rpc'), 'parameters')
      if (Array.isArray(parameters)) found.push(...parameters)
      open.push(...Object.values(next))
    }
  }
  return found
}
