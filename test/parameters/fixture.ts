// Parameters in the shapes of the app, for the tests that no case file can hold.
import type { Parameter } from '../../runner/parameters/index.ts'

/** Parameters in the shapes of the app: a picker with a picker below it, a group, a list, a note. */
export const parameters: readonly Parameter[] = [
  {
    name: 'id',
    type: 'select',
    label: 'ID',
    required: true,
    mode: 'edit',
    options: {
      store: 'rpc://list',
      nested: [{ name: 'user', type: 'select', label: 'User', options: 'rpc://users' }],
    },
  },
  {
    name: 'order',
    type: 'collection',
    label: 'Order',
    spec: [
      {
        name: 'seats',
        type: 'uinteger',
        label: 'Seats',
        required: true,
        default: 1,
        validate: { min: 1 },
      },
      {
        name: 'level',
        type: 'select',
        sort: 'text',
        options: [
          { value: 'full', label: 'Z full' },
          { value: 'partial', label: 'A partial', default: true },
        ],
      },
      { name: 'packages', type: 'select', multiple: true, options: 'rpc://packages?all=1' },
      { name: 'trial', type: 'boolean' },
    ],
  },
  { name: 'headers', type: 'array', spec: [{ name: 'key', type: 'text' }] },
  { name: 'ids', type: 'array', spec: { type: 'number' } },
  { name: 'note', type: 'banner', text: 'Read this.' },
]
