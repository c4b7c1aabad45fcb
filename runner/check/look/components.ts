// Places of what the manifest says about a component.
import type { App, Component } from '../../spec/index.ts'
import type { Span } from '../../text/index.ts'

/** Where a member of a component's manifest entry stands, or the entry itself. */
export function manifestPlace(app: App, component: Component, key: string): Span {
  const path = ['components', component.kind, component.name]
  const { source, start, end } = app.manifest.spanOf([...path, key])
  const whole = app.manifest.spanOf(path)
  return start === whole.start && end === whole.end
    ? app.manifest.keySpanOf(path)
    : { source, start, end }
}
