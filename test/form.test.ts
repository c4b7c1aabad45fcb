// Walks dialogs with a script in place of a person: what is asked in which order, what comes of it.
import { describe, expect, it } from 'vitest'
import { type Ended, runDialog } from '../runner/cli/form/dialog.ts'
import { drawForm, type Plan } from '../runner/cli/form/drawing.ts'
import { valuesText, withEmptied } from '../runner/cli/form/files.ts'
import { sentOf, shownValues, verdictFor } from '../runner/cli/form/finish.ts'
import type { Answer, Question } from '../runner/cli/form/question.ts'
import { restored } from '../runner/cli/form/states.ts'
import { begin, beginAtEnd } from '../runner/cli/form/walk.ts'
import {
  describe as describeFields,
  type Answer as Loaded,
  type Need,
} from '../runner/parameters/index.ts'
import { play as commandLine } from './cli-harness.ts'

type Values = Readonly<Record<string, unknown>>

/** One answer: at which question (its id), and what is done there. */
type Line = readonly [id: string, answer: Answer | Answer['action'] | { readonly text: string }]

interface Setting {
  readonly parameters: readonly unknown[]
  readonly crud?: 'create' | 'read' | 'update' | 'delete'
  readonly values?: Values
  readonly states?: unknown
  readonly rpcs?: Readonly<Record<string, (data: Need['data']) => Loaded>>
}

function planFor({ parameters, crud = 'create' }: Setting): Plan {
  return {
    parts: [{ domain: 'expect', parameters, mappable: true }],
    context: { crud, moduleType: 'action' },
  }
}

/** Plays a script to its end, which is Save; questions that come up in between are a mistake. */
async function play(setting: Setting, script: readonly Line[]) {
  const plan = planFor(setting)
  const questions: Question[] = []
  const calls: Need[] = []
  const rest = [...script]
  const resolve = async (need: Need): Promise<Loaded> => {
    calls.push(need)
    const name = need.rpc.replace('rpc://', '')
    return setting.rpcs?.[name]?.(need.data) ?? { failed: 'there is no such RPC' }
  }
  const ask = async (question: Question): Promise<Answer> => {
    questions.push(question)
    if (question.kind === 'end' && rest.length === 0) return { action: 'save' }
    const [id, answer] = rest.shift() ?? ['nothing', 'stop' as const]
    expect(question.id, `question ${questions.length}`).toBe(id)
    if (typeof answer === 'string') {
      expect(question.actions, `what can be done at ${id}`).toContain(answer)
      return { action: answer } as Answer
    }
    return 'action' in answer ? answer : { action: 'text', text: answer.text }
  }
  const values = setting.values ?? {}
  const { modes, known } = restored(plan, values, setting.states)
  const first = begin(values, modes)
  const isReopened = setting.states !== undefined
  const walk = isReopened ? beginAtEnd(first, drawForm(plan, values, known, modes).fields) : first
  const ended: Ended = await runDialog(
    { walk, known, remembered: new Set(known.keys()) },
    {
      plan,
      ask,
      resolve,
      summarize: async (state) => (await verdictFor(plan, state, resolve)).told,
    },
  )
  expect(rest, 'answers that were not asked for').toEqual([])
  return { plan, ended, questions, calls, resolve, values: shownValues(plan, ended) }
}

const value = (chosen: unknown): Answer => ({ action: 'value', value: chosen })

const options = (...list: readonly (readonly [unknown, string])[]): Loaded => ({
  value: list.map(([one, label]) => ({ value: one, label })),
})

const NAME = { name: 'name', type: 'text', label: 'Name', required: true }
const SEATS = { name: 'seats', type: 'uinteger', label: 'Seats', validate: { min: 1 } }

describe('one question after the other', () => {
  it('asks in the order of the dialog and leaves out what is left empty', async () => {
    const parameters = [NAME, SEATS, { name: 'note', type: 'text' }]
    const { values } = await play({ parameters }, [
      ['name', { text: 'Acme' }],
      ['seats', { text: '5' }],
      ['note', { text: '' }],
    ])
    expect(values).toEqual({ name: 'Acme', seats: 5 })
  })

  it('tells a problem at once, in the words of the dialog and with the label, and asks again', async () => {
    const { questions, values } = await play({ parameters: [NAME, SEATS] }, [
      ['name', { text: '' }],
      ['name', { text: 'Acme' }],
      ['seats', { text: 'five' }],
      ['seats', { text: '0' }],
      ['seats', { text: '3' }],
    ])
    const told = questions.map((question) => question.told.map(({ text }) => text).join())
    expect(told[1]).toBe('Name: Field is mandatory.')
    expect(told[3]).toBe("Seats: Expected type 'number', got type 'string'.")
    expect(told[4]).toContain('Seats: ')
    expect(questions[3]?.value).toBe('five')
    expect(values).toEqual({ name: 'Acme', seats: 3 })
  })

  it('fills in the default of a field and lets it be emptied for good', async () => {
    const parameters = [{ name: 'limit', type: 'uinteger', label: 'Limit', default: 10 }]
    const { questions, values } = await play({ parameters }, [['limit', { text: '' }]])
    expect(questions[0]?.value).toBe(10)
    const fields = describeFields(parameters)
    const judging = { parameters, fields, timezone: 'UTC', now: new Date(0) }
    expect(withEmptied(values, judging)).toEqual({ limit: '' })
  })

  it('asks for a yes, a no or neither', async () => {
    const parameters = [{ name: 'trial', type: 'boolean', label: 'Trial' }]
    const asked = await play({ parameters }, [['trial', 'empty']])
    expect(asked.questions[0]?.words?.empty).toBe('Not defined')
    expect(asked.questions[0]?.choices.map(({ label }) => label)).toEqual(['Yes', 'No'])
    expect(asked.values).toEqual({})
    expect((await play({ parameters }, [['trial', value(false)]])).values).toEqual({ trial: false })
  })

  it('shows banners, help, limits and the heading of a group with the question they belong to', async () => {
    const parameters = [
      { type: 'banner', name: 'b', text: 'Read **this**.' },
      {
        name: 'company',
        type: 'collection',
        label: 'Company',
        required: true,
        spec: [NAME, SEATS],
      },
    ]
    const { questions, values } = await play({ parameters }, [
      ['company', 'fill'],
      ['company.name', { text: 'Acme' }],
      ['company.seats', { text: '' }],
    ])
    expect(questions[0]?.told).toEqual([{ severity: 'note', text: 'Read this.' }])
    expect(questions[1]?.headings).toEqual(['Company'])
    expect(questions[2]?.hint).toBe('Must be at least 1.')
    expect(values).toEqual({ company: { name: 'Acme' } })
  })

  it('asks for nothing inside a collection that is left empty', async () => {
    const parameters = [{ name: 'company', type: 'collection', label: 'Company', spec: [NAME] }]
    expect((await play({ parameters }, [['company', 'empty']])).values).toEqual({})
  })

  it('hides advanced settings behind one question', async () => {
    const parameters = [{ ...SEATS, advanced: true }, NAME]
    const shown = await play({ parameters }, [
      ['name', { text: 'A' }],
      ['?advanced', 'yes'],
      ['seats', { text: '2' }],
    ])
    expect(shown.values).toEqual({ name: 'A', seats: 2 })
    const hidden = await play({ parameters }, [
      ['name', { text: 'A' }],
      ['?advanced', 'no'],
    ])
    expect(hidden.values).toEqual({ name: 'A' })
  })
})

describe('Back', () => {
  it('returns to the question before, which still has its value', async () => {
    const { questions, values } = await play({ parameters: [NAME, SEATS] }, [
      ['name', { text: 'Acme' }],
      ['seats', 'back'],
      ['name', { text: 'Bolt' }],
      ['seats', { text: '1' }],
    ])
    expect(questions[0]?.actions).not.toContain('back')
    expect(questions[2]?.value).toBe('Acme')
    expect(values).toEqual({ name: 'Bolt', seats: 1 })
  })

  it('leads out of a list and takes the untouched item away', async () => {
    const parameters = [{ name: 'rows', type: 'array', label: 'Rows', spec: [NAME] }]
    const { values } = await play({ parameters }, [
      ['rows', 'add'],
      ['rows.0.name', 'back'],
      ['rows', 'done'],
    ])
    expect(values).toEqual({})
  })

  it('turns the Map toggle back', async () => {
    const parameters = [{ name: 'kind', type: 'select', options: [{ value: 'a' }, { value: 'b' }] }]
    const { questions, values } = await play({ parameters }, [
      ['kind', 'type'],
      ['kind', { action: 'back' }],
      ['kind', value('b')],
    ])
    expect(questions.map(({ kind }) => kind)).toEqual(['choice', 'text', 'choice', 'end'])
    expect(values).toEqual({ kind: 'b' })
  })

  it('passes over fields that are no longer shown', async () => {
    const parameters = [
      { name: 'more', type: 'boolean', label: 'More', nested: [SEATS] },
      { name: 'note', type: 'text' },
    ]
    const { values } = await play({ parameters }, [
      ['more', value(true)],
      ['seats', { text: '4' }],
      ['note', { text: 'n' }],
      ['?end', { action: 'go', path: 'more' }],
      ['more', value(false)],
      ['?end', 'back'],
      ['more', value(false)],
      ['note', { text: 'n' }],
    ])
    expect(values).toEqual({ more: false, note: 'n' })
  })
})

const NESTED = [
  {
    name: 'subscription',
    type: 'select',
    label: 'Subscription',
    required: true,
    options: {
      store: 'rpc://subscriptions',
      nested: [
        { name: 'user', type: 'select', label: 'User', required: true, options: 'rpc://users' },
      ],
    },
  },
]

const RPCS = {
  subscriptions: () => options([1, 'One'], [2, 'Two']),
  users: ({ subscription }: Need['data']) =>
    options([`${subscription}a`, 'Ann'], [`${subscription}b`, 'Bo']),
}

describe('fields and choices from RPCs', () => {
  it('shows nested fields after their parent is chosen and asks each list once', async () => {
    const { questions, values, calls } = await play({ parameters: NESTED, rpcs: RPCS }, [
      ['subscription', value(1)],
      ['user', 'back'],
      ['subscription', value(1)],
      ['user', value('1b')],
    ])
    expect(questions[1]?.choices.map(({ label }) => label)).toEqual(['Ann', 'Bo'])
    expect(calls.map(({ rpc, data }) => [rpc, data])).toEqual([
      ['rpc://subscriptions', {}],
      ['rpc://users', { subscription: 1 }],
    ])
    expect(values).toEqual({ subscription: 1, user: '1b' })
  })

  it('asks again for what hangs on a changed parent, and says that the old choice is gone', async () => {
    const { questions, values } = await play({ parameters: NESTED, rpcs: RPCS }, [
      ['subscription', value(1)],
      ['user', value('1a')],
      ['?end', { action: 'go', path: 'subscription' }],
      ['subscription', value(2)],
      ['user', value('2a')],
    ])
    expect(questions[4]?.told[0]?.text).toContain('1a is not in the list')
    expect(values).toEqual({ subscription: 2, user: '2a' })
  })

  it('tells in words why a list cannot be had; it can be tried again', async () => {
    let attempts = 0
    const subscriptions = (): Loaded => {
      attempts += 1
      return attempts === 1 ? { failed: '[500] It is broken.' } : options([1, 'One'])
    }
    const { questions, values } = await play(
      { parameters: NESTED, rpcs: { ...RPCS, subscriptions } },
      [
        ['subscription', 'retry'],
        ['subscription', value(1)],
        ['user', value('1a')],
      ],
    )
    expect(questions[0]?.kind).toBe('menu')
    expect(questions[0]?.told[0]?.text).toBe('The choices cannot be listed: [500] It is broken.')
    expect(values).toEqual({ subscription: 1, user: '1a' })
  })

  it('takes a typed value where the list cannot be had', async () => {
    const { values, questions } = await play({ parameters: NESTED }, [
      ['subscription', 'type'],
      ['subscription', { text: '77' }],
      ['user', 'type'],
      ['user', { text: '"78"' }],
    ])
    expect(values).toEqual({ subscription: 77, user: '78' })
    expect(questions.at(-1)?.told).toEqual([])
  })

  it('does not ask below a mapped parent and says so', async () => {
    const { questions, values, calls } = await play({ parameters: NESTED, rpcs: RPCS }, [
      ['subscription', 'type'],
      ['subscription', { text: '{{1.id}}' }],
      ['user', 'type'],
      ['user', { text: '{{1.user}}' }],
    ])
    expect(questions[2]?.told[0]?.text).toContain('Subscription is mapped')
    expect(calls.map(({ rpc }) => rpc)).toEqual(['rpc://subscriptions'])
    expect(values).toEqual({ subscription: '{{1.id}}', user: '{{1.user}}' })
  })

  it('brings fields that an RPC describes, and goes on without them when that is wanted', async () => {
    const parameters = [NAME, 'rpc://fields']
    const fields = (): Loaded => ({ value: [SEATS] })
    const { values } = await play({ parameters, rpcs: { fields } }, [
      ['name', { text: 'A' }],
      ['seats', { text: '1' }],
    ])
    expect(values).toEqual({ name: 'A', seats: 1 })
    const without = await play({ parameters }, [
      ['?unloaded', 'skip'],
      ['name', { text: 'A' }],
    ])
    expect(without.questions[0]?.told[0]?.text).toBe(
      'Some fields cannot be loaded (rpc://fields): there is no such RPC',
    )
  })
})

describe('lists', () => {
  const parameters = [
    {
      name: 'headers',
      type: 'array',
      label: 'Headers',
      labels: { item: 'Header' },
      spec: [NAME, SEATS],
    },
  ]

  it('are filled in item by item; items can be edited and removed', async () => {
    const { questions, values } = await play({ parameters }, [
      ['headers', 'add'],
      ['headers.0.name', { text: 'a' }],
      ['headers.0.seats', { text: '1' }],
      ['headers', 'add'],
      ['headers.1.name', { text: 'b' }],
      ['headers.1.seats', { text: '' }],
      ['headers', { action: 'edit', index: 0 }],
      ['headers.0.name', { text: 'A' }],
      ['headers.0.seats', { text: '2' }],
      ['headers', { action: 'remove', index: 1 }],
      ['headers', 'done'],
    ])
    expect(questions[1]?.headings).toEqual(['Headers', 'Header 1 of 1'])
    expect(questions[3]?.parts[0]?.label).toBe('Header 1: name: a, seats: 1')
    expect(values).toEqual({ headers: [{ name: 'A', seats: 2 }] })
  })

  it('tell at Done what is missing inside an item', async () => {
    const { questions, values } = await play({ parameters, values: { headers: [{ seats: 1 }] } }, [
      ['headers', 'done'],
      ['headers', { action: 'edit', index: 0 }],
      ['headers.0.name', { text: 'x' }],
      ['headers.0.seats', { text: '1' }],
      ['headers', 'done'],
    ])
    expect(questions[1]?.told[0]?.text).toBe('Headers › Header 1 › Name: Field is mandatory.')
    expect(values).toEqual({ headers: [{ name: 'x', seats: 1 }] })
  })

  it('hold plain values, too; an empty one goes away', async () => {
    const tags = [{ name: 'tags', type: 'array', label: 'Tags', spec: { type: 'text' } }]
    const { values } = await play({ parameters: tags }, [
      ['tags', 'add'],
      ['tags.0', { text: 'x' }],
      ['tags', 'add'],
      ['tags.1', { text: '' }],
      ['tags', 'done'],
    ])
    expect(values).toEqual({ tags: ['x'] })
  })

  it('may stand inside items of lists', async () => {
    const deep = [
      { name: 'a', type: 'array', spec: [{ name: 'b', type: 'array', spec: { type: 'text' } }] },
    ]
    const { values } = await play({ parameters: deep }, [
      ['a', 'add'],
      ['a.0.b', 'add'],
      ['a.0.b.0', { text: 'x' }],
      ['a.0.b', 'done'],
      ['a', 'done'],
    ])
    expect(values).toEqual({ a: [{ b: ['x'] }] })
  })
})

describe('mapped and erased values', () => {
  const kind = {
    name: 'kind',
    type: 'select',
    label: 'Kind',
    options: [{ value: 1 }, { value: 2 }],
  }

  it('are kept as they are typed', async () => {
    const { values } = await play({ parameters: [kind, SEATS] }, [
      ['kind', 'type'],
      ['kind', { text: '{{1.kind}}' }],
      ['seats', { text: '{{1.seats}}' }],
    ])
    expect(values).toEqual({ kind: '{{1.kind}}', seats: '{{1.seats}}' })
  })

  it('are erased in update modules only', async () => {
    const parameters = [kind, SEATS]
    const { values, plan, ended } = await play({ parameters, crud: 'update' }, [
      ['kind', 'erase'],
      ['seats', { text: '{{erase}}' }],
    ])
    expect(values).toEqual({ kind: null, seats: null })
    const fields = describeFields(parameters)
    const judging = {
      parameters,
      fields,
      timezone: 'UTC',
      now: new Date(0),
      crud: 'update',
    } as const
    expect(sentOf(plan, ended, judging)).toEqual({
      bundle: { kind: null, seats: null },
      notSent: [],
      refused: [],
    })
    const create = await play({ parameters: [kind] }, [['kind', 'empty']])
    expect(create.questions[0]?.actions).not.toContain('erase')
  })
})

describe('dryrun form --json', () => {
  it('answers the needs of the form with RPCs against the embedded portal', async () => {
    const line = 'dryrun form createSubscription --json --fresh'
    const came = await commandLine({ line, stdin: '', came: '' }, '.')
    const form = JSON.parse(came.replace(/^(!.*|exit 0)$/gm, ''))
    expect(form.needs).toEqual([])
    const order = form.fields.find((field: { name: string }) => field.name === 'order')
    const packages = order.children.find((field: { name: string }) => field.name === 'packages')
    expect(packages.options.state).toBe('ready')
    expect(packages.options.items[0]).toMatchObject({ label: 'LeadBooster' })
  })
})

describe('what is saved', () => {
  it('is the values, and the states as Make keeps them; both open the form without an RPC', async () => {
    const made = await play({ parameters: NESTED, rpcs: RPCS }, [
      ['subscription', value(1)],
      ['user', 'type'],
      ['user', { text: '1b' }],
    ])
    const { states } = await verdictFor(made.plan, made.ended, made.resolve)
    expect(states).toEqual({
      expect: {
        subscription: { mode: 'chose', label: 'One' },
        user: { mode: 'edit' },
      },
    })
    const again = await play({ parameters: NESTED, rpcs: RPCS, values: made.values, states }, [
      ['?end', { action: 'go', path: 'subscription' }],
      ['subscription', 'keep'],
    ])
    expect(again.questions[1]?.valueLabel).toBe('One')
    expect(again.calls).toEqual([])
    expect(again.values).toEqual(made.values)
  })

  it('is listed anew when another choice is wanted', async () => {
    const states = { expect: { subscription: { mode: 'chose', label: 'Won' } } }
    const { questions, calls } = await play(
      {
        parameters: [{ ...NESTED[0], options: 'rpc://subscriptions' }],
        rpcs: RPCS,
        values: { subscription: 1 },
        states,
      },
      [
        ['?end', { action: 'go', path: 'subscription' }],
        ['subscription', 'list'],
        ['subscription', value(2)],
      ],
    )
    expect(questions[2]?.choices.map(({ label }) => label)).toEqual(['One', 'Two'])
    expect(calls).toHaveLength(1)
  })

  it('remembers a typed value without asking for the list', async () => {
    const parameters = [
      { name: 'id', type: 'select', label: 'ID', mode: 'edit', options: 'rpc://subscriptions' },
    ]
    const made = await play({ parameters, rpcs: RPCS }, [
      ['id', 'type'],
      ['id', { text: '9001' }],
    ])
    expect(made.questions[0]?.first).toBe('type')
    expect(await verdictFor(made.plan, made.ended, made.resolve)).toMatchObject({
      valid: true,
      told: [],
      states: { expect: { id: { mode: 'edit' } } },
    })
    expect(made.calls).toEqual([])
  })

  it('tells at the end what is still wrong, with the labels that lead there', async () => {
    const parameters = [{ name: 'company', type: 'collection', label: 'Company', spec: [NAME] }]
    const { questions } = await play({ parameters, values: { company: {} }, states: {} }, [])
    expect(questions[0]?.told[0]?.text).toBe('Company › Name: Field is mandatory.')
  })

  it('is told what a run would refuse although the dialog takes it', async () => {
    const parameters = [
      { name: 'email', type: 'email' },
      { name: 'other', type: 'email' },
    ]
    const { plan, ended } = await play({ parameters }, [
      ['email', { text: 'nonsense' }],
      ['other', { text: '{{1.email}}' }],
    ])
    const fields = describeFields(parameters)
    const judging = { parameters, fields, timezone: 'UTC', now: new Date(0) }
    expect(sentOf(plan, ended, judging).refused).toEqual([
      { severity: 'warning', text: expect.stringMatching(/^A run says: .*'email'/) },
    ])
  })

  it('is a file of YAML that is the same for the same values', () => {
    expect(valuesText('createThing', 'thing.yaml', { name: 'A', tags: ['x'], gone: null })).toBe(
      [
        '# Input of createThing, filled in with: dryrun form createThing',
        '# Run it with: dryrun run createThing --input thing.yaml',
        'name: A',
        'tags:',
        '  - x',
        'gone: null',
        '',
      ].join('\n'),
    )
  })
})
