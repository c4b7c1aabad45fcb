// Every module of our app in a real browser: filled in, run, and its bundles read.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fill, hasBrowser, openStand, pick, run, type Stand } from './browser.ts'

/** What is typed, field by field, and what is then read; in this order they make one life of a subscription. */
const stops: readonly {
  readonly label: string
  readonly values: Readonly<Record<string, string>>
  readonly reads: string
}[] = [
  {
    label: 'Create a Subscription',
    values: {
      'primary_user.email': 'ada@acme.example',
      'primary_user.full_name': 'Ada Lovelace',
      'company.country': 'EE',
      'company.name': 'Acme Widgets',
      'order.seats': '5',
      'order.subscription_plan': 'Growth',
      'order.user_self_management': 'Partial',
    },
    reads: '9026',
  },
  { label: 'List Subscriptions', values: { limit: '3' }, reads: 'Bundle 3' },
  { label: 'Get a Subscription', values: { subscription_id: '9026' }, reads: 'active' },
  {
    label: 'Update a Subscription',
    values: { subscription_id: '9026', 'order.seats': '7' },
    reads: '9026',
  },
  {
    label: 'Add a User to a Subscription',
    values: { subscription_id: '9026', email: 'grace@acme.example', full_name: 'Grace Hopper' },
    reads: 'Grace Hopper',
  },
  {
    label: 'Get Available Plans and Packages',
    values: { subscription_id: '9026' },
    reads: 'Bundle 1',
  },
  { label: 'Suspend a Subscription', values: { subscription_id: '9026' }, reads: 'suspended' },
  { label: 'Restore a Subscription', values: { subscription_id: '9026' }, reads: 'active' },
  { label: 'Make an API Call', values: { url: '/subscriptions/9026' }, reads: '200' },
]

describe.skipIf(!hasBrowser)('every module', () => {
  let stand: Stand
  let page: Page

  beforeAll(async () => {
    stand = await openStand()
    page = await stand.open()
    await page.getByText('Bundle 1', { exact: true }).first().waitFor()
  })

  afterAll(() => stand?.close())

  it.each(stops.map((stop) => [stop.label, stop] as const))(
    '%s',
    async (label, { values, reads }) => {
      await pick(page, label)
      for (const [path, text] of Object.entries(values)) await fill(page, path, text)
      const text = await run(page)
      expect(text).toContain('1 operation')
      expect(text).toContain(reads)
      expect(await page.locator('.step.here .mark.good').count()).toBe(1)
    },
  )

  it('Update a Subscription User: the users are listed once a subscription is chosen', async () => {
    await pick(page, 'Update a Subscription User')
    await page.getByRole('switch', { name: 'Map Subscription ID' }).click()
    await fill(page, 'subscription_id', '9026')
    const user = page.locator('#dialog-user_id')
    await user.waitFor()
    const toggle = page.getByRole('switch', { name: 'Map User ID' })
    if ((await toggle.getAttribute('aria-checked')) === 'true') await toggle.click()
    await fill(page, 'user_id', 'Grace')
    await fill(page, 'full_name', 'Grace B. Hopper')
    expect(await run(page)).toContain('Grace B. Hopper')
  })

  it('Remove a User from a Subscription: what hangs on a mapped field says so', async () => {
    await pick(page, 'Remove a User from a Subscription')
    await page.selectOption('#context', 'json')
    await page.getByLabel('Sample bundle as JSON').fill('{"id": 9026}')
    await fill(page, 'subscription_id', '{{1.id}}')
    await page.getByText('= 9026').waitFor()
    const toggle = page.getByRole('switch', { name: 'Map User ID' })
    if ((await toggle.getAttribute('aria-checked')) === 'true') await toggle.click()
    await page.getByText('Subscription ID is mapped').waitFor()
    await toggle.click()
    const id = await idOfGrace(page)
    await fill(page, 'user_id', id)
    expect(await run(page)).toContain('1 operation')
  })

  it('Delete a Subscription: refused while it is active, with what Make would do', async () => {
    await pick(page, 'Delete a Subscription')
    await fill(page, 'subscription_id', '9026')
    const refused = await run(page)
    expect(refused).toContain('DataError')
    expect(refused).toContain('incomplete executions')
    expect(await page.locator('.step.here .mark.bad').count()).toBe(1)
    await page.getByRole('tab', { name: /Requests/ }).click()
    expect(await page.locator('.exchanges').innerText()).toContain('409')
    await page.getByRole('button', { name: 'Copy as curl' }).click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('curl ')
    await pick(page, 'Suspend a Subscription')
    await run(page)
    await pick(page, 'Delete a Subscription')
    expect(await run(page)).toContain('1 bundle')
  })

  it('an RPC alone', async () => {
    await page.locator('.steps summary').click()
    await pick(page, 'List Packages', 'details')
    expect(await run(page)).toContain('Bundle 1')
  })

  it('left nothing in the console', () => {
    expect(stand.said).toEqual([])
  })
})

/** The id of the user that was added, as the result of that module shows it. */
async function idOfGrace(page: Page): Promise<string> {
  const text = await page.evaluate(`sessionStorage.length`)
  expect(text).toBeGreaterThan(0)
  await pick(page, 'Add a User to a Subscription')
  const rows = await page.locator('.tab-panel .row').allInnerTexts()
  await pick(page, 'Remove a User from a Subscription')
  return /\d{3,}/.exec(rows.find((row) => /ID/.test(row)) ?? '')?.[0] ?? ''
}
