// Words in a dialog that hold no value: banners, notes, separators.
import type { Field } from '../../parameters/index.ts'
import { Words } from './words.tsx'

export function Banner({ field }: { readonly field: Field }) {
  if (field.type === 'separator') return <hr />
  const text = field.help ?? field.label
  return (
    <div class="banner" role="note">
      {/* what has no label is called by its name or its type */}
      {[field.name, field.type, text].includes(field.label) ? null : <strong>{field.label}</strong>}
      <Words text={text} />
    </div>
  )
}
