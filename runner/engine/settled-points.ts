// Points that a public page of Make settles, and what dryrun knowingly does otherwise.
import { type KnownDifference, settledPoint as point, type SettledPoint } from '../text/index.ts'

const MAKING = 'making-requests'

/** All of these are documented; pages without a host are of developers.make.com. */
export const settledPoints: readonly SettledPoint[] = [
  point(
    'A-01',
    'query inside url beside qs',
    'never to be mixed: the url would be escaped wrongly',
    `${MAKING}#qs`,
    {
      decided: 'both are sent, qs wins per name',
      switch: 'qsMode',
    },
  ),
  point(
    'A-02',
    'pagination.body beside the body',
    'it replaces the body, whatever mergeWithParent is',
    'pagination',
    {
      switch: 'paginationBody',
    },
  ),
  point(
    'A-12',
    'message and type of valid against response.error',
    'valid first, then the status entry, then the general one, then the default',
    'handling-responses/valid',
  ),
  point('empty-limit', 'an empty limit of a search', 'unlimited', 'best-practices, search modules'),
  point(
    'A-15',
    'what ends paging without a condition',
    'a page without items',
    'pagination; best-practices, search modules',
    {
      decided: 'items are counted before iterate.condition',
    },
  ),
  point(
    'A-16',
    'how much one execution may do',
    '50 pages, 100 requests, 3200 items of a trigger, 40 seconds',
    'pagination',
    { decided: 'paging stops with a warning and keeps what came; 3200 is not counted' },
  ),
  point('A-21', 'several requests in a basic connection', 'only one can be made', 'connections', {
    decided: 'all run; the last one gives the data',
  }),
  point(
    'false-condition',
    'an action whose condition is false',
    'goes to the next request, or returns nothing',
    `${MAKING}#condition`,
  ),
  point(
    'expression-replaces-base',
    'headers written as one expression',
    'overwrite those of base; members under {{...}} are merged',
    'base/advanced-inheritance',
    { decided: 'qs alike; an expression that gives nothing removes what base has' },
  ),
  point(
    'hyphen',
    'a hyphen in a name, such as headers.content-type',
    'needs backticks',
    'block-elements/iml',
    {
      decided: 'without them it is a subtraction',
    },
  ),
  point('static-trigger', 'a trigger without any url', 'not supported: refused', MAKING),
  point(
    'wrapper-last',
    'a search whose items are no collections but whose wrapper gives some',
    'the wrapper comes last, so its result is the output',
    'handling-responses/output#wrapper',
  ),
  point(
    'verification',
    'verification of a webhook without a condition',
    'its default is true: every request is one',
    'webhooks',
  ),
  point(
    'common-timeout',
    'timeout of the common data',
    'counts for every request',
    'white-label-documentation, app-timeout',
    {
      decided: 'timeout of base or of the request wins',
    },
  ),
]

/** What Make documents and dryrun knowingly does otherwise. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    what: 'counters in the bundles of a search',
    make: 'bundles hold __IMTLENGTH__ and __IMTINDEX__ (developers.make.com, component-blocks/interface: delete them from a downloaded output)',
    here: 'they are not added, so that bundles are what the app gives',
  },
  {
    what: 'rejectUnauthorized',
    make: 'deprecated; false takes certificates that nobody vouches for',
    here: 'certificates are always verified; ca names an authority',
  },
  {
    what: 'gzip: false, or not written',
    make: 'no Accept-Encoding is sent',
    here: 'over the wire the encodings go out that are understood; traces and cases do not show it',
  },
]
