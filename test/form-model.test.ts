// The dialog as a pure function: fields, needs and words, whoever draws them.
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Field,
  form,
  needKey,
  pathOfEntry,
  searchNeed,
  searchResults,
} from '../runner/parameters/index.ts'
import { parameters } from './parameters/fixture.ts'

const flat = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [field, ...flat(field.children)])

const at = (fields: readonly Field[], path: string) =>
  flat(fields).find((field) => field.path === path)

describe('forms', () => {
  const context = { mappable: true, crud: 'update', moduleType: 'action' } as const

  it('starts an id picker in map mode and asks for nothing it does not show', () => {
    const { fields, needs } = form(parameters, {}, undefined, context)
    expect(at(fields, 'id')).toMatchObject({ mode: 'map', canMap: true, canErase: true })
    expect(at(fields, 'user')).toBeUndefined()
    expect(needs).toEqual([{ rpc: 'rpc://packages?all=1', data: {} }])
    expect(at(fields, 'order.seats')).toMatchObject({ canMap: false, hint: 'Must be at least 1.' })
    expect(at(fields, 'note')).toMatchObject({ control: 'note', help: 'Read this.' })
  })

  it('asks with the values of parents and offers what came back', () => {
    const modes = { id: 'choose' } as const
    const first = form(parameters, { id: 7 }, undefined, { ...context, modes })
    expect(first.needs).toContainEqual({ rpc: 'rpc://users', data: { id: 7 } })
    expect(at(first.fields, 'user')?.options.state).toBe('loading')
    const answers: [string, Answer][] = first.needs.map((need) => [
      needKey(need),
      need.rpc === 'rpc://users'
        ? { failed: 'no access' }
        : { value: [{ value: 7, label: 'Seven' }] },
    ])
    const second = form(parameters, { id: 7 }, new Map(answers), { ...context, modes })
    expect(second.needs).toEqual([])
    expect(at(second.fields, 'id')?.options.items[0]).toMatchObject({ label: 'Seven' })
    expect(at(second.fields, 'user')?.options).toMatchObject({
      state: 'failed',
      reason: 'no access',
    })
  })

  it('says in words why a list cannot be loaded', () => {
    const mapped = form(parameters, { id: '{{1.id}}' }, undefined, context)
    expect(at(mapped.fields, 'user')?.options).toMatchObject({
      state: 'blocked',
      reason: 'ID is mapped, so User cannot be listed; map it as well.',
    })
    const alone = form(parameters, {}, undefined, { ...context, connected: false })
    expect(alone.needs).toEqual([])
    expect(at(alone.fields, 'order.packages')?.options.reason).toBe('Choose a connection first.')
  })

  it('puts problems and remedies at their fields', () => {
    const values = { order: { seats: '', level: 'Z full' }, headers: [{ key: 5 }] }
    const { fields } = form(parameters, values, undefined, context)
    expect(at(fields, 'id')?.problems[0]).toMatchObject({ remedy: 'ID is needed.' })
    expect(at(fields, 'order.level')?.problems[0]?.suggestion).toBe('full')
    expect(at(fields, 'headers.0.key')?.problems[0]?.message).toContain("Expected type 'string'")
    expect(at(fields, 'order.level')?.options.items.map((item) => item.label)).toEqual([
      'A partial',
      'Z full',
    ])
  })

  it('misses a mandatory field below a typed value without asking for either list', () => {
    const user = { name: 'user', type: 'select', required: true, mode: 'edit', options: 'rpc://u' }
    const options = { store: 'rpc://ids', nested: [user] }
    const picker = [{ name: 'id', type: 'select', mode: 'edit', options }]
    const empty = form(picker, { id: 9001 }, undefined, context)
    expect(empty.needs).toEqual([])
    expect(at(empty.fields, 'id')?.problems).toEqual([])
    expect(at(empty.fields, 'user')?.problems[0]?.message).toBe('Field is mandatory.')
    const whole = form(picker, { id: 9001, user: 5 }, undefined, context)
    expect(whole.fields.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('ends when an RPC reveals itself for ever', () => {
    const loop = [{ name: 'x', type: 'text', nested: 'rpc://loop' }]
    const known = new Map([[needKey({ rpc: 'rpc://loop', data: { x: 'a' } }), { value: loop }]])
    expect(form(loop, { x: 'a' }, known).fields.length).toBeLessThan(100)
  })
})

describe('the fields under a list and its placeholder', () => {
  const text = (name: string) => ({ name, type: 'text' })
  const pick = {
    ...{ name: 'pick', type: 'select', mappable: true },
    options: {
      store: [{ value: 'a', nested: [text('own')] }, { value: 'b' }],
      nested: [text('every')],
      placeholder: { label: 'Nothing', nested: [text('why')] },
    },
  }
  const remote = { ...pick, options: { ...pick.options, store: 'rpc://list' } }
  const context = { mappable: true } as const
  const below = (parameter: unknown, value: unknown, modes = {}) =>
    form([parameter], { pick: value }, undefined, { ...context, modes })
      .fields.filter((field) => field.revealedBy === 'pick')
      .map((field) => field.name)

  it.each([
    ['nothing', pick, undefined, ['why']],
    ['an option with fields', pick, 'a', ['own']],
    ['an option without', pick, 'b', ['every']],
    ['an expression', pick, '{{1.x}}', ['every', 'why']],
    ['a text that is no option', pick, 'z', ['every', 'why']],
    ['a value whose list is still loaded', remote, 'a', ['every']],
  ] as const)('are those of %s', (_, parameter, value, names) => {
    expect(below(parameter, value)).toEqual(names)
  })

  it('are both for a value typed in map mode, where no list is asked for', () => {
    expect(below(remote, 'a', { pick: 'map' })).toEqual(['every', 'why'])
  })
})

describe('what a page needs for buttons and pickers', () => {
  const context = { mappable: true } as const

  it('describes a search button and asks with its form and the parents', () => {
    const rpc = {
      label: 'Find',
      url: 'rpc://find?all=1',
      parameters: [{ name: 'q', type: 'text' }],
    }
    const person = { name: 'person', type: 'number', rpc }
    const list = [{ name: 'team', type: 'text', nested: [person] }]
    const { fields } = form(list, { team: 'red' }, undefined, context)
    const search = at(fields, 'person')?.search
    expect(search).toMatchObject({ label: 'Find', parameters: rpc.parameters })
    expect(search && searchNeed(search, { q: 'a', empty: '' })).toEqual({
      rpc: 'rpc://find?all=1',
      data: { team: 'red', q: 'a' },
    })
    expect(searchResults([{ value: 1, label: 'One', default: true }, 'nonsense'])).toHaveLength(1)
    const mapped = form(list, { team: '{{1.x}}' }, undefined, context)
    expect(at(mapped.fields, 'person')?.search?.blocked).toContain('team is mapped')
    const broken = [{ name: 'a', type: 'text', rpc: { label: 'No address' } }]
    expect(at(form(broken, {}).fields, 'a')?.search).toBeUndefined()
  })

  it('shows the folder that was entered and asks for its entries', () => {
    const list = [{ name: 'p', type: 'folder', options: 'rpc://ls' }]
    const root = form(list, {}, undefined, context)
    expect(root.needs).toEqual([{ rpc: 'rpc://ls', data: { p: '/' } }])
    const known = new Map([
      [
        needKey(root.needs[0] ?? { rpc: '', data: {} }),
        {
          value: [
            { value: 'd', label: 'Docs' },
            { value: 'f', file: true },
          ],
        },
      ],
    ])
    const first = at(form(list, {}, known, context).fields, 'p')
    expect(first?.options.items.map(({ label }) => label)).toEqual(['Docs'])
    expect(first?.level && pathOfEntry(first.level, 'd')).toBe('/d')
    const inside = form(list, {}, known, { ...context, folders: { p: ['d'] } })
    expect(at(inside.fields, 'p')?.level).toEqual({
      steps: ['d'],
      path: '/d',
      labels: ['Docs'],
      chosen: [],
      canEnter: true,
      takes: '/d',
    })
    expect(inside.needs).toEqual([{ rpc: 'rpc://ls', data: { p: '/d' } }])
  })

  it('draws a filter as groups of rows and judges them in their places', () => {
    const list = [{ name: 'f', type: 'filter', options: { store: [{ value: 'x', label: 'X' }] } }]
    const { fields } = form(list, { f: [[{ a: 'y', o: 'exist' }], []] }, undefined, context)
    expect(at(fields, 'f')).toMatchObject({ control: 'filter', addLabel: 'Add OR rule' })
    expect(at(fields, 'f.0')).toMatchObject({ control: 'items', label: 'Group 1' })
    expect(at(fields, 'f.0.0.a')?.problems[0]?.message).toBe("Value 'y' not found in options.")
    expect(at(fields, 'f.0.0.b')).toBeUndefined()
    expect(at(fields, 'f.1')?.children).toEqual([])
    const whole = form(list, { f: [[{ a: 'x', o: 'text:equal' }]] }, undefined, context)
    expect(at(whole.fields, 'f.0.0.b')).toMatchObject({ label: 'Value', required: false })
  })

  it('survives values that are no filter at all', () => {
    const list = [{ name: 'f', type: 'filter' }]
    for (const f of ['x', 7, {}, [7], [[7]], [{ a: 'x' }], [null], [[null]]]) {
      expect(at(form(list, { f }, undefined, context).fields, 'f')?.control).toBe('filter')
    }
  })
})
