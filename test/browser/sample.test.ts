// The page in a real browser, a sample: the first ten seconds, a dialog filled in, axe on the main views.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fill, hasBrowser, openStand, pick, run, type Stand, violations } from './browser.ts'

describe.skipIf(!hasBrowser)('the page in a browser', () => {
  let stand: Stand

  beforeAll(async () => {
    stand = await openStand()
  }, 60_000)

  afterAll(() => stand?.close())

  it('opens on a module that is already run, and the token leaves the address', async () => {
    const page = await stand.open()
    await page.getByText('Bundle 1', { exact: true }).first().waitFor()
    expect(page.url()).toBe(stand.url)
    expect(await page.locator('.welcome').innerText()).toContain('dry run against a portal')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await violations(page)).toEqual([])
    }
    await page.close()
  })

  it('fills in a dialog, with lists of RPCs, and runs it', async () => {
    const page = await stand.open()
    await pick(page, 'Create a Subscription')
    await page.locator('.bar .primary').click()
    expect(await page.locator('.card.failed').innerText()).toContain('Not sent')
    await fill(page, 'primary_user.email', 'ada@acme.example')
    await fill(page, 'primary_user.full_name', 'Ada Lovelace')
    await fill(page, 'company.country', 'EE')
    await fill(page, 'company.name', 'Acme Widgets')
    await fill(page, 'order.seats', '5')
    await fill(page, 'order.subscription_plan', 'Growth')
    expect(await run(page)).toContain('1 operation · 1 request · 1 bundle')
    expect(await page.locator('.tab-panel .tree').first().innerText()).toContain('Acme Widgets')
    await page.close()
  })

  it('maps an item of an earlier module, with its value under the field', async () => {
    const page = await stand.open()
    await pick(page, 'Get a Subscription')
    await fill(page, 'subscription_id', '9001')
    await run(page)
    await pick(page, 'Suspend a Subscription')
    await page.selectOption('#context', 'run:module/getSubscription')
    await fill(page, 'subscription_id', '{{1.id}}')
    await page.getByText('= 9001').waitFor()
    await page.locator('.editor .pill', { hasText: '1. Subscription ID' }).waitFor()
    await page.locator('.dialog-foot button', { hasText: 'Only look' }).click()
    await page.locator('.tab-panel').getByText('Nothing was sent.').waitFor()
    await page.close()
  })

  it('has nothing to say in the console, and asks nobody else', () => {
    expect(stand.said).toEqual([])
  })
})
