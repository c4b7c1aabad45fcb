// Points of dialogs on which public texts differ, and where the form library of Make is left.
import { type KnownDifference, type OpenPoint, openPoint as point } from '../text/index.ts'

/** All of these are inferred; the fidelity table is made from them. */
export const dialogPoints: readonly OpenPoint[] = [
  point(
    'placeholder-fields',
    'fields under the placeholder of a list while its value is mapped or typed',
    'shown beside those of the list in the dialog, as unofficial notes say',
    { against: 'integromat/make-forman-schema 1.16.0: only those of the list' },
  ),
]

/** Where integromat/make-forman-schema 1.16.0 fails and dryrun does not; in all else they agree. */
export const formLibraryDifferences: readonly KnownDifference[] = [
  {
    what: 'a collection whose spec is an address, as JSON Schema',
    make: 'the letters of the address become members',
    here: 'a collection without known members',
  },
  {
    what: 'a pattern that is no regular expression',
    make: 'the check breaks off with an exception',
    here: 'the value does not match the pattern',
  },
  {
    what: 'device and device:KIND, as JSON Schema',
    make: 'an unknown type, although the dialog knows them',
    here: 'a number with the address of its list, like other references',
  },
  {
    what: 'fields from an RPC under a field without a name, as JSON Schema',
    make: 'the address asks for undefined',
    here: 'a field without a name has no value to hand on',
  },
  {
    what: 'x-search that is no object, read from JSON Schema',
    make: 'a TypeError',
    here: 'it is left out',
  },
]
