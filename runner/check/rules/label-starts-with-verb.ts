// A label says what the module does.
import { manifestPlace } from './look/components.ts'
import type { Finding, Rule } from './rule.ts'

const VERBS = new Set(
  'accept react message email call text visit mention tweet screenshot ignore enter exit resume activate add adjust analyze answer append apply approve archive ask assign attach authorize batch block bulk calculate cancel categorize change chat check checkout clear clone close collect combine compare complete compose compress compute confirm connect convert copy count crawl create customize deactivate decline decode decrypt delete deliver deploy detach detect disable dislike discard dismiss do download duplicate edit embed emit enable encode encrypt end enrich enroll erase estimate evaluate execute exclude export extend extract fetch fill filter find finish flag follow format forward generate get give grant hide hold identify import improve include increase increment index initiate insert invite invoice issue join launch leave like link list listen load locate lock log look lookup make manage map mark measure merge modify monitor move mute notify open optimize order parse pause perform pin place post predict prepare print process promote prompt provide publish pull purchase push put query queue rank read receive recognize record redeem refresh refund register reject release remove rename render renew reopen reorder replace reply report request reschedule resend reserve reset resize resolve respond restart restore resume retrieve retry return reverse review revoke rotate route run save scan schedule scrape search select send set share shorten show sign skip snooze sort speak split start stop store stream submit subscribe suggest summarize suspend swap switch sync synchronize tag test toggle track train transcribe transfer transform translate trash trigger turn unarchive unassign unblock undelete undo unfollow unlink unlock unmark unpin unpublish unsubscribe update upgrade upload upsert use validate verify view void wait watch withdraw write'.split(
    ' ',
  ),
)

export const labelStartsWithVerb: Rule = {
  name: 'label-starts-with-verb',
  severity: 'warning',
  doc: 'The label of a module starts with a verb.',
  reason: 'Users look for what they want to do, and other apps read the same way.',
  source: 'L-NAME-2: naming conventions, module labels',
  certain: true,
  good: { module: { label: 'Get a Thing' } },
  bad: { module: { label: 'Thing' } },
  check: (app) =>
    [...app.modules.values()].flatMap((module): Finding[] => {
      const first = /^[A-Za-z]+/.exec(module.label.trim())?.[0] ?? ''
      // an older habit adds -s or -ing, which is another mistake
      if (VERBS.has(first.toLowerCase())) return []
      const at = manifestPlace(app, module, 'label')
      const remedy = 'begin with Watch, Create, Update, Get, Delete, List, Search or another verb'
      return [{ message: `"${module.label}" does not start with a verb.`, remedy, at }]
    }),
}
