// The addresses of RPCs in the files of parameters, and what they carry to the RPC.
import { leadsToParameters, rpcName, rpcQuery } from '../../parameters/index.ts'
import type { App, Document } from '../../spec/index.ts'
import { isRecord, own, type Path, stringOf } from '../../text/index.ts'
import { type CheckedFile, filesOf } from '../look/files.ts'
import { type Text, textsIn } from '../look/texts.ts'

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

/** Keys whose texts are addresses. */
const ADDRESSED = new Set(['options', 'store', 'nested'])

/** Texts where an address must stand, and that are none: items of lists of parameters, and options. */
export function strayTexts(file: CheckedFile): readonly Text[] {
  if (file.templates !== 'mistaken') return []
  const { value } = file.document
  return textsIn(value).filter(({ text, path, isKey }) => {
    if (isKey || text.includes('://') || text.includes('{{')) return false
    const last = path.at(-1)
    if (typeof last === 'number') return leadsToParameters(path.slice(0, -1))
    return ADDRESSED.has(stringOf(last)) || (last !== 'spec' && leadsToParameters(path))
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
    if (Array.isArray(next)) for (const item of next) open.push(item)
    else if (isRecord(next)) {
      const parameters = own(own(next, 'rpc'), 'parameters')
      if (Array.isArray(parameters)) for (const one of parameters) found.push(one)
      for (const value of Object.values(next)) open.push(value)
    }
  }
  return found
}
