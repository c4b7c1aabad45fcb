// Verbs that labels of modules begin with, of what services let people do.

/** In lower case, as an order is given. */
export const VERBS: ReadonlySet<string> = new Set(
  `
    accept activate add adjust adopt advance alert align allocate analyze animate annotate
    answer append apply approve archive arrange ask assemble assess assign attach audit audition
    augment authorize autocomplete backup bake ban batch begin block blur book bookmark boost
    bring broadcast browse build bulk bump buy buzz cache calculate calibrate call cancel
    capture categorize change charge chat check checkout choose cite claim classify clean
    cleanup clear click clip clone close coach collect colorize combine comment commit compare
    compile complain complete compose compress compute conclude configure confirm connect
    consolidate consume contact continue contribute control convert cool copy correct count
    crawl create crop customize cut deactivate debit debug decide decline decode decrease
    decrypt deduct deduplicate define deflate delegate delete deliver demote depart deploy
    deposit describe deselect design destroy detach detect determine develop diagnose dial diff
    digest direct disable discard discover discuss dislike dismiss dispatch display distribute
    divide do dock document donate download drag draw drive drop dump duplicate echo edit eject
    elect eliminate email embed emit employ empty enable encode encourage encrypt end engage
    enhance enrich enroll ensure enter enumerate erase escalate establish estimate evaluate
    examine exchange exclude execute exit expand expire explain explore export express extend
    extract fade fail favorite feed fetch file fill filter finalize find finish flag flip focus
    follow force forecast forget fork format forward free freeze fulfill fund gather generalize
    generate geocode get give go grab grant greet group guess handle help hide highlight hire
    hold host hover identify ignore illustrate impersonate implement import impose improve
    include increase increment index inform ingest inherit initiate inpaint insert inspect
    install instruct interact interpret interrupt intersect invite invoice invoke isolate issue
    iterate join judge keep kick kill label latch launch learn leave lend lift like link list
    listen load localize locate lock log look lookup loop lower mail make manage map mark match
    measure memorize mention merge message migrate minify mint mirror mix moderate modify
    modulate monitor mount move multiply mute name navigate need negotiate normalize note notify
    obtain offer onboard open operate optimize order outline outpaint output overwrite pack
    paint parse paste patch pause pay peek perform pick pin ping pitch place plan plot point
    poll pop populate post power predict prefer prepare preview price print proceed process
    produce program promote prompt proofread propose protect prove provide provision proxy prune
    publish pull purchase push put quantify quarantine query question queue quit quote raise
    randomize rank rate reach react reactivate read rearrange reassign reboot rebuild
    recalculate recall receive recognize recolor recommend reconcile reconnect record recover
    recreate redact redeem redeploy redirect reduce refer refine reformat refresh refund refuse
    regenerate register reindex reinstate reissue reject relabel relate relaunch relay release
    reload remap remind remix remove rename render renew reopen reorder repair repeat rephrase
    replace replay reply report repost represent reproduce request requeue rescale reschedule
    resend reserve reset reshape resize resolve respond restart restock restore restrict resume
    rethink retrieve retry return reupload reverse review revoke rewind rewrite roll rollback
    rotate round route run sample sanitize satisfy save scale scan schedule score scrape screen
    screenshot scroll seal search secure seed select send separate serve set settle share shift
    ship shorten show shuffle shut sign signal simplify simulate sketch skip snapshot snooze
    solve sort spawn speak specify spend spin split stack stamp standardize star start stitch
    stop store stream strip stylize submit subscribe subtract suggest summarize supply support
    suppress survey suspend swap swipe switch sync synchronize tag tail take talk tap target
    teach tell terminate test text throttle tick toggle tokenize touch trace track trade train
    transcribe transfer transform translate trash trigger trim truncate try tune turn tweet type
    unarchive unassign unban unblock undelete undo unfavorite unfollow unfreeze uninstall unlink
    unlist unlock unmark unmute unpack unpin unpublish unregister unschedule unset unstar
    unsubscribe unsuspend unwatch unzip update upgrade upload upscale upsert use validate vary
    vectorize verify view visit voice void vote wait wake warm warn watch wipe withdraw work
    wrap write zip zoom
  `
    .trim()
    .split(/\s+/),
)
