// The views of the page drawn to text, without a browser: every control, state and mark.
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { addressOf, viewIn } from '../../runner/page/address.ts'
import { keptOf, withValue } from '../../runner/page/drawn.ts'
import { piecesIn } from '../../runner/page/editor/tokens.ts'
import { BEGINNING, type Dialog, keyOf, type Model, NEW_DIALOG } from '../../runner/page/model.ts'
import { itemsOf, pillOf } from '../../runner/page/pills.ts'
import { rowsOf } from '../../runner/page/rows.ts'
import { withLine } from '../../runner/page/running.ts'
import { App } from '../../runner/page/views/app.tsx'
import { Fields } from '../../runner/page/views/field.tsx'
import type { Hand } from '../../runner/page/views/hand.ts'
import type { Scene } from '../../runner/page/views/scene.ts'
import { Words } from '../../runner/page/views/words.tsx'
import type { AppFacts, DialogFacts } from '../../runner/page/wire.ts'
import { form, parameterTypes } from '../../runner/parameters/index.ts'

const nothing = (): void => {}

const hand: Hand = {
  draw: Fields,
  form: 'test',
  type: nothing,
  touch: nothing,
  items: nothing,
  toggle: nothing,
  enter: nothing,
  json: nothing,
  jsonAt: () => undefined,
  refresh: nothing,
  isMappable: () => false,
  isTold: () => true,
  shownAt: () => undefined,
  insert: undefined,
  inserting: undefined,
  panel: () => null,
  searching: undefined,
  openSearch: nothing,
  closeSearch: nothing,
  typeSearch: nothing,
  search: nothing,
  plain: true,
  pill: (written) => written,
}

function drawn(
  parameters: unknown,
  values = {},
  known = new Map(),
  more: Partial<Hand> = {},
): string {
  const { fields } = form(parameters, values, known, { mappable: true, crud: 'update' })
  return renderToString(<Fields fields={fields} steps={[]} hand={{ ...hand, ...more }} />)
}

const app: AppFacts = {
  label: 'An App',
  directory: '.',
  groups: [{ label: 'Things', modules: ['getThing', 'listThings'] }],
  modules: [
    { name: 'getThing', label: 'Get a Thing', description: 'Gets it.', type: 'action' },
    { name: 'listThings', label: 'List Things', description: 'Lists them.', type: 'search' },
  ],
  rpcs: [],
  connections: [],
  problems: [],
  revision: 1,
  files: 3,
}

const facts: DialogFacts = {
  name: 'getThing',
  kind: 'module',
  plan: {
    parts: [
      {
        domain: 'expect',
        parameters: [
          { name: 'id', type: 'number', label: 'ID', required: true },
          { name: 'secret', type: 'password', label: 'Secret' },
        ],
        mappable: true,
      },
    ],
    context: {},
  },
  defaults: {},
  connections: [],
  output: [],
  changes: false,
}

const place = keyOf('module', 'getThing')

function page(more: Partial<Model> = {}, dialog: Partial<Dialog> = {}): string {
  const model: Model = {
    ...BEGINNING,
    standing: 'open',
    app,
    target: { against: 'fake', name: 'the embedded portal', isLocal: true, choices: [] },
    place,
    dialogs: { [place]: { ...NEW_DIALOG, facts, ...dialog } },
    ...more,
  }
  const actions = new Proxy({}, { get: () => nothing }) as Scene['actions']
  return renderToString(<App model={model} actions={actions} unlock={nothing} />)
}

describe('a field', () => {
  it.each(parameterTypes.map(({ name }) => [name]))('of type %s is drawn', (type) => {
    const html = drawn([{ name: 'x', type, label: 'The label', help: 'The **help**.' }])
    if (html === '') expect(['hidden']).toContain(type)
    else expect(html).toMatch(/The label|The <strong>help|<hr/)
  })

  it('says in words that it is required', () => {
    expect(drawn([{ name: 'x', type: 'text', label: 'X', required: true }])).toContain(
      ' required</span>',
    )
  })

  it('offers Yes, No and Not defined where a boolean may be left out', () => {
    const html = drawn([{ name: 'x', type: 'boolean', label: 'X' }])
    for (const words of ['Yes', 'No', 'Not defined']) expect(html).toContain(words)
    expect(drawn([{ name: 'x', type: 'boolean', label: 'X', required: true }])).toContain(
      'checkbox',
    )
  })

  it('says where a remote list stands', () => {
    const list = [{ name: 'x', type: 'select', label: 'X', options: 'rpc://list' }]
    const key = JSON.stringify(['rpc://list', []])
    expect(drawn(list)).toContain('Loading…')
    expect(drawn(list, {}, new Map([[key, { failed: 'it broke.' }]]))).toContain('it broke.')
    expect(drawn(list, {}, new Map([[key, { value: [] }]]))).toContain('The list is empty.')
    const parent = { name: 'p', type: 'text', label: 'Parent', nested: list }
    expect(drawn([parent], { p: '{{1.id}}' })).toContain('Parent is mapped')
  })

  it('shows the value of an expression, or why it has none', () => {
    const fields = [{ name: 'x', type: 'text', label: 'X' }]
    const shown = drawn(fields, { x: '{{1.a}}' }, new Map(), {
      shownAt: () => ({ text: '9026', type: 'number' }),
    })
    expect(shown).toContain('9026')
    expect(drawn(fields, {}, new Map(), { shownAt: () => ({ wrong: 'no bundle' }) })).toContain(
      'no bundle',
    )
  })

  it('can be erased and edited as JSON', () => {
    expect(drawn([{ name: 'x', type: 'text', label: 'X' }], { x: null })).toContain(
      'will be emptied',
    )
    const html = drawn([{ name: 'x', type: 'text', label: 'X' }], {}, new Map(), {
      jsonAt: () => '{',
    })
    expect(html).toContain('This is no JSON yet.')
  })

  it('draws items with their members, and filters in groups', () => {
    const array = [
      { name: 'x', type: 'array', label: 'X', spec: [{ name: 'a', type: 'text', label: 'A' }] },
    ]
    expect(drawn(array, { x: [{ a: 'one' }] })).toContain('Remove Item 1')
    const filter = [{ name: 'f', type: 'filter', label: 'F' }]
    expect(drawn(filter, { f: [[{ a: 'x', o: 'exist' }]] })).toContain('Add OR rule')
  })
})

describe('help', () => {
  it('becomes nodes: no HTML, no other links than to web pages', () => {
    const text =
      '**b** `c` [page](https://x.example/a) [bad](javascript:alert(1)) <img src=x onerror=alert(1)>'
    const html = renderToString(<Words text={text} />)
    expect(html).toContain('<strong>b</strong>')
    expect(html).toContain('href="https://x.example/a"')
    expect(html).not.toContain('javascript:')
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img')
  })
})

describe('the page', () => {
  it('says what to open where it has no token', () => {
    expect(page({ standing: 'locked' })).toContain('Open the address')
  })

  it('keeps what was typed in sight when the server has ended', () => {
    const html = page(
      { standing: 'lost', why: 'dryrun has ended; start it again.' },
      { values: { id: 7 } },
    )
    expect(html).toContain('dryrun has ended')
    expect(html).toContain('7')
  })

  it('names the live target in amber, and says when none is chosen', () => {
    const target = { against: 'live', name: 'api.example', isLocal: false, choices: [] }
    expect(page({ target })).toContain('bar live')
    const none = { name: 'no target', isLocal: true, why: 'Name one.', choices: [] }
    expect(page({ target: none })).toContain('No target')
  })

  it('marks the last run at each module', () => {
    const run = {
      id: '1',
      state: 'ended',
      underway: [],
      bundles: [{ operation: 0, bundle: { id: 1 } }],
      ended: {
        line: 'end',
        problems: [],
        warnings: [],
        exchanges: [],
        milliseconds: 3,
        interrupted: false,
        operations: 1,
        replies: [],
        revision: 1,
        against: 'the embedded portal',
      },
    } as const
    const html = page({ runs: { [place]: run } })
    expect(html).toContain('the last run: 1 bundles')
    expect(html).toContain('Bundle 1')
    expect(page({ runs: { [place]: run }, app: { ...app, revision: 2 } })).toContain(
      'has changed since',
    )
  })

  it('says what Make would do on an error, and how certain that is', () => {
    const error = {
      type: 'RateLimitError',
      message: 'Slow down',
      effect: 'the next run is delayed',
      certainty: 'inferred',
    }
    const ended = {
      line: 'end',
      error,
      problems: [],
      warnings: [],
      exchanges: [],
      milliseconds: 3,
      interrupted: false,
      operations: 1,
      replies: [],
      revision: 1,
      against: 'x',
    } as const
    const html = page({
      runs: { [place]: { id: '1', state: 'ended', underway: [], bundles: [], ended } },
    })
    expect(html).toContain('RateLimitError')
    expect(html).toContain('inferred')
  })

  it('is drawn for an app of hostile names without a tag of theirs', () => {
    const evil = '<img src=x onerror=alert(1)>'
    const hostile: AppFacts = {
      ...app,
      label: evil,
      groups: [{ label: evil, modules: ['getThing'] }],
      modules: [{ name: 'getThing', label: evil, description: evil, type: evil }],
      problems: [evil],
    }
    const html = page({ app: hostile, said: evil }, { failed: evil })
    expect(html).not.toContain('<img src=x')
  })
})

describe('what is kept over a reload', () => {
  it('holds no secret, and says so', () => {
    const model: Model = { ...BEGINNING, dialogs: {} }
    const dialog = {
      ...NEW_DIALOG,
      facts,
      values: { id: 3, secret: 'hush' },
      json: { secret: '"hush"' },
    }
    const kept = keptOf(model, dialog)
    expect(JSON.stringify(kept)).not.toContain('hush')
    expect(kept).toMatchObject({ values: { id: 3 }, asksSecrets: true })
  })
})

describe('small things', () => {
  it('puts values where collections and lists are not yet', () => {
    expect(withValue(NEW_DIALOG, ['a', 0, 'b'], 1).values).toEqual({ a: [{ b: 1 }] })
    expect(withValue({ ...NEW_DIALOG, values: { a: '{{1}}' } }, ['a', 'b'], 1).values).toEqual({
      a: { b: 1 },
    })
  })

  it('makes views addresses that hold nothing else', () => {
    expect(viewIn('/m/getThing', '?tab=requests')).toEqual({ place, tab: 'requests' })
    expect(addressOf(place, 'requests')).toBe('/m/getThing?tab=requests')
    expect(viewIn('/', '?tab=nothing')).toEqual({ tab: 'output' })
  })

  it('finds the pieces of expressions', () => {
    const text = 'a {{lower(1.company.name; now)}} {{2.x'
    const pieces = piecesIn(text).map(({ start, end, kind }) => [kind, text.slice(start, end)])
    expect(pieces).toEqual([
      ['brace', '{{'],
      ['function', 'lower('],
      ['item', '1.company.name'],
      ['mark', ';'],
      ['word', 'now'],
      ['mark', ')'],
      ['brace', '}}'],
    ])
  })

  it('calls items by their labels', () => {
    const output = [
      {
        name: 'company',
        label: 'Company',
        type: 'collection',
        spec: [{ name: 'name', label: 'Name', type: 'text' }],
      },
    ]
    expect(pillOf('1.company.name', output)).toBe('1. Company: Name')
    expect(itemsOf({ company: { name: 'A' } }, output).map(({ written }) => written)).toEqual([
      '1.company',
      '1.company.name',
    ])
  })

  it('makes rows of what is open alone', () => {
    const roots = [{ name: 'Bundle 1', value: { a: { b: 1 }, c: [] } }]
    expect(rowsOf(roots, () => false)).toHaveLength(1)
    expect(rowsOf(roots, (_, level) => level === 0)).toHaveLength(3)
    expect(rowsOf(roots, () => true).map(({ name }) => name)).toEqual(['Bundle 1', 'a', 'b', 'c'])
  })

  it('follows a run line by line', () => {
    const run = { id: '1', state: 'running', underway: [], bundles: [] } as const
    const asked = withLine(run, { line: 'request', method: 'GET', url: '/a' })
    const answered = withLine(asked, { line: 'answer', status: '200' })
    expect(answered.underway).toEqual([{ method: 'GET', url: '/a', status: '200' }])
    expect(withLine(answered, { line: 'refused', message: 'no' }).state).toBe('refused')
  })
})
