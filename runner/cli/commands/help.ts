// What stands under the help of a command: examples, and what its options do not say by themselves.

export const PARAMETER_HELP = [
  'Values:',
  '  Nested names are joined with dots; items of lists count from 0: headers[0].key=Accept.',
  '  Collections and lists may be given as JSON: --param \'order={"seats": 5}\'.',
  '  A list of plain values may be given one by one: --param packages=a --param packages=b.',
  '  Digits typed for a field with a remote list are a number; in double quotes they are text.',
]

export const FORM_HELP = [
  ...PARAMETER_HELP,
  '  Escape goes back to the question before, Ctrl-C leaves. Text fields take {{expressions}} as',
  '  they are; other fields have a row for them, like the Map toggle. {{erase}} clears a field.',
  '  ? in a text field opens its search button; Enter goes into a folder, Escape leads out of it.',
  '  Saved are the values, for dryrun run --input, and beside them the states that Make keeps in',
  '  metadata.restore: with them the form opens again without calling RPCs for labels.',
  '  --json asks nothing and prints fields, needs and problems; it is the way without a terminal.',
]

export const RUN_HELP = [
  ...PARAMETER_HELP,
  '  An input file is YAML or JSON: one bundle, or a list with one bundle per operation.',
  '  Fields that are left out get the default of the dialog; --param wins over the file.',
  '  The key of a connection is no parameter: dryrun connect stores it, or set DRYRUN_APIKEY.',
]

export const EPOCH_HELP = ['dryrun run MODULE --from DATE (or ID) begins there.']

export const LISTEN_HELP = [
  'The hook is attached with the webhook’s own request and detached on Ctrl-C; then the exit is 0.',
  'A second Ctrl-C ends at once (130) and leaves the hook attached. Bundles go to stdout.',
  '--param gives the fields of the webhook and those of the module; dryrun show lists both.',
  'A service elsewhere cannot reach this machine: --against live needs --public-url.',
]

export const CONNECT_HELP = [
  'Values come from the environment (DRYRUN_APIKEY for the field apiKey); a terminal asks for',
  'the rest, without echo. They are stored under .dryrun, readable by you only.',
  'OAuth: the address to open is printed, and the service sends the user back to 127.0.0.1. Allow',
  'that address at the service (--port keeps it the same). Services need --against live.',
]

export const IML_HELP = [
  'Text without {{ }} is text. Without a template, stdin is read.',
  'Without either, a dialog starts: a line without {{ }} is an expression there; see :help.',
]

export const CHECK_HELP = [
  'Findings can be switched in package.json: {"dryrun": {"rules": {"NAME": "off"}}} (off, hint,',
  'warning, error), or in one place by a comment: // dryrun-ignore NAME: the reason. The comment',
  'speaks of its line, of the next one where it stands alone, of the file before its first bracket.',
  'An app of the Resellers Portal is held against the contract of the embedded portal.',
]

export const FAKE_HELP = [
  'The first line of stdout is the base URL, for --against. What happens is kept under .dryrun.',
  'Faults: 429, 500, 502, slow=MILLISECONDS, cut, broken-json, lying-more-items, empty-body, ...',
]

export const GENERATE_HELP = [
  'types     TypeScript types of every input and output, in types/app.d.ts',
  'docs      one Markdown page with every module, in docs/modules.md',
  'schemas   JSON Schemas for completion in any editor, in schemas',
  'samples   invented samples where the samples files of the app are empty or lack fields',
]

export const WORKBENCH_HELP = [
  'The first line of stdout is the address to open; its token is good until Ctrl-C. Meanwhile run,',
  'rpc and form in this folder use the portal of the page. Nothing leaves this machine until a',
  'target elsewhere is chosen, and a module that changes something there asks each time.',
]

export const ORIGIN_HELP = [
  'The token comes from MAKE_API_KEY or MAKE_API_TOKEN; a terminal asks for it, without echo, and',
  'keeps it in a file that only you can read and git ignores. It needs the scopes sdk-apps:read and',
  'sdk-apps:write. Make may add a suffix to the name of a new app; makecomapp.json then has it.',
]

export const PLAN_HELP = [
  'Nothing is changed in Make. ~ is changed here, + is created, - is deleted, ! stops a deploy,',
  '? is in Make only. The exit is 7 when something stops a deploy.',
]

export const DEPLOY_HELP = [
  'COMPONENT is kind/name, such as rpc/listPlans, or base, common, groups, readme.',
  'What was changed in Make is never overwritten unless --overwrite names it. A deploy that was',
  'broken off anywhere goes on when it is run again. Commit the files it names at the end.',
]

export const PULL_HELP = [
  'Without a name: everything that was changed in Make. A named component is taken over whole, over',
  'changes here, which must be committed. dryrun pull --id APP --zone ZONE DIR makes a new project.',
]
