// Every rule proves itself on its examples; refinements are cases; the app of this repository follows all.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { switchesIn } from '../runner/check/index.ts'
import { type ExampleApp, exampleApp, type Finding, rules } from '../runner/check/rules/index.ts'
import { drawProblem, positionOf, remedyOf } from '../runner/text/index.ts'
import { app } from './support/app.ts'

const byName = new Map(rules.map((rule) => [rule.name, rule]))

describe('every rule', () => {
  it('has a name of its own, in words with dashes', () => {
    expect(byName.size).toBe(rules.length)
    for (const { name } of rules) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/)
  })

  for (const rule of rules) {
    describe(rule.name, () => {
      it('says all there is to say', () => {
        expect(rule.doc).toMatch(/^\S.*\.$/)
        expect(rule.reason).toMatch(/^\S.*\.$/)
        expect(rule.source).not.toBe('')
      })

      it('has nothing against its good example', () => {
        expect(rule.check(exampleApp(rule.good)).map(({ message }) => message)).toEqual([])
      })

      it('finds what is bad in its bad example, at a place in a file', () => {
        const findings = rule.check(exampleApp(rule.bad))
        expect(findings.length).toBeGreaterThan(0)
        for (const finding of findings) {
          const { at, message } = finding
          expect(remedyOf(finding), `what to do about: ${message}`).toMatch(/\S/)
          expect(message).toMatch(/^\S.*\.$/)
          expect(at.source.file).not.toBe('')
          expect(at.end).toBeGreaterThan(at.start)
          expect(at.end).toBeLessThanOrEqual(at.source.text.length)
        }
      })

      it('mends what it can without leaving anything to complain about', () => {
        for (const { fix, at, message } of rule.check(exampleApp(rule.bad))) {
          if (!fix) continue
          const { text } = fix.at.source
          const mended = text.slice(0, fix.at.start) + fix.text + text.slice(fix.at.end)
          expect(() => JSON.parse(mended), mended).not.toThrow()
          const role = roleOf(rule.bad, at.source.text)
          const after = rule.check(exampleApp({ ...rule.bad, [role]: mended }))
          expect(after.map((finding) => finding.message)).not.toContain(message)
        }
      })
    })
  }
})

/** The role whose file holds a text. */
function roleOf(example: ExampleApp, text: string): string {
  const found = Object.keys(example).find((role) => {
    const value = example[role]
    return (typeof value === 'string' ? value : JSON.stringify(value, null, 2)) === text
  })
  if (found === undefined) throw new Error('no role holds the text')
  return found
}

/** A refinement of a rule: what it says about a small app, as `file:line message`. */
interface RuleCase {
  readonly id: string
  readonly it: string
  readonly source: string
  readonly certain: boolean
  readonly rule: string
  readonly app: ExampleApp
  readonly findings: readonly string[]
}

const folder = 'test/check/rules'
for (const file of readdirSync(folder).sort()) {
  const { about, cases }: { about: string; cases: RuleCase[] } = parse(
    readFileSync(`${folder}/${file}`, 'utf8'),
  )
  describe(about, () => {
    it.each(cases)('$id: $it', ({ rule, app: written, findings }) => {
      const found = byName.get(rule)?.check(exampleApp(written))
      expect(found?.map(inOneLine)).toEqual(findings)
    })
  })
}

function inOneLine({ at, message }: Finding): string {
  const file = at.source.file.split('/').at(-1)
  return `${file}:${positionOf(at.source, at.start).line} ${message}`
}

describe('the app of this repository', () => {
  const { switches } = switchesIn(
    { file: 'package.json', text: readFileSync('package.json', 'utf8') },
    rules,
  )
  const followed = rules.filter(({ name }) => switches[name] !== 'off')
  it.each(followed.map((rule) => [rule.name, rule] as const))('follows %s', (name, rule) => {
    const drawn = rule
      .check(app)
      .map((finding) => drawProblem({ code: `rule/${name}`, severity: rule.severity, ...finding }))
    expect(drawn).toEqual([])
  })
})
