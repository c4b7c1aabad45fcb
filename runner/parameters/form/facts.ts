// What a field shows whatever stands around it: its words, its control and its Map toggle.
import { defined, isRecord, own, textAt } from '../../text/index.ts'
import { undocumentedKeys } from '../keys.ts'
import { optionsWrapper } from '../options.ts'
import {
  type Control,
  isRequired,
  labelOf,
  limitOf,
  type Parameter,
  type ParameterType,
} from '../parameter.ts'
import { isVisual, typeOf } from '../types/index.ts'
import { isExpression } from '../values.ts'
import { filterAsList, isFilterFull } from './filter-list.ts'
import type { Field, Making } from './model.ts'

type Words = Pick<
  Field,
  | 'label'
  | 'control'
  | 'type'
  | 'required'
  | 'advanced'
  | 'multiple'
  | 'help'
  | 'hint'
  | 'default'
  | 'placeholder'
  | 'addLabel'
  | 'isFull'
  | 'cautions'
>

/** The words and switches of a parameter; `written` is what a composite type stood for. */
export function wordsOf(
  written: Parameter,
  parameter: Parameter,
  mode: 'choose' | 'map',
  value: unknown,
): Words {
  const help = helpOf(parameter, mode)
  const cautions = cautionsOf(written)
  const preset = own(parameter, 'default')
  const placeholder = placeholderText(parameter)
  return {
    label: labelOf(parameter),
    control: controlOf(parameter, typeOf(parameter)),
    type: written.type,
    required: isRequired(parameter),
    advanced: own(parameter, 'advanced') === true,
    multiple: own(parameter, 'multiple') === true,
    ...defined({ help }),
    ...hintOf(parameter, typeOf(parameter)),
    ...defined({ default: preset, placeholder }),
    ...adding(parameter, value),
    ...(cautions.length === 0 ? {} : { cautions }),
  }
}

/** What the button that adds an item says, and whether there is no room for another one. */
function adding(parameter: Parameter, value: unknown): Pick<Words, 'addLabel' | 'isFull'> {
  const isFilter = typeOf(parameter)?.shape === 'filter'
  const list = isFilter ? filterAsList(parameter) : parameter
  const add = own(own(list, 'labels'), 'add')
  const most = limitOf(parameter, 'maxItems')
  const isCounted = most !== undefined && Array.isArray(value) && value.length >= most
  return {
    ...(typeof add === 'string' ? { addLabel: add } : {}),
    ...(isCounted || (isFilter && isFilterFull(parameter, value)) ? { isFull: true } : {}),
  }
}

/** Keys that say something nobody outside Make can follow: what is done here instead. */
function cautionsOf(parameter: Parameter): readonly string[] {
  return undocumentedKeys
    .filter(({ name }) => own(parameter, name) !== undefined)
    .map(
      ({ name, decision }) =>
        `"${name}" is written here, and what Make does with it is not documented: ${decision}.`,
    )
}

/** The words of the placeholder, which is a text or an object with a label. */
function placeholderText(parameter: Parameter): string | undefined {
  const written = own(optionsWrapper(parameter), 'placeholder')
  const text = isRecord(written) ? own(written, 'label') : written
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** The limits of the value in words, as the dialog shows them on its own. */
function hintOf(parameter: Parameter, row: ParameterType | undefined): Pick<Words, 'hint'> {
  const counted = row?.shape === 'list' || own(parameter, 'multiple') === true
  const least = limitOf(parameter, counted ? 'minItems' : 'min')
  const most = limitOf(parameter, counted ? 'maxItems' : 'max')
  const noun = counted ? ' item' : row?.wants === 'string' ? ' character' : ''
  const unit = noun === '' || (most ?? least) === 1 ? noun : `${noun}s`
  if (least !== undefined && least === most) return { hint: `Must be exactly ${least}${unit}.` }
  if (least !== undefined && most !== undefined) {
    return { hint: `Must be between ${least} and ${most}${unit}.` }
  }
  if (least !== undefined) return { hint: `Must be at least ${least}${unit}.` }
  return most === undefined ? {} : { hint: `Must be at most ${most}${unit}.` }
}

/** The position of the Map toggle: set by a person, told by the value, or where it starts. */
export function modeOf(
  parameter: Parameter,
  value: unknown,
  path: string,
  row: ParameterType | undefined,
  making: Making,
): 'choose' | 'map' {
  if (!canMap(parameter, row, making)) return 'choose'
  const set = own(making.context.modes, path)
  if (set === 'choose' || set === 'map') return set
  return isExpression(value) || own(parameter, 'mode') === 'edit' ? 'map' : 'choose'
}

/** Text-like fields take expressions as they are; everything else has a Map toggle. */
export function canMap(
  parameter: Parameter,
  row: ParameterType | undefined,
  making: Making,
): boolean {
  if (making.context.mappable !== true || own(parameter, 'mappable') === false) return false
  const textLike = row?.shape === 'plain' && row.wants !== 'boolean' && !row.choices
  return row !== undefined && row.shape !== 'visual' && !textLike
}

function helpOf(parameter: Parameter, mode: 'choose' | 'map'): string | undefined {
  const other = own(own(parameter, 'mappable'), 'help') ?? own(own(parameter, 'editable'), 'help')
  if (mode === 'map' && typeof other === 'string') return other
  return textAt(parameter, 'help') ?? (isVisual(parameter) ? textAt(parameter, 'text') : undefined)
}

/** The control of the type, or the one its keys turn it into. */
function controlOf(parameter: Parameter, row: ParameterType | undefined): Control {
  const control = row?.control ?? 'text'
  // a collection without members is free: any JSON object will do
  if (control === 'group' && own(parameter, 'spec') === undefined) return 'code'
  if (control === 'yes-no') return isRequired(parameter) ? 'checkbox' : control
  if (control === 'text') return own(parameter, 'multiline') === true ? 'textarea' : control
  return control === 'select' && own(parameter, 'multiple') === true ? 'checkboxes' : control
}
