// The options that nearly every command has.
import { flag, text } from '../wish/option.ts'

export const app = text(
  'app',
  '<dir>',
  'folder of the app, with makecomapp.json (default: this folder)',
)

export const json = flag('json', 'print one JSON value')
