// Points of the language on which public texts contradict what is observed of Make, or each other.
import { type OpenPoint, openPoint as point } from '../text/index.ts'

/** All of these are inferred; the fidelity table is made from them. */
export const imlPoints: readonly OpenPoint[] = [
  point('U1', 'createJSON of a number', 'its digits', {
    against: 'one user, of a live run: no value',
  }),
  point(
    'equality',
    'whether = and != compare strictly',
    'loosely: a text equals its number, null what is not there',
    {
      against:
        'developers.make.com block-elements/iml: all equality operations are strict; loosely: unofficial notes and a public app',
    },
  ),
  point(
    'text-of-collections',
    'a collection where text is expected inside of an expression',
    '{object}; a parameter of type text gives JSON',
    { against: 'help.make.com/type-coercion: JSON, without telling fields from functions' },
  ),
  point(
    'single-values',
    'functions of arrays on a single value',
    'refused, in words that users quote from Make',
    { against: 'help.make.com/type-coercion: Make creates an array of it' },
  ),
  point(
    'bracket-lists',
    'a list in brackets inside of an expression',
    'null with a warning in a run, as unofficial notes say; an error in dryrun iml and in the check',
  ),
  point('replace-slip', 'a search such as /\\d+g, which lacks its second slash', 'plain text', {
    against:
      'help.make.com/text-and-binary-functions writes it once, with the result of /\\d+/g; taken for a slip',
  }),
]
