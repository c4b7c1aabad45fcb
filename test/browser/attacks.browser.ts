// Other pages and hostile data against the workbench in a real browser; all of it must come to nothing.

import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyOfApp, fill, hasBrowser, openStand, pick, run, type Stand } from './browser.ts'

const EVIL = '<img src=x onerror=alert(1)><svg onload=alert(2)>"\'`'

describe.skipIf(!hasBrowser)('attacks', () => {
  let stand: Stand
  let elsewhere: Server
  let foreign = ''

  beforeAll(async () => {
    const directory = copyOfApp()
    // the app is hostile, too: its labels, help and defaults
    const file = join(
      directory,
      'modules/get-subscription/get-subscription.mappable-params.iml.json',
    )
    const written = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      written
        .replace('"label": "Subscription ID"', `"label": ${JSON.stringify(EVIL)}`)
        .replace(
          /"help": "[^"]*"/,
          `"help": ${JSON.stringify(`${EVIL} [x](javascript:alert(4))`)}`,
        ),
    )
    stand = await openStand(directory)
    elsewhere = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html')
      answer.end('<!doctype html><title>elsewhere</title><p>elsewhere')
    })
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
    foreign = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
  })

  afterAll(async () => {
    await stand?.close()
    elsewhere?.closeAllConnections()
    elsewhere?.close()
  })

  it('a page on another port reads nothing and changes nothing', async () => {
    const mine = await stand.open()
    await mine.getByText('Bundle 1', { exact: true }).first().waitFor()
    const page = await stand.context.newPage()
    await page.goto(foreign)
    const tried = await page.evaluate(
      `(async (url) => {
        const came = []
        for (const path of ['', 'api/open', 'api/run', 'api/events', 'api/dialog/module/getSubscription']) {
          for (const init of [{}, { method: 'POST', body: '{}' }, { mode: 'no-cors' }, { method: 'POST', mode: 'no-cors', body: '{}' }]) {
            try { const answer = await fetch(url + path, { credentials: 'include', ...init }); came.push([path, answer.type, answer.status]) }
            catch { came.push([path, 'blocked', 0]) }
          }
        }
        return came
      })(${JSON.stringify(stand.url)})`,
    )
    for (const [, , status] of tried as [string, string, number][]) expect(status).toBe(0)
    const framed = await page.evaluate(
      `new Promise((done) => { const frame = document.createElement('iframe'); frame.src = ${JSON.stringify(stand.url)}; frame.onload = () => { try { done(String(frame.contentDocument?.body?.innerText)) } catch { done('') } }; document.body.append(frame) })`,
    )
    expect(framed).not.toContain('dryrun')
    const shown = await page.evaluate(
      `new Promise((done) => { const image = new Image(); image.onload = () => done(true); image.onerror = () => done(false); image.src = ${JSON.stringify(`${stand.url}assets/x`)} })`,
    )
    expect(shown).toBe(false)
    await page.close()
    await mine.close()
    stand.said.splice(0)
  })

  it('hostile data of the service is text in every view', async () => {
    const page = await stand.open()
    await pick(page, 'Create a Subscription')
    await fill(page, 'primary_user.email', 'eve@acme.example')
    await fill(page, 'primary_user.full_name', EVIL)
    await fill(page, 'company.country', 'EE')
    await fill(page, 'company.name', EVIL)
    await fill(page, 'order.seats', '1')
    await fill(page, 'order.subscription_plan', 'Growth')
    expect(await run(page)).toContain('1 bundle')
    await page.getByRole('tab', { name: /Requests/ }).click()
    await pick(page, 'Update a Subscription')
    await page.getByRole('switch', { name: 'Map Subscription ID' }).click()
    await page.locator('#dialog-subscription_id').click()
    await page.locator('[role=option]', { hasText: '<img src=x' }).waitFor()
    await page.keyboard.press('Escape')
    await page.selectOption('#context', 'run:module/createSubscription')
    await page.getByRole('button', { name: 'Insert a value into Email' }).click()
    await page.locator('.sample', { hasText: '<img src=x' }).first().waitFor()
    await pick(page, 'Get a Subscription')
    expect(await page.locator('.dialog').innerText()).toContain('<img src=x')
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
    expect(await page.locator('img[src="x"], svg').count()).toBe(0)
    await page.close()
  })

  it('no script ran, and the policy had nothing to refuse', () => {
    expect(stand.said).toEqual([])
  })
})
