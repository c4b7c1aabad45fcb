// One field of a dialog in Make's manners: label, Map toggle, control, value, help, problems.
import { type Field as Drawn, isErased } from '../../parameters/index.ts'
import { Banner } from './banner.tsx'
import { Control } from './control.tsx'
import { Expression } from './expression.tsx'
import { type Hand, idOf } from './hand.ts'
import { JsonBox } from './json-box.tsx'
import { SearchPanel } from './search-panel.tsx'
import { type FieldProps, Tools } from './tools.tsx'
import { inline, Words } from './words.tsx'

/** Controls that are several: their label is a legend, and belongs to no single one of them. */
const SEVERAL = new Set(['group', 'items', 'filter', 'radio', 'yes-no', 'checkboxes'])

/** Fields of one level, behind another those that it reveals. */
export function Fields({
  fields,
  steps,
  hand,
  areItems = false,
  isAdvanced = true,
}: Omit<FieldProps, 'field'> & {
  readonly fields: readonly Drawn[]
  readonly areItems?: boolean
  readonly isAdvanced?: boolean
}) {
  const hidden = new Set<string>()
  return (
    <>
      {fields.map((field, index) => {
        const isHidden = !isAdvanced && (field.advanced || hidden.has(field.revealedBy ?? ''))
        if (isHidden) hidden.add(field.path)
        if (isHidden) return null
        const place = [...steps, areItems ? Number(field.name) : field.name]
        const key = field.name === '' ? `${field.path}#${index}` : field.path
        return <Field key={key} field={field} steps={place} hand={hand} />
      })}
    </>
  )
}

export function Field({ field, steps, hand }: FieldProps) {
  if (field.control === 'note') return <Banner field={field} />
  const id = idOf(hand, field.path)
  const json = hand.jsonAt(field.path)
  const problems = hand.isTold(field.path) ? field.problems : []
  const described = [
    field.help || field.hint ? `${id}-help` : '',
    problems.length > 0 ? `${id}-wrong` : '',
    hand.shownAt(field.path) ? `${id}-value` : '',
  ].filter((one) => one !== '')
  const about = { id, described: described.join(' ') || undefined, isWrong: problems.length > 0 }
  const isSeveral = SEVERAL.has(field.control) && field.mode === 'choose' && json === undefined
  const isCheckbox = field.control === 'checkbox' && field.mode === 'choose' && json === undefined
  const body =
    json !== undefined ? (
      <JsonBox field={field} steps={steps} hand={hand} text={json} about={about} />
    ) : isErased(field.value) && field.canErase ? (
      <Erased id={id} onUndo={() => hand.type(steps, undefined)} />
    ) : field.mode === 'map' ? (
      <Expression field={field} steps={steps} hand={hand} about={about} />
    ) : (
      <Control field={field} steps={steps} hand={hand} about={about} />
    )
  const inside = (
    <>
      {isCheckbox ? null : body}
      <Preview id={id} shown={hand.shownAt(field.path)} />
      {problems.map((problem) => (
        <p key={problem.message} class={`wrong ${problem.severity}`} id={`${id}-wrong`}>
          {problem.message}
          {problem.suggestion ? ` Did you mean ${problem.suggestion}?` : ''}
          {problem.remedy && problem.remedy !== `${field.label} is needed.`
            ? ` ${problem.remedy}`
            : ''}
        </p>
      ))}
      {field.waiting ? (
        <p class="waiting" role="status">
          {field.waiting}
        </p>
      ) : null}
      {field.help || field.hint ? (
        <div class="help" id={`${id}-help`}>
          {field.help ? <Words text={field.help} /> : null}
          {field.hint ? <p>{field.hint}</p> : null}
        </div>
      ) : null}
      {field.cautions?.map((caution) => (
        <p class="caution" key={caution}>
          {caution}
        </p>
      ))}
      {field.search && hand.searching?.path === field.path ? (
        <SearchPanel field={field} steps={steps} hand={hand} search={field.search} />
      ) : null}
      {hand.inserting === field.path ? hand.panel(steps, field.value) : null}
    </>
  )
  const level = field.revealedBy ? 'field revealed' : 'field'
  if (isSeveral) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: tools stand beside the name, which a legend would hold
      <div
        role="group"
        class={`${level} several ${field.control}-field`}
        data-path={field.path}
        aria-labelledby={`${id}-label`}
        aria-describedby={about.described}
        id={id}
        tabIndex={-1}
      >
        <div class="head">
          <span id={`${id}-label`}>
            <Label field={field} />
          </span>
          <Tools field={field} steps={steps} hand={hand} />
        </div>
        {inside}
      </div>
    )
  }
  return (
    <div class={level} data-path={field.path}>
      <div class="head">
        <label for={id} class={isCheckbox ? 'plain' : undefined}>
          {isCheckbox ? body : null}
          <Label field={field} />
        </label>
        <Tools field={field} steps={steps} hand={hand} />
      </div>
      {inside}
    </div>
  )
}

/** Bold where it is required, and so in words for those who hear the page. */
function Label({ field: { label, required, control } }: Pick<FieldProps, 'field'>) {
  const isBold = required && control !== 'checkbox'
  return (
    <span class={isBold ? 'label required' : 'label'}>
      {inline(label)}
      {isBold ? (
        <>
          <span class="star" aria-hidden="true">
            *
          </span>
          <span class="unseen"> required</span>
        </>
      ) : null}
    </span>
  )
}

function Erased({ id, onUndo }: { readonly id: string; readonly onUndo: () => void }) {
  return (
    <div class="box erased">
      <span class="pill keyword">erase</span>
      <span class="faint">The field will be emptied.</span>
      <button type="button" class="tool" id={id} onClick={onUndo}>
        Undo
      </button>
    </div>
  )
}

/** What an expression comes to, under its field. */
function Preview({
  id,
  shown,
}: {
  readonly id: string
  readonly shown: ReturnType<Hand['shownAt']>
}) {
  if (!shown) return null
  if ('wrong' in shown) {
    return (
      <p class="value missing" id={`${id}-value`}>
        {shown.wrong}
      </p>
    )
  }
  return (
    <p class="value" id={`${id}-value`}>
      <span class="unseen">Value: </span>
      <span aria-hidden="true">= </span>
      {shown.text === '' ? 'empty text' : shown.text} <span class="type">{shown.type}</span>
    </p>
  )
}
