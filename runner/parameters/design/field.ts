// The check of one value: what is looked at in which order before its type has its say.
import { own } from '../../text/index.ts'
import { nestedOf, nestedOfOther, placeholderOf, readNested } from '../nested.ts'
import { optionsWrapper, storeOf } from '../options.ts'
import { isRequired, type Parameter, type ParameterType, type Shape } from '../parameter.ts'
import { isVisual, typeNamed, typeOf } from '../types/index.ts'
import { isExpression, isLoneExpression, isNothing } from '../values.ts'
import { checkChoice } from './choice.ts'
import { filled } from './defaults.ts'
import { checkFilter, checkItems } from './items.ts'
import { checkJson } from './json.ts'
import { checkMembers } from './members.ts'
import { checkEach } from './nested-fields.ts'
import { checkPath } from './path-levels.ts'
import { checkPlain, checkSwitch } from './plain.ts'
import {
  type Findings,
  type Handler,
  noFindings,
  type Place,
  remember,
  rootOf,
  type Session,
  wrong,
} from './walk.ts'

const handlers: Readonly<Record<Shape, Handler>> = {
  plain: checkPlain,
  choice: checkChoice,
  collection: checkMembers,
  list: checkItems,
  path: checkPath,
  filter: checkFilter,
  json: checkJson,
  visual: noFindings,
}

/** Checks one value as the form library does: mandatory, empty, type, expression, own rules. */
export function checkValue(
  given: unknown,
  written: Parameter,
  place: Place,
  session: Session,
): Findings {
  if (isVisual(written)) return noFindings()
  if (written.type === '') return wrong(place, 'Field type is required.')
  const { parameter, type } = referenced(written)
  const value = filled(given, parameter, place, session)
  if (isNothing(value)) return checkNothing(value, parameter, place, session)
  const got = typeNameOf(value)
  if (type && type.wants !== 'any' && type.wants !== got && !isLoneExpression(value)) {
    return wrong(place, `Expected type '${type.wants}', got type '${got}'.`)
  }
  if (isExpression(value)) return checkExpression(value, parameter, type, place, session)
  if (type?.expand) return session.check(value, type.expand(parameter), place)
  if (type?.wants === 'boolean' && session.options.edition === 'newer') {
    return checkSwitch(value, parameter, place, session)
  }
  return handlers[type?.shape ?? 'plain'](value, parameter, place, session)
}

/**
 * A reference with the address of its choices put in. One that names a kind and brings its own
 * options is left as an unknown type, as the form library does: nothing is checked then.
 */
function referenced(written: Parameter): { parameter: Parameter; type: ParameterType | undefined } {
  const type = typeOf(written)
  const [name = '', kind = ''] = written.type.split(':')
  if (!type?.address) return { parameter: written, type }
  const store = storeOf(written)
  if (typeof store === 'string' || Array.isArray(store)) {
    return { parameter: written, type: written.type === name ? type : undefined }
  }
  const options = { ...optionsWrapper(written), store: type.address(kind) }
  return { parameter: { ...written, type: name, options }, type: typeNamed(name) }
}

function checkNothing(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Findings {
  if (isRequired(parameter) && !place.hidden) return wrong(place, 'Field is mandatory.')
  if (parameter.type === 'select' && placeholderOf(parameter)) {
    return checkChoice(value, parameter, place, session)
  }
  const isSwitch = typeOf(parameter)?.wants === 'boolean' && session.options.edition === 'newer'
  return isSwitch ? checkSwitch(value, parameter, place, session) : noFindings()
}

function checkExpression(
  value: string,
  parameter: Parameter,
  type: ParameterType | undefined,
  place: Place,
  session: Session,
): Findings {
  const allowed = rootOf(place, session)?.allowsExpressions === true
  if (own(parameter, 'mappable') === false || !allowed) {
    return wrong(place, 'Value contains prohibited IML expression.')
  }
  if (type?.remembersEdit) remember(place, session, { mode: 'edit' })
  const isNewer = session.options.edition === 'newer'
  const shown = isNewer ? nestedOfOther(parameter) : [readNested(nestedOf(parameter))]
  return checkEach(shown, value, parameter, place, session)
}

function typeNameOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value
}
