// Points on which Make's documentation is silent or contradicts itself, and what is done here.
import { defined } from '../text/index.ts'

export interface OpenPoint {
  /** Stable name, also used in notes of directives. */
  readonly id: string
  readonly question: string
  readonly decision: string
  /** Name of the switch that chooses the other reading, where there is one. */
  readonly switch?: string
}

/** All of these are inferred; the fidelity table is made from them. */
export const openPoints: readonly OpenPoint[] = [
  point('A-01', 'query inside url beside qs', 'both are sent, qs wins per name', 'qsMode'),
  point('A-02', 'pagination.body beside the body', 'it replaces the body', 'paginationBody'),
  point(
    'A-03',
    'when pagination.condition is asked',
    'after the answer with page N, again before the request with page N+1',
  ),
  point(
    'A-04',
    'response.error of base and of the component',
    'merged member by member',
    'errorMerge',
  ),
  point(
    'A-05',
    'type of a status entry that names none',
    'general type, then the type of the status',
  ),
  point(
    'A-06',
    'a last step that is skipped or has no output',
    'the result before it stays; an empty list counts as a result',
  ),
  point(
    'A-07',
    'an action that ran and has no output',
    'one empty bundle, so that the scenario goes on',
  ),
  point(
    'A-08',
    'temp: arrays and undefined when merging',
    'arrays merge index by index, with a warning where one shrinks; undefined does not overwrite',
  ),
  point('A-09', 'members of one temp block', 'do not see each other'),
  point('A-10', 'text as a json body', 'sent as a JSON text, in quotes'),
  point(
    'A-11',
    'content types nobody documents, empty and broken bodies',
    '+json as JSON, text/* as text, else bytes; empty is undefined; broken JSON fails a success and stays text on an error',
  ),
  point(
    'A-12',
    'message of valid against response.error',
    'valid first, then the status entry, then the general message',
  ),
  point('A-13', 'response.temp on failed answers', 'is evaluated'),
  point(
    'A-14',
    'limit of 0, negative or no number',
    'InvalidConfigurationError; empty means unlimited',
  ),
  point('A-15', 'what makes a page empty', 'the container has no items, before iterate.condition'),
  point(
    'A-16',
    'more than 50 pages or 100 requests',
    'paging stops with a warning; what came stays',
  ),
  point(
    'A-17',
    'iterate over something that is no list',
    'null and undefined give nothing, anything else is a DataError',
  ),
  point('A-18', 'paths without braces in iterate and output', 'plain text'),
  point('A-19', 'whether repeat.limit counts calls or further calls', 'calls'),
  point(
    'A-20',
    'condition.default inside a chain',
    'becomes the result of the step, the chain goes on',
  ),
  point('A-21', 'several requests in a basic connection', 'all run; the last one gives the data'),
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
  point(
    'hyphen',
    'a hyphen in a name without backticks, such as headers.content-type',
    'a subtraction; write headers.`content-type`',
  ),
  point(
    'repeat-requests',
    'whether the rounds of repeat count towards 100 requests',
    'no; repeat has a cap of 1000 rounds of its own, which is warned about; a cap a person types binds all',
  ),
  point(
    'static-kinds',
    'triggers and connections without any url',
    'a trigger is refused; a connection is saved with a warning, as public apps have such',
  ),
  point('epoch-of-a-chain', 'an epoch over a trigger of several steps', 'it changes the last step'),
  point('status-600', 'statuses beyond 599', 'an error, as those from 400'),
  point(
    'redirect-host',
    'headers on a redirect to another host',
    'only Accept, Accept-Language, Content-Type and User-Agent go along',
  ),
  point('user-agent', 'User-Agent of a request', 'dryrun, unless the app sets one'),
  point('counters', 'counters Make adds to the bundles of a search', 'not added'),
]

function point(id: string, question: string, decision: string, other?: string): OpenPoint {
  return { id, question, decision, ...defined({ switch: other }) }
}
