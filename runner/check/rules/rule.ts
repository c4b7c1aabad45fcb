// The shape of a row in the table of rules: a habit of good apps, why it matters, and how it is seen.
import type { App } from '../../spec/index.ts'
import type { Advised, Follows, Severity, Span } from '../../text/index.ts'

/** Files of a small app by their path, as a proof of a rule; makecomapp.json is made from them. */
export interface ExampleApp {
  /** What is written, by role: `base`, `module.communication`, `module.mappableParams`, ... */
  readonly [role: string]: unknown
}

/** A replacement in a file that changes nothing but what the rule complains about. */
export interface Fix {
  readonly at: Span
  readonly text: string
}

/** A finding before it becomes a Problem: the rule's name, severity and documentation are added. */
export interface Finding extends Advised {
  readonly message: string
  readonly at: Span
  readonly remedy?: string
  readonly suggestion?: string
  readonly fix?: Fix
  /** Where one finding of a rule counts less than the others. */
  readonly severity?: Severity
}

export interface Rule {
  /** Stable name in words with dashes, such as `secret-is-sanitized`; also its code `rule/<name>`. */
  readonly name: string
  readonly severity: Severity
  /** One sentence on what is wanted. */
  readonly doc: string
  /** One sentence on why. */
  readonly reason: string
  /** Where Make or its reviewers say so; ids such as L-BASE-2 name our reference. */
  readonly source: string
  /** True when an official text states it. */
  readonly certain: boolean
  /** What its findings are not told beside, over what holds for every rule. */
  readonly follows?: Follows
  /** An app that follows the rule and one that does not; a test runs both. */
  readonly good: ExampleApp
  readonly bad: ExampleApp
  readonly check: (app: App) => readonly Finding[]
}
