// Runs an endpoint component for a request that names one: one call, one level deep.
import type { Placed } from '../spec/index.ts'
import { own } from '../text/index.ts'
import { BEFORE, ENDPOINT, limit, NOT_BESIDE_ENDPOINT, wrapper } from './directives/index.ts'
import { ModuleError } from './errors.ts'
import { applyAll, naming, placed } from './evaluate.ts'
import type { Meter, Setting } from './setting.ts'
import { EMPTY_DRAFT, type State } from './state.ts'
import { type Communicating, warn } from './step.ts'

/** How one request is made; handed in, because making one may lead here again. */
type Exchange = (state: State, meter: Meter) => Communicating<State>

/** The state of the caller with the endpoint's result as `body` and 200 as `statusCode` (observed). */
export function* callEndpoint(
  caller: State,
  meter: Meter,
  exchange: Exchange,
): Communicating<State> {
  refuseNeighbours(caller.placed)
  const chosen = yield* applyAll(ENDPOINT, caller.placed.value, [], caller)
  const name = chosen.draft.endpoint ?? ''
  const request = placed(chosen, ['endpoint'], () => soleRequest(name, chosen.setting))
  for (const loop of ['pagination', 'repeat']) {
    if (request.value[loop] === undefined) continue
    yield* warn(
      `The endpoint "${name}" makes a single call; its \`${loop}\` is ignored.`,
      request.spanOf([loop]),
    )
  }
  const setting = settingFor(chosen)
  const start: State = {
    setting,
    placed: request,
    scope: setting.scope,
    draft: EMPTY_DRAFT,
    stored: {},
  }
  const body = yield* resultOf(start, meter, exchange)
  return naming(chosen, { body, headers: {}, statusCode: 200 })
}

/** What the one request of an endpoint gives: the default of its condition, or its output. */
function* resultOf(start: State, meter: Meter, exchange: Exchange): Communicating<unknown> {
  const ready = yield* applyAll(BEFORE, start.placed.value, [], start)
  if (ready.skipped) return ready.skipped.value
  const done = yield* exchange(ready, meter)
  const output = limited(done)
  const written = own(done.placed.value.response, 'wrapper')
  if (written === undefined) return output
  const named = naming(done, { output })
  return placed(named, ['response', 'wrapper'], () => wrapper.apply(written, named)).value
}

/** The output, cut to the endpoint's own limit. */
function limited(state: State): unknown {
  const written = own(state.placed.value.response, 'limit')
  if (written === undefined || !Array.isArray(state.output)) return state.output
  const most = placed(state, ['response', 'limit'], () => limit.apply(written, state)).value
  return typeof most === 'number' ? state.output.slice(0, most) : state.output
}

/** Throws a ModuleError for an endpoint that is a chain or leads to another endpoint. */
function soleRequest(name: string, setting: Setting): Placed {
  const [request, ...more] = setting.endpoints?.get(name) ?? []
  if (!request || more.length > 0) {
    throw new ModuleError('RuntimeError', `The endpoint "${name}" must be a single request.`, {
      remedy: 'chain requests in the module, one endpoint each',
    })
  }
  if (request.value.endpoint !== undefined) {
    throw new ModuleError('RuntimeError', `The endpoint "${name}" runs another endpoint.`, {
      at: request.spanOf(['endpoint']),
      remedy: 'endpoints go one level deep: let the module call both',
    })
  }
  return request
}

/** What an endpoint sees: the names of the run, its input as `parameters`, an empty `temp`. */
function settingFor({ setting, draft }: State): Setting {
  const variables = { ...setting.scope.variables, parameters: draft.input ?? {}, temp: {} }
  return { ...setting, scope: { ...setting.scope, variables } }
}

/** Only what the request itself writes counts: base gives its headers to every request. */
function refuseNeighbours({ value, spanOf }: Placed): void {
  if (value.endpoint === undefined) return
  const home = spanOf(['endpoint']).source
  for (const name of NOT_BESIDE_ENDPOINT) {
    if (value[name] === undefined || spanOf([name]).source !== home) continue
    throw new ModuleError('RuntimeError', `\`${name}\` cannot stand beside \`endpoint\`.`, {
      at: spanOf([name]),
      remedy: 'the endpoint makes the request: write it there and hand values over in `input`',
    })
  }
}
