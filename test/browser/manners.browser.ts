// The manners of the page in a real browser: what is kept, what is heard, keys, widths, a lost server.
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  copyOfApp,
  ended,
  fill,
  hasBrowser,
  openStand,
  run,
  type Stand,
  startWorkbench,
  violations,
} from './browser.ts'

describe.skipIf(!hasBrowser)('the manners of the page', () => {
  let stand: Stand

  beforeAll(async () => {
    stand = await openStand()
  })

  afterAll(() => stand?.close())

  const openAt = async (path: string): Promise<Page> => {
    const page = await stand.open(path)
    await page.locator('.dialog-foot').waitFor()
    return page
  }

  it('opens the view of a link, runs nothing, and asks for the token where it has none', async () => {
    const bare = await stand.context.newPage()
    await bare.goto(`${stand.url}m/suspendSubscription`)
    expect(await bare.locator('main').innerText()).toContain('Open the address')
    expect(await violations(bare)).toEqual([])
    await bare.getByLabel('Address').fill(stand.address)
    await bare.keyboard.press('Enter')
    await bare.locator('#dialog-title', { hasText: 'Suspend a Subscription' }).waitFor()
    expect(await bare.locator('.tab-panel').innerText()).toContain('Nothing has run yet')
    await bare.close()
  })

  it('finds nothing to mend with axe, on every view in both themes', async () => {
    const page = await openAt('/m/updateSubscription')
    const views: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['dialog', async () => undefined],
      ['refused', () => page.locator('.bar .primary').click()],
      [
        'mapped',
        async () => {
          await page.selectOption('#context', 'json')
          await page
            .getByLabel('Sample bundle as JSON')
            .fill('{"id": 9001, "company": {"name": "A"}}')
          await fill(page, 'subscription_id', '{{1.id}}')
          await page.locator('.editor .pill').waitFor()
        },
      ],
      [
        'insert',
        () => page.getByRole('button', { name: 'Insert a value into Subscription ID' }).click(),
      ],
      ['list', () => page.locator('#dialog-order_subscription_plan').click()],
      [
        'json',
        async () => {
          await page.keyboard.press('Escape')
          await page.getByRole('button', { name: 'Seats as JSON' }).click()
          await page.getByRole('button', { name: 'Seats as JSON' }).click()
        },
      ],
      ['erased', () => page.getByRole('button', { name: 'Erase Seats' }).click()],
      ['run', async () => run(page)],
      ['requests', () => page.getByRole('tab', { name: /Requests/ }).click()],
      ['look', () => page.locator('.dialog-foot button', { hasText: 'Only look' }).click()],
      ['target', () => page.locator('.target').click()],
      [
        'keys',
        async () => {
          await page.keyboard.press('Escape')
          await page.getByRole('button', { name: 'Keys' }).click()
        },
      ],
      [
        'connection',
        async () => {
          await page.keyboard.press('Escape')
          await page.getByRole('button', { name: 'Add', exact: true }).click()
        },
      ],
    ]
    for (const [name, show] of views) {
      await show()
      await page.waitForTimeout(150)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect([name, colorScheme, await violations(page)]).toEqual([name, colorScheme, []])
      }
    }
    await page.close()
  })

  it('fits every width from 360 px to 4K without scrolling sideways', async () => {
    const page = await openAt('/m/createSubscription')
    for (const width of [360, 480, 760, 900, 1100, 1440, 2560, 3840]) {
      await page.setViewportSize({ width, height: 800 })
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect([width, over]).toEqual([width, 0])
      if (width >= 760) continue
      for (const name of ['Modules', 'Dialog', 'Result']) {
        await page.locator('.column-tabs button', { hasText: name }).click()
        const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        expect([width, name, sideways]).toEqual([width, name, 0])
        expect(await violations(page)).toEqual([])
      }
    }
    await page.close()
  })

  it('is used by keyboard all the way, with the focus in sight', async () => {
    const page = await openAt('/m/listSubscriptions')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('get a sub')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('#dialog-title', { hasText: 'Get a Subscription' }).waitFor()
    await page.keyboard.press('F6')
    for (let times = 0; times < 20; times++) {
      const id = await page.evaluate('document.activeElement?.id')
      if (id === 'dialog-subscription_id') break
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(
        `(() => { const element = document.activeElement.closest('.box') ?? document.activeElement; return getComputedStyle(element).outlineStyle === 'none' ? element.outerHTML.slice(0, 200) : 'seen' })()`,
      )
      expect(seen).toBe('seen')
    }
    await page.keyboard.type('9002')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('tree', { name: 'Bundles' }).waitFor()
    await page.getByRole('tree', { name: 'Bundles' }).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('.tab-panel .row.active').count()).toBe(1)
    await page.keyboard.press('Alt+2')
    expect(await page.getByRole('tab', { name: /Requests/ }).getAttribute('aria-selected')).toBe(
      'true',
    )
    await page.close()
  })

  it('tells names, roles and what happens to those who hear it', async () => {
    const page = await openAt('/m/createSubscription')
    await page.locator('.step', { hasText: 'Delete a Subscription' }).click()
    await page.locator('#dialog-title', { hasText: 'Delete' }).waitFor()
    await fill(page, 'subscription_id', '9001')
    await run(page)
    const told = await page.locator('.page').ariaSnapshot()
    for (const line of [
      /navigation "Modules"/,
      /searchbox "Search modules"/,
      /link "Delete a Subscription .*the last run failed"/,
      /region "Delete a Subscription"/,
      /textbox \\?"Subscription ID required/,
      /switch "Map Subscription ID" \[checked\]/,
      /tab "Output 0" \[selected\]/,
      /alert/,
      /status: .*Failed\. DataError/,
    ]) {
      expect(told).toMatch(line)
    }
    await page.close()
  })

  it('keeps what was typed over a reload, and nothing secret', async () => {
    const page = await openAt('/m/createSubscription')
    await fill(page, 'company.name', 'Kept Widgets')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.locator('#new-connection-apiKey').fill('s3cret-key-typed')
    await page.reload()
    await page.locator('.dialog-foot').waitFor()
    expect(await page.locator('#dialog-company_name').inputValue()).toBe('Kept Widgets')
    const kept = await page.evaluate(
      'JSON.stringify(sessionStorage) + JSON.stringify(localStorage)',
    )
    expect(kept).not.toContain('s3cret')
    await page.close()
  })

  it('makes a connection, whose key never comes back', async () => {
    const page = await openAt('/m/getSubscription')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.locator('.modal .primary').click()
    await page.getByRole('alert').getByText('Something is missing.').waitFor()
    await page.locator('#new-connection-apiKey').fill('s3cret-key-typed')
    await page.locator('.modal .primary').click()
    await page
      .locator('#connection-pipedrive-resellers option', { hasText: 'pipedrive-resellers' })
      .waitFor({ state: 'attached' })
    await fill(page, 'subscription_id', '9001')
    await run(page)
    expect(await page.content()).not.toContain('s3cret')
    await page.getByRole('button', { name: 'Check' }).click()
    await page.locator('[aria-live]', { hasText: 'works at' }).waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Forget' }).click()
    await page.locator('[aria-live]', { hasText: 'is forgotten' }).waitFor({ state: 'attached' })
    await page.close()
  })

  it('keeps two tabs apart', async () => {
    const [one, other] = [await openAt('/m/getSubscription'), await openAt('/m/getSubscription')]
    await fill(one, 'subscription_id', '9001')
    await fill(other, 'subscription_id', '9002')
    const [first, second] = await Promise.all([run(one), run(other)])
    expect(first).toMatch(/Subscription ID\s+9001/)
    expect(second).toMatch(/Subscription ID\s+9002/)
    await one.close()
    await other.close()
  })

  it('sees a saved file at once, and says that the result is older', async () => {
    const page = await openAt('/m/listSubscriptions')
    await fill(page, 'limit', '2')
    await run(page)
    const file = join(
      stand.directory,
      'modules/list-subscriptions/list-subscriptions.mappable-params.iml.json',
    )
    writeFileSync(file, readFileSync(file, 'utf8').replace('"Limit"', '"Most of them"'))
    await page.getByText('Most of them').first().waitFor()
    await page.getByText('has changed since this run').waitFor()
    expect(await page.locator('#dialog-limit').inputValue()).toBe('2')
    await page.close()
  })

  it('left nothing in the console', () => {
    expect(stand.said).toEqual([])
  })
})

describe.skipIf(!hasBrowser)('slow and lost servers', () => {
  let slow: Server
  const waiting: (() => void)[] = []

  beforeAll(async () => {
    slow = createServer((_, answer) => {
      waiting.push(() => answer.end('{}'))
    })
    await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done))
  })

  afterAll(() => {
    slow?.closeAllConnections()
    slow?.close()
  })

  it('cancels a run that waits', async () => {
    const { port } = slow.address() as AddressInfo
    const stand = await openStand(copyOfApp(), ['--against', `http://127.0.0.1:${port}`])
    const page = await stand.open('/m/getSubscription')
    await fill(page, 'subscription_id', '1')
    await page.locator('.bar .primary').click()
    await page.locator('.card.running', { hasText: '1 request' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+.')
    await page.getByText('Cancelled.').first().waitFor()
    await stand.close()
  })

  it('keeps what was typed when the server ends, and takes the new address', async () => {
    const stand = await openStand()
    const page = await stand.open('/m/createSubscription')
    await fill(page, 'company.name', 'Lost Widgets')
    await stand.end()
    await page.getByText('dryrun has ended').first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.locator('#dialog-company_name').inputValue()).toBe('Lost Widgets')
    await fill(page, 'company.country', 'EE')
    const { port } = new URL(stand.url)
    const again = await startWorkbench(stand.directory, ['--port', port])
    await page.getByLabel('Address').waitFor()
    await page.getByLabel('Address').fill(again.address)
    await page.keyboard.press('Enter')
    await page.locator('#dialog-company_name').waitFor()
    expect(await page.locator('#dialog-company_name').inputValue()).toBe('Lost Widgets')
    expect(await page.locator('#dialog-company_country').inputValue()).toBe('EE')
    await ended(again.child)
    await stand.close()
  })
})
