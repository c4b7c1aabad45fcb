// The plans and packages that may be sold, read from the contract's catalogue; refuses one that lacks a field.

import { translator } from './codec.ts'
import {
  type Document,
  fieldOf,
  numberOf,
  recordOf,
  resolve,
  type Tree,
  textOf,
} from './document.ts'

/** One plan = tier x billing period x currency. */
export type Plan = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly billing_period: string
  readonly currency: string
  readonly price_per_seat: number | null
  readonly is_default: boolean
}

/** One add-on, and the tiers that include it. */
export type Package = {
  readonly code: string
  readonly name: string
  readonly included_in: readonly string[]
}

export type Catalog = {
  readonly plans: readonly Plan[]
  readonly packages: readonly Package[]
  readonly planById: ReadonlyMap<number, Plan>
  /** Tier code -> the plan taken when only the tier is named. */
  readonly defaultPlan: ReadonlyMap<string, Plan>
}

/** Reads what x-fake.catalog points to; names on the wire are those of the schema Catalog. */
export function readCatalog(document: Document): Catalog {
  const pointer = textOf(fieldOf(document, 'x-fake', 'catalog'), 'x-fake.catalog')
  const written = recordOf(fieldOf(resolve(document, pointer), 'value'), pointer)
  const { decode } = translator(document, { $ref: '#/components/schemas/CatalogEnvelope' })
  const enveloped = recordOf(decode(written), pointer)
  const catalog =
    enveloped.data ?? translator(document, { $ref: '#/components/schemas/Catalog' }).decode(written)
  const plans = rowsOf(catalog, 'plans').map(readPlan)
  const packages = rowsOf(catalog, 'packages').map(readPackage)
  if (plans.length === 0) throw new Error(`The contract's catalogue at ${pointer} holds no plan.`)
  return {
    plans,
    packages,
    planById: new Map(plans.map((plan) => [plan.id, plan])),
    defaultPlan: defaults(plans),
  }
}

function rowsOf(catalog: Tree, name: string): Tree[] {
  const rows = fieldOf(catalog, name)
  if (Array.isArray(rows)) return rows
  throw new Error(`The contract's catalogue must hold a list of ${name}.`)
}

function readPlan(row: Tree, index: number): Plan {
  const place = `plan ${index + 1} of the catalogue`
  const price = fieldOf(row, 'price_per_seat')
  return {
    id: numberOf(fieldOf(row, 'id'), `id of ${place}`),
    code: textOf(fieldOf(row, 'code'), `code of ${place}`),
    name: textOf(fieldOf(row, 'name'), `name of ${place}`),
    billing_period: textOf(fieldOf(row, 'billing_period'), `billing period of ${place}`),
    currency: textOf(fieldOf(row, 'currency'), `currency of ${place}`),
    price_per_seat: typeof price === 'number' ? price : null,
    is_default: fieldOf(row, 'is_default') === true,
  }
}

function readPackage(row: Tree, index: number): Package {
  const place = `package ${index + 1} of the catalogue`
  const included = fieldOf(row, 'included_in')
  return {
    code: textOf(fieldOf(row, 'code'), `code of ${place}`),
    name: textOf(fieldOf(row, 'name'), `name of ${place}`),
    included_in: Array.isArray(included) ? included.map(String) : [],
  }
}

/** The plan marked as default, else the first of its tier. */
function defaults(plans: readonly Plan[]): Map<string, Plan> {
  const found = new Map<string, Plan>()
  for (const plan of plans) {
    if (!found.has(plan.code) || (plan.is_default && !found.get(plan.code)?.is_default)) {
      found.set(plan.code, plan)
    }
  }
  return found
}
