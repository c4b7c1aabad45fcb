// Every parameter a file declares, however deep it is nested, with its path.
import { typeNamed } from '../../parameters/index.ts'
import { isRecord, own, type Path } from '../../text/index.ts'

export interface DeclaredField {
  readonly name: string
  readonly type: string
  readonly path: Path
}

/** Keys under which further parameters of the same level stand. */
const LEVEL = ['nested', 'options', 'store', 'placeholder']

/** The parameters of one level, nested ones included, those inside of collections and lists not. */
export function fieldsIn(value: unknown, path: Path = []): readonly DeclaredField[] {
  const fields: DeclaredField[] = []
  const open: { readonly value: unknown; readonly path: Path }[] = [{ value, path }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: here, path: at } = next
    if (Array.isArray(here)) {
      for (const [index, item] of here.entries()) open.push({ value: item, path: [...at, index] })
    } else if (isRecord(here)) {
      const field = fieldOf(here, at)
      if (field) fields.push(field)
      for (const key of LEVEL) {
        if (Object.hasOwn(here, key)) open.push({ value: here[key], path: [...at, key] })
      }
    }
  }
  return fields.reverse()
}

function fieldOf(written: Record<string, unknown>, path: Path): DeclaredField | undefined {
  const name = own(written, 'name')
  const type = own(written, 'type')
  if (typeof name !== 'string' || typeof type !== 'string') return undefined
  return typeNamed(type)?.shape === 'visual' ? undefined : { name, type, path }
}
