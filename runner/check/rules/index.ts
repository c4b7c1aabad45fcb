// The table of rules for good apps, in the order of our reference: app, names, connections, communication, parameters, RPCs.

import { actionDoesNotIterate } from './action-does-not-iterate.ts'
import { actionOutputIsObject } from './action-output-is-object.ts'
import { addressHasNoGap } from './address-has-no-gap.ts'
import { addressIsNotLeftOver } from './address-is-not-left-over.ts'
import { advancedIsNotRequired } from './advanced-is-not-required.ts'
import { arrayHasLabels } from './array-has-labels.ts'
import { bannerIsReadable } from './banner-is-readable.ts'
import { baseIsComplete } from './base-is-complete.ts'
import { baseIsNotThrownAway } from './base-is-not-thrown-away.ts'
import { baseUrlIsHttps } from './base-url-is-https.ts'
import { chainIsShort } from './chain-is-short.ts'
import { compositeHasSpec } from './composite-has-spec.ts'
import { connectionAsksOnce } from './connection-asks-once.ts'
import { connectionHasLabel } from './connection-has-label.ts'
import { connectionHasMetadata } from './connection-has-metadata.ts'
import { connectionIsValidated } from './connection-is-validated.ts'
import { connectionLabelTellsKind } from './connection-label-tells-kind.ts'
import { connectionReportsErrors } from './connection-reports-errors.ts'
import { connectionStandsAlone } from './connection-stands-alone.ts'
import { credentialIsPassword } from './credential-is-password.ts'
import { dateIsParsed } from './date-is-parsed.ts'
import { dateIsPicked } from './date-is-picked.ts'
import { descriptionIsSentence } from './description-is-sentence.ts'
import { documentedKeys } from './documented-keys.ts'
import { duplicateOptions } from './duplicate-options.ts'
import { editableInConnection } from './editable-in-connection.ts'
import { eitherOrIsExplained } from './either-or-is-explained.ts'
import { errorMessageNamesStatus } from './error-message-names-status.ts'
import { errorTypesFitStatus } from './error-types-fit-status.ts'
import { expiryIsADate } from './expiry-is-a-date.ts'
import { expressionExpected } from './expression-expected.ts'
import { fieldHasName } from './field-has-name.ts'
import { fieldLabelIsClean } from './field-label-is-clean.ts'
import { fieldsAreOrdered } from './fields-are-ordered.ts'
import { functionBeginsWithItsName } from './function-begins-with-its-name.ts'
import { functionIsShort } from './function-is-short.ts'
import { getGuardsEmptyResult } from './get-guards-empty-result.ts'
import { getHasNoBody } from './get-has-no-body.ts'
import { groupIsOrdered } from './group-is-ordered.ts'
import { groupsAreUsed } from './groups-are-used.ts'
import { helpIsSentence } from './help-is-sentence.ts'
import { idHasPicker } from './id-has-picker.ts'
import { idStaysOutOfBody } from './id-stays-out-of-body.ts'
import { imlIsCalledRightly } from './iml-is-called-rightly.ts'
import { instantTriggerAsksOnce } from './instant-trigger-asks-once.ts'
import { instantTriggerGivesPayload } from './instant-trigger-gives-payload.ts'
import { interfaceHasLabels } from './interface-has-labels.ts'
import { labelCaseIsConsistent } from './label-case-is-consistent.ts'
import { labelIsInSentenceCase } from './label-is-in-sentence-case.ts'
import { labelStartsWithVerb } from './label-starts-with-verb.ts'
import { lastPageIsRead } from './last-page-is-read.ts'
import { limitParameter } from './limit-parameter.ts'
import { listIsPlural } from './list-is-plural.ts'
import { nameIsValid } from './name-is-valid.ts'
import { namesAreUnique } from './names-are-unique.ts'
import { nestedIsNotAdvanced } from './nested-is-not-advanced.ts'
import { noQueryInUrl } from './no-query-in-url.ts'
import { oauthRedirectsLocally } from './oauth-redirects-locally.ts'
import { oneUniversalModule } from './one-universal-module.ts'
import { oneWritePerModule } from './one-write-per-module.ts'
import { optionalValuesAreNotForcedAway } from './optional-values-are-not-forced-away.ts'
import { optionsRpcHasLabelAndValue } from './options-rpc-has-label-and-value.ts'
import { outputFitsInterface } from './output-fits-interface.ts'
import { outputHasNoEnvelope } from './output-has-no-envelope.ts'
import { outputUsesItem } from './output-uses-item.ts'
import { pageSizeIsConstant } from './page-size-is-constant.ts'
import { pagingChangesOnlyPaging } from './paging-changes-only-paging.ts'
import { pagingHasCondition } from './paging-has-condition.ts'
import { pagingIsHidden } from './paging-is-hidden.ts'
import { pagingKeepsBody } from './paging-keeps-body.ts'
import { partialUpdate } from './partial-update.ts'
import { pollingFitsTimeout } from './polling-fits-timeout.ts'
import { repeatIsBounded } from './repeat-is-bounded.ts'
import { reservedParameterNames } from './reserved-parameter-names.ts'
import { responseKeysStandInResponse } from './response-keys-stand-in-response.ts'
import { rpcGuardsMissingParent } from './rpc-guards-missing-parent.ts'
import { rpcIsBounded } from './rpc-is-bounded.ts'
import { rpcReadsParentsOnly } from './rpc-reads-parents-only.ts'
import type { Rule } from './rule.ts'
import { sameFieldSameLabel } from './same-field-same-label.ts'
import { samplesArePresent } from './samples-are-present.ts'
import { samplesFitInterface } from './samples-fit-interface.ts'
import { sanitizePathHits } from './sanitize-path-hits.ts'
import { searchHasIterate } from './search-has-iterate.ts'
import { searchHasLimit } from './search-has-limit.ts'
import { secretIsSanitized } from './secret-is-sanitized.ts'
import { staticParametersAreEmpty } from './static-parameters-are-empty.ts'
import { tagIsLowerCase } from './tag-is-lower-case.ts'
import { textBodyIsText } from './text-body-is-text.ts'
import { triggerHasLimit } from './trigger-has-limit.ts'
import { triggerHasStaticParameters } from './trigger-has-static-parameters.ts'
import { triggerSaysWhatIsNew } from './trigger-says-what-is-new.ts'
import { universalStaysHome } from './universal-stays-home.ts'
import { updateNeedsAttach } from './update-needs-attach.ts'
import { urlIsRelative } from './url-is-relative.ts'
import { validateBounds } from './validate-bounds.ts'

/** All rules; each brings its reason, its source and two examples that prove it. */
export const rules: readonly Rule[] = [
  baseIsComplete,
  baseIsNotThrownAway,
  secretIsSanitized,
  sanitizePathHits,
  baseUrlIsHttps,
  addressIsNotLeftOver,
  errorMessageNamesStatus,
  errorTypesFitStatus,
  oneUniversalModule,
  groupsAreUsed,
  groupIsOrdered,
  nameIsValid,
  labelStartsWithVerb,
  labelCaseIsConsistent,
  labelIsInSentenceCase,
  listIsPlural,
  descriptionIsSentence,
  fieldLabelIsClean,
  sameFieldSameLabel,
  tagIsLowerCase,
  connectionHasLabel,
  connectionLabelTellsKind,
  connectionIsValidated,
  connectionStandsAlone,
  connectionAsksOnce,
  connectionReportsErrors,
  connectionHasMetadata,
  reservedParameterNames,
  credentialIsPassword,
  editableInConnection,
  oauthRedirectsLocally,
  expiryIsADate,
  urlIsRelative,
  responseKeysStandInResponse,
  noQueryInUrl,
  addressHasNoGap,
  getHasNoBody,
  textBodyIsText,
  actionDoesNotIterate,
  actionOutputIsObject,
  searchHasIterate,
  searchHasLimit,
  pagingHasCondition,
  pagingChangesOnlyPaging,
  pagingKeepsBody,
  pageSizeIsConstant,
  lastPageIsRead,
  repeatIsBounded,
  pollingFitsTimeout,
  outputUsesItem,
  outputHasNoEnvelope,
  dateIsParsed,
  optionalValuesAreNotForcedAway,
  idStaysOutOfBody,
  dateIsPicked,
  partialUpdate,
  outputFitsInterface,
  getGuardsEmptyResult,
  oneWritePerModule,
  expressionExpected,
  chainIsShort,
  instantTriggerAsksOnce,
  updateNeedsAttach,
  instantTriggerGivesPayload,
  triggerHasLimit,
  triggerSaysWhatIsNew,
  triggerHasStaticParameters,
  staticParametersAreEmpty,
  fieldsAreOrdered,
  advancedIsNotRequired,
  nestedIsNotAdvanced,
  limitParameter,
  helpIsSentence,
  idHasPicker,
  arrayHasLabels,
  bannerIsReadable,
  pagingIsHidden,
  eitherOrIsExplained,
  fieldHasName,
  namesAreUnique,
  duplicateOptions,
  validateBounds,
  compositeHasSpec,
  documentedKeys,
  interfaceHasLabels,
  samplesFitInterface,
  samplesArePresent,
  optionsRpcHasLabelAndValue,
  rpcIsBounded,
  rpcReadsParentsOnly,
  rpcGuardsMissingParent,
  universalStaysHome,
  functionIsShort,
  functionBeginsWithItsName,
  imlIsCalledRightly,
]

export { exampleApp } from './example.ts'
export type { ExampleApp, Finding, Fix, Rule } from './rule.ts'
