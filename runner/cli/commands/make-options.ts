// The options of the commands that speak with Make.
import { flag, number, text, texts } from '../wish/option.ts'
import { app, json } from './common-options.ts'

const origin = text(
  'origin',
  '<label>',
  'which origin of makecomapp.json (needed when there are several)',
)

const rate = number(
  'rate',
  '<n>',
  { least: 0, most: 1000 },
  'requests a minute (default: 50); 0 is as fast as possible',
)

/** By the name of the command, in the order of its help. */
export const makeOptions = {
  origin: [
    text('label', '<label>', 'what the origin is called (default: the zone)'),
    text('zone', '<host>', 'zone of Make, such as eu1.make.com; or MAKE_ZONE'),
    text('id', '<app>', 'link that app of Make; without it one is created'),
    number('appVersion', '<n>', { least: 1, most: 1000 }, 'major version of the app (default: 1)'),
    text('keyFile', '<file>', 'where the token is kept (default: .secrets/apikey)'),
    app,
  ],
  plan: [
    origin,
    flag('diff', 'print how the texts differ'),
    flag('adopt', 'take what is in Make as deployed last, where nothing is known of it'),
    json,
    text('out', '<file>', 'write the plan into a file, for deploy --plan'),
    flag('detailedExitcode', 'exit with 8 when there is something to deploy'),
    app,
  ],
  deploy: [
    origin,
    text('plan', '<file>', 'only what that plan says; a stale one is refused'),
    texts('only', '<component>', 'only that one, such as module/getSubscription or groups'),
    flag('allowCreate', 'components may be created'),
    flag('allowDeletes', 'components may be deleted in Make; never in a public app'),
    flag('allowPublic', 'the app may be changed although it is public or approved'),
    texts('overwrite', '<component>', 'give up what was changed in Make; as often as needed'),
    flag('ci', 'ask nothing'),
    rate,
    app,
  ],
  pull: [
    origin,
    flag('drift', 'only what was changed in Make'),
    flag('withCommon', 'common data, too, into files that git ignores'),
    text('id', '<app>', 'make a project of that app of Make, in a folder that is empty'),
    text('zone', '<host>', 'with --id: zone of Make, such as eu1.make.com; or MAKE_ZONE'),
    rate,
    app,
  ],
  status: [origin, json, app],
} as const
