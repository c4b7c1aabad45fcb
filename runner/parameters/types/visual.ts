// Types that only show something: they hold no value and need no name.
import type { ParameterType } from '../parameter.ts'
import { unchanged } from './conversions.ts'

function visual(name: string, keys: readonly string[], doc: string): ParameterType {
  return {
    name,
    control: 'note',
    shape: 'visual',
    wants: 'any',
    gives: 'none',
    isSecret: false,
    sample: undefined,
    schemaType: 'refused',
    typescript: 'never',
    keys,
    coerce: unchanged,
    doc,
    source: 'developers.make.com: block-elements/parameters',
    certain: true,
  }
}

export const banner = visual(
  'banner',
  ['title', 'text', 'theme', 'badge', 'closable'],
  'A coloured box with a text.',
)

export const markdown: ParameterType = {
  ...visual('markdown', [], 'Text with Markdown.'),
  unlisted: true,
}

export const html: ParameterType = { ...visual('html', [], 'Text with HTML.'), unlisted: true }

export const separator: ParameterType = {
  ...visual('separator', [], 'A line between fields.'),
  unlisted: true,
}
