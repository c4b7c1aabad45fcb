// Every parameter a file declares, however deep it is nested, with its path.
import { asParameter, everyList, isVisualType } from '../../parameters/index.ts'
import { isRecord, own, type Path } from '../../text/index.ts'

export interface DeclaredField {
  readonly name: string
  readonly type: string
  readonly path: Path
}

/** The parameters of one level, nested ones included, those inside of collections and lists not. */
export function fieldsIn(value: unknown, path: Path = []): readonly DeclaredField[] {
  if (!Array.isArray(value)) return isRecord(value) ? fieldsOf(value, path) : []
  return value.flatMap((item: unknown, index) => fieldsIn(item, [...path, index]))
}

function fieldsOf(written: Record<string, unknown>, path: Path): DeclaredField[] {
  const name = own(written, 'name')
  const type = own(written, 'type')
  const isField = typeof name === 'string' && typeof type === 'string' && !isVisualType(type)
  return [
    ...(isField ? [{ name, type, path }] : []),
    ...everyList(asParameter(written)).flatMap(({ items, path: place }) =>
      fieldsIn(items, [...path, ...place]),
    ),
  ]
}
