// Points of communications on which Make's documentation is silent, or texts contradict each other.
import { type OpenPoint, openPoint as point } from '../text/index.ts'

/** All of these are inferred; the fidelity table is made from them. */
export const openPoints: readonly OpenPoint[] = [
  point(
    'A-03',
    'when pagination.condition is asked',
    'after the answer with page N, again before the request with page N+1',
  ),
  point('A-04', 'response.error of base and of the component', 'merged member by member', {
    switch: 'errorMerge',
  }),
  point(
    'A-05',
    'type of a status entry that names none, and of a status without any entry',
    'general type (documented), then by status: 429 RateLimitError, 5xx ConnectionError, else RuntimeError',
    {
      against:
        'developers.make.com 429-error-handling, handling-responses/error and valid: RuntimeError is the default, for 429 as well; help.make.com/types-of-errors: RateLimitError uses 429, ConnectionError 502, 503 and 504; unofficial notes: as done here',
    },
  ),
  point(
    'A-06',
    'a last step that is skipped or has no output',
    'the result before it stays; an empty list counts as a result',
  ),
  point(
    'A-07',
    'an action that ran and has no output',
    'one empty bundle, so that the flow goes on',
  ),
  point(
    'A-08',
    'temp: arrays and undefined when merging',
    'arrays merge index by index, with a warning where one shrinks; undefined does not overwrite',
  ),
  point('A-09', 'members of one temp block', 'do not see each other'),
  point('A-10', 'text as a json body', 'sent as a JSON text, in quotes; write type: text', {
    against:
      'developers.make.com making-requests#body: an XML body is specified as a string, in an example without type',
  }),
  point(
    'A-11',
    'content types nobody documents, empty and broken bodies',
    '+json as JSON, text/* as text, else bytes; empty is undefined; broken JSON fails a success and stays text on an error',
  ),
  point('A-13', 'response.temp on failed answers', 'is evaluated'),
  point('A-14', 'limit of 0, negative or no number', 'InvalidConfigurationError'),
  point(
    'A-17',
    'iterate over something that is no list',
    'null and undefined give nothing, anything else is a DataError',
  ),
  point('A-18', 'paths without braces in iterate and output', 'plain text, which iterate refuses', {
    against:
      'developers.make.com handling-responses/iterate ("iterate": "body.data", with its result) and type (four times); all other pages write braces',
  }),
  point('A-19', 'whether repeat.limit counts calls or further calls', 'calls'),
  point(
    'A-20',
    'condition.default inside a chain',
    'becomes the result of the step, the chain goes on',
  ),
  point('A-22', 'header values that are lists or empty', 'joined with a comma; sent empty'),
  point(
    'A-23',
    'collections and lists in urlencoded bodies',
    'lists repeat the name, collections are refused',
  ),
  point('A-24', 'wrapper in a chain', 'that of the step that gave the result'),
  point('A-25', 'identical results of a search', 'all are kept'),
  point('A-26', 'body in a static step', 'the body of the last answer'),
  point('A-27', 'a redirect that is not followed', 'a success'),
  point('A-29', 'environment and scenario', 'environment.timezone, scenario.id and scenario.name'),
  point('A-30', 'parameters as a whole', 'holds what the module declares, nothing technical'),
  point('repeat-body', 'what repeat.condition sees', 'everything, as public apps poll on body', {
    against: 'developers.make.com making-requests#repeat: temp only, not body',
  }),
  point(
    'repeat-numbers',
    'expressions in repeat.delay and repeat.limit',
    'a run evaluates them, the check refuses them',
    { against: 'developers.make.com making-requests#repeat: both must be hard-coded' },
  ),
  point(
    'repeat-requests',
    'whether the rounds of repeat count towards 100 requests',
    'no; repeat has a cap of 1000 rounds of its own, which is warned about; a cap a person types binds all',
  ),
  point(
    'U2',
    'a step with a false condition and a true repeat.condition',
    'skipped, without a round',
    {
      against: 'unofficial notes: repeat stands before condition, so it goes round until its limit',
    },
  ),
  point('items', 'the name of the current item', 'item', {
    against:
      'developers.make.com, variables of action, search, trigger, epoch and instant trigger: items; the page of RPCs and every example: item',
  }),
  point(
    'static-kinds',
    'connections without any url',
    'saved with a warning, as public apps have such',
  ),
  point('epoch-of-a-chain', 'an epoch over a trigger of several steps', 'it changes the last step'),
  point('status-600', 'statuses beyond 599', 'an error, as those from 400'),
  point(
    'redirect-host',
    'headers on a redirect to another host',
    'only Accept, Accept-Language, Content-Type and User-Agent go along',
  ),
  point('user-agent', 'User-Agent of a request', 'dryrun, unless the app sets one'),
  point('U3', 'base under the requests of a webhook', 'inherited, as by modules and RPCs', {
    against:
      'unofficial notes: not inherited at all; a public app has an attach with a relative url, which needs it',
  }),
  point(
    'webhook-order',
    'temp, verification, condition and respond of a webhook',
    'in this order; where the condition is false the answer is the usual 200 Accepted',
  ),
  point(
    'webhook-data',
    'data and webhook in the communication of a webhook',
    'data: the parameters (documented) and what attach saved, which wins; webhook.*: the same as in detach',
    { against: 'the author of a public app, tried live: webhook.* is empty there' },
  ),
  point(
    'instant-output',
    'an instant trigger without a request whose output gives nothing',
    'one empty bundle, as the author of a public app saw live',
  ),
  point(
    'get-in-items',
    'get(body.properties; item) in the iterated output of an RPC',
    'body is there for every item',
    { against: 'the author of a public app: the call fails in Make' },
  ),
  point(
    'undefined-output',
    'output: "{{undefined}}", as in a module that deletes',
    'no output: one empty bundle',
    {
      against: 'unofficial notes: the raw answer',
    },
  ),
]
