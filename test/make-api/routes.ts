// What the stand-in answers: the calls of Make's SDK API with the checks that are known or reported of it.
import { type ParseError, parse } from 'jsonc-parser'
import {
  type App,
  type Component,
  checksumsOf,
  type Kind,
  keyOf,
  kindNames,
  kinds,
  partsOf,
  type State,
} from './state.ts'
import type { Switches } from './switches.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly type: string
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Buffer
}

const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
})

/** How Make says no. */
export const refusal = (status: number, code: string, message: string, detail?: string): Answer =>
  json({ message, code, ...(detail === undefined ? {} : { detail }) }, status)

const missing = (what: string): Answer => refusal(404, 'IM404', 'Not found', `${what} not found`)

const bad = (detail: string, code = 'SC400'): Answer => refusal(400, code, 'Bad Request', detail)

interface World {
  readonly state: State
  readonly switches: Switches
}

/** Answers one authorised request. */
export function answer(asked: Asked, world: World): Answer {
  const parts = asked.path.split('/').filter((part) => part !== '')
  const [sdk, apps, ...rest] = parts
  if (sdk !== 'sdk' || apps !== 'apps') return missing(asked.path)
  if (rest.length === 0) return ofApps(asked, world)
  const [first = '', second = '', third, ...more] = rest
  if (first === 'connections' || first === 'webhooks') {
    const part = world.state.parts[first].get(second)
    const owner = part && [...world.state.apps.values()].find((one) => one.name === part.app)
    if (!part || !owner) return missing(`${first} ${second}`)
    return ofComponent(first, part, owner, third, asked, world)
  }
  if (second === 'connections' || second === 'webhooks') {
    const app = [...world.state.apps.values()].find((one) => one.name === first)
    return app ? ofList(second, app, asked, world) : missing(`App ${first}`)
  }
  const app = world.state.apps.get(`${first}/${second}`)
  if (!app) return missing(`App ${first}`)
  return ofApp(app, third, more, asked, world)
}

function ofApps({ method, body }: Asked, { state, switches }: World): Answer {
  if (method === 'GET') return json({ apps: [...state.apps.values()].map(appAnswer) })
  if (method !== 'POST') return refusal(405, 'IM405', 'Method not allowed')
  const facts = jsonBody(body)
  const name = String(facts.name ?? '')
  if (!/^[a-z][0-9a-z-]{1,28}[0-9a-z]$/.test(name)) {
    return bad("Value doesn't match pattern in parameter 'name'.")
  }
  for (const key of ['label', 'audience', 'theme', 'language']) {
    if (!facts[key]) return bad(`Missing value of required parameter '${key}'.`)
  }
  const app: App = {
    name: switches.keepsNames ? name : `${name}-${switches.suffix()}`,
    version: Number(facts.version ?? 1),
    facts: { ...facts, theme: String(facts.theme).toLowerCase() },
    texts: {
      // a template, not an empty text
      base: '{\n\t"headers": {"Authorization": "Bearer {{connection.apiKey}}"}\n}',
      common: '{}',
      groups: '[]',
      readme: '',
      install: '[]',
      installSpec: '[]',
    },
    icon: undefined,
    public: false,
    approved: false,
    origin: switches.zone,
    changes: [],
  }
  state.apps.set(`${app.name}/${app.version}`, app)
  return json({ app: appAnswer(app) })
}

function appAnswer(app: App): unknown {
  const { name, version, facts, public: isPublic, approved, origin, changes } = app
  return { ...facts, name, version, public: isPublic, approved, origin, changes, beta: false }
}

function ofApp(
  app: App,
  what: string | undefined,
  more: readonly string[],
  asked: Asked,
  world: World,
): Answer {
  const { method, body, type } = asked
  const { state, switches } = world
  if (what === undefined) {
    if (method === 'GET') {
      const columns = asked.query.getAll('cols[]')
      const all = appAnswer(app) as Record<string, unknown>
      const usual = ['name', 'label', 'version', 'beta', 'theme']
      const shown = columns.includes('*') ? Object.keys(all) : columns.length > 0 ? columns : usual
      return json({ app: Object.fromEntries(shown.map((name) => [name, all[name]])) })
    }
    if (method === 'PATCH') {
      Object.assign(app.facts, jsonBody(body))
      return json({ app: appAnswer(app) })
    }
    if (app.public) return refusal(403, 'IM403', 'Public app cannot be deleted.')
    state.apps.delete(`${app.name}/${app.version}`)
    return json({ ok: true })
  }
  if (what === 'checksum') return json(checksumsOf(state, app, switches.checksumOmits))
  if (what === 'review') return json({ review: { status: app.approved ? 'approved' : 'none' } })
  if (what === 'icon') {
    if (type !== 'image/png') return bad('Unsupported content type.')
    app.icon = body
    return json({ changed: true })
  }
  if (what === 'public' || what === 'private') {
    app.public = what === 'public'
    return json({ changed: true })
  }
  if (what === 'commit') return commit(app, world, jsonBody(body).changeIds)
  if (what === 'rollback') {
    app.changes = []
    return json({ ok: true })
  }
  if (what === 'clone') return refusal(403, 'IM403', 'Access denied')
  if (kindNames.includes(what as Kind)) {
    const kind = what as Kind
    const [name, section, visibility] = more
    if (isOff(kind, switches)) return missing(kind)
    if (name === undefined) return ofList(kind, app, asked, world)
    const part = state.parts[kind].get(keyOf(app.name, app.version, name, kind))
    if (!part || kind === 'connections') return missing(`${kinds[kind].group} ${name}`)
    return ofComponent(kind, part, app, section ?? visibility, asked, world)
  }
  const text = app.texts[what]
  if (text === undefined) return missing(what)
  if (method === 'GET') return textAnswer(what, text, switches)
  if (what === 'common' && app.approved) return refusal(403, 'IM403', 'Common data is locked.')
  const wrong =
    wrongText(what, asked) ?? (what === 'groups' ? wrongGroups(app, asked, state) : undefined)
  if (wrong) return wrong
  app.texts[what] = stored(what, body.toString(), switches)
  return changed(app, 'app', app.name, what, state)
}

const isOff = (kind: Kind, { functions, endpoints }: Switches): boolean =>
  (kind === 'endpoints' && !endpoints) || (kind === 'functions' && functions === 'unknown')

function commit(app: App, { state }: World, ids: unknown): Answer {
  const wanted = Array.isArray(ids) ? new Set(ids) : undefined
  const going = app.changes.filter(({ id }) => wanted === undefined || wanted.has(id))
  app.changes = app.changes.filter((one) => !going.includes(one))
  for (const kind of kindNames) {
    for (const part of partsOf(state, app, kind)) {
      if (going.some(({ item, group }) => item === part.name && group === kinds[kind].group)) {
        part.committed = undefined
      }
    }
  }
  return json({ ok: true })
}

/** An approved app collects what was written until it is committed. */
function changed(app: App, group: string, item: string, code: string, state: State): Answer {
  if (!app.approved) return json({ change: {}, changed: true })
  const change = { id: state.nextChange++, group, item, code }
  app.changes.push(change)
  return json({ change, changed: true })
}

function ofList(kind: Kind, app: App, { method, body }: Asked, world: World): Answer {
  const { state, switches } = world
  const { wrapper, versioned } = kinds[kind]
  if (method === 'GET') {
    const parts = partsOf(state, app, kind)
    return json({ [`${wrapper}s`]: parts.map((one) => ({ name: one.name, ...one.facts })) })
  }
  if (method !== 'POST') return refusal(405, 'IM405', 'Method not allowed')
  if (kind === 'functions' && switches.functions === 'denied') {
    return refusal(403, 'IM403', 'Access denied')
  }
  const facts = jsonBody(body)
  const wrong = wrongFacts(kind, facts, app, state, true)
  if (wrong) return wrong
  const { name: wanted, moduleInitMode, subtype, ...rest } = facts
  const name = versioned ? String(wanted) : freeName(app.name, state, kind)
  if (state.parts[kind].has(keyOf(app.name, app.version, name, kind))) {
    return bad(`Name ${name} is already used.`)
  }
  const part: Component = {
    name,
    app: app.name,
    version: app.version,
    facts: { connection: null, altConnection: null, ...rest },
    committed: undefined,
    texts: scaffold(kind, String(moduleInitMode)),
  }
  state.parts[kind].set(keyOf(app.name, app.version, name, kind), part)
  if (kind === 'modules') appendToOther(app, name, switches)
  if (app.approved) changed(app, kinds[kind].group, name, 'create', state)
  const shown = { name, ...part.facts }
  const withoutName = kind === 'webhooks' && switches.webhooksWithoutName ? rest : shown
  return json({ [wrapper]: withoutName })
}

function freeName(app: string, state: State, kind: Kind): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? app : `${app}${number}`
    if (!state.parts[kind].has(name)) return name
  }
}

/** What a new component holds before anything is uploaded. */
function scaffold(kind: Kind, mode: string): Component['texts'] {
  if (kind === 'functions') return { code: 'function () {}', test: '' }
  const isBlank = kind === 'modules' && mode === 'blank'
  return Object.fromEntries(
    kinds[kind].sections.map((section) => {
      const isObject = section === 'api' || section === 'samples' || section === 'epoch'
      const example = section === 'api' && !isBlank ? '{\n\t"url": "/api/users"\n}' : undefined
      if (section === 'common') return [section, '{}']
      return [section, example ?? (isObject ? '{}' : '[]')]
    }),
  )
}

function appendToOther(app: App, name: string, switches: Switches): void {
  const groups = JSON.parse(app.texts.groups ?? '[]') as { label: string; modules: string[] }[]
  const other = groups.find(({ label }) => label === 'Other')
  if (other) other.modules.push(name)
  else groups.push({ label: 'Other', modules: [name] })
  app.texts.groups = stored('groups', JSON.stringify(groups), switches)
}

function ofComponent(
  kind: Kind,
  part: Component,
  app: App,
  section: string | undefined,
  asked: Asked,
  world: World,
): Answer {
  const { method, body } = asked
  const { state, switches } = world
  const { wrapper, group } = kinds[kind]
  if (section === undefined) {
    const facts = part.committed ?? part.facts
    if (method === 'GET') return json({ [wrapper]: { name: part.name, ...facts } })
    if (method === 'PATCH') return patch(kind, part, app, asked, world)
    if (method === 'DELETE') return remove(kind, part, app, world)
    return refusal(405, 'IM405', 'Method not allowed')
  }
  if (section === 'public' || section === 'private') return json({ changed: true })
  const text = part.texts[section]
  if (text === undefined) return missing(section)
  if (method === 'GET') return textAnswer(section, text ?? 'null', switches)
  if (method !== 'PUT') return refusal(405, 'IM405', 'Method not allowed')
  const wrong = wrongText(section, asked)
  if (wrong) return wrong
  if (section === 'code' && !body.toString().startsWith('function')) {
    return refusal(400, 'IM005', 'Invalid function code.')
  }
  part.texts[section] = stored(section, body.toString(), switches)
  return changed(app, group, part.name, section, state)
}

function patch(
  kind: Kind,
  part: Component,
  app: App,
  { body }: Asked,
  { state, switches }: World,
): Answer {
  const { wrapper, patchable, group } = kinds[kind]
  const facts = jsonBody(body)
  const unknown = Object.keys(facts).find((name) => !patchable.includes(name))
  if (unknown !== undefined) return bad(`Unknown parameter '${unknown}'.`)
  const wrong = wrongFacts(kind, { ...part.facts, ...facts }, app, state, false)
  if (wrong) return wrong
  const before = { ...part.facts }
  if (kind === 'rpcs' && switches.rpcIgnoresConnection) {
    delete facts.connection
    delete facts.altConnection
  }
  // label and description of an endpoint are live at once
  if (app.approved && kind !== 'endpoints') part.committed ??= before
  Object.assign(part.facts, facts)
  if (app.approved && kind !== 'endpoints') changed(app, group, part.name, 'metadata', state)
  const shown = switches.patchEchoesOld ? before : part.facts
  return json({ [wrapper]: { name: part.name, ...shown } })
}

function remove(kind: Kind, part: Component, app: App, { state, switches }: World): Answer {
  const mayStay = switches.deletesInPublic && (kind === 'rpcs' || kind === 'functions')
  if (app.public && !mayStay)
    return refusal(403, 'IM403', 'Component of a public app cannot be deleted.')
  const field = kind === 'connections' ? 'connection' : kind === 'webhooks' ? 'webhook' : undefined
  const user =
    field &&
    kindNames
      .flatMap((one) => partsOf(state, app, one))
      .find(({ facts }) => facts[field] === part.name || facts.altConnection === part.name)
  if (user) return bad(`Component is used by ${user.name}.`)
  const drop = (): void => {
    state.parts[kind].delete(keyOf(app.name, app.version, part.name, kind))
  }
  if (kind === 'connections' && switches.deletesLater) setTimeout(drop, 50)
  else drop()
  return json({ ok: true })
}

function wrongFacts(
  kind: Kind,
  facts: Record<string, unknown>,
  app: App,
  state: State,
  isNew: boolean,
): Answer | undefined {
  const named =
    kind === 'functions' || kind === 'rpcs' || kind === 'modules' || kind === 'endpoints'
  if (isNew && named && !/^[a-zA-Z][0-9a-zA-Z]{1,126}[0-9a-zA-Z]$/.test(String(facts.name))) {
    return bad("Value doesn't match pattern in parameter 'name'.")
  }
  if (kind !== 'functions' && !facts.label)
    return bad("Missing value of required parameter 'label'.")
  if (isNew && (kind === 'connections' || kind === 'webhooks') && !facts.type) {
    return bad("Missing value of required parameter 'type'.")
  }
  if (isNew && kind === 'modules') {
    if (String(facts.name).length > 48) return bad("Value is too long in parameter 'name'.")
    if (!facts.typeId || !facts.description)
      return bad("Missing value of required parameter 'typeId'.")
    if (!['blank', 'example', 'module'].includes(String(facts.moduleInitMode))) {
      return bad(`Unknown module init mode: "${String(facts.moduleInitMode)}"`)
    }
    if (
      facts.typeId === 12 &&
      facts.subtype !== 'Universal' &&
      facts.subtype !== 'UniversalGraphQL'
    ) {
      return bad("Missing value of required parameter 'subtype'.")
    }
    if (facts.typeId === 10 && !facts.webhook)
      return bad("Missing value of required parameter 'webhook'.")
  }
  for (const field of ['connection', 'altConnection'] as const) {
    const name = facts[field]
    if (name === null || name === undefined || name === '') continue
    if (state.parts.connections.get(String(name))?.app !== app.name) {
      return bad(`Connection ${String(name)} does not exist.`)
    }
  }
  if (facts.connection && facts.connection === facts.altConnection) {
    return bad('Primary connection must not be the same as the alternative one.')
  }
  return undefined
}

const MEDIA: Readonly<Record<string, readonly string[]>> = {
  common: ['application/json'],
  groups: ['application/json', 'application/jsonc'],
  readme: ['text/markdown'],
  code: ['application/javascript'],
  test: ['application/javascript'],
}

function wrongText(section: string, { body, type }: Asked): Answer | undefined {
  const media = MEDIA[section] ?? ['application/jsonc']
  if (!media.includes(type)) return refusal(415, 'IM415', `Unsupported content type ${type}.`)
  if (section === 'readme' || section === 'code' || section === 'test') return undefined
  const errors: ParseError[] = []
  parse(body.toString(), errors, {
    allowTrailingComma: false,
    disallowComments: section === 'common',
  })
  const [error] = errors
  return error && bad(`Unexpected token in JSONC at position ${error.offset}`)
}

function wrongGroups(app: App, { body }: Asked, state: State): Answer | undefined {
  const groups: unknown = JSON.parse(body.toString())
  const named = (Array.isArray(groups) ? groups : []).flatMap(
    (group: { modules?: string[] }) => group.modules ?? [],
  )
  const names = partsOf(state, app, 'modules').map(({ name }) => name)
  const lost = names.find((name) => !named.includes(name))
  if (lost !== undefined) return bad(`Module ${lost} is in no group.`)
  const unknown = named.find((name) => !names.includes(name))
  return unknown === undefined ? undefined : bad(`Module ${unknown} in groups does not exist.`)
}

/** Groups and common data are stored as values and printed anew. */
function stored(section: string, text: string, { reformats }: Switches): string {
  if (!reformats) return text
  if (section === 'groups') return JSON.stringify(parse(text), null, '\t')
  return section === 'common' ? JSON.stringify(parse(text)) : text
}

function textAnswer(section: string, text: string, { sectionsAsJson }: Switches): Answer {
  const isMarkdown = section === 'readme'
  const isJson = section === 'common' || (sectionsAsJson && !isMarkdown)
  const type = isJson ? 'application/json' : isMarkdown ? 'text/markdown' : 'application/jsonc'
  return { status: 200, type, body: text }
}

function jsonBody(body: Buffer): Record<string, unknown> {
  return JSON.parse(body.toString() || '{}') as Record<string, unknown>
}
