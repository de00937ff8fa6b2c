/**
 * The nouns of Pipeback as they are printed, and how it says no. It is mounted at {@code /dialects/pipeback}; what follows
 * is how it maps to the model, and what was decided where the vendor's pages are silent.
 *
 * <pre>
 * Pipeback                        the model
 * ------------------------------  -----------------------------------------------------------------------------------
 * workspace, x-workspace-id       tenant; the header may be left out or empty, another one than the credential's is 403; the
 *                                 operator's key works in no workspace (403), whatever the header says
 * pipeline: sort, is_default      its place in the tenant's order from 1; the tenant's default pipeline
 * stage: sort                     its place in the pipeline from 1
 * stage: probability              percent of the stage's own probability; as created here 100
 * stage: rotting_days             the same; as created here 0
 * total_deals                     live deals, won and lost ones too, in whatever currency
 * total_deals_amount              sum of the values in the tenant's base currency, in minor units; 0 in the answer to a write
 *                                 where the two sides run apart, the next GET has it
 * deal: name, pipeline_stage_id   title, stage
 * deal: status                    the outcome of the stage that the deal is in
 * deal: status_changed_at         when the deal was closed; null while it is open
 * deal: amount                    value in minor units of its currency; as created here the base currency
 * deal: contact_id, owner_id      the contact's id, assigned_to; another contact_id clears what was known of the former
 * created_at, updated_at          UTC, to the second
 * </pre>
 *
 * <p>Deviations, each because the model knows no other way:
 *
 * <ul>
 *   <li>{@code updated_at} of a pipeline moves with its name and its stages, not with {@code sort} or {@code is_default}, which
 *       are facts of the workspace.
 *   <li>A status is the outcome of a stage. A {@code status} that is written and is not what the deal has already moves the deal
 *       to the first stage of its pipeline that is so (to the one where it was last open, for {@code open}), unless the stage
 *       that is written along is so itself. A status sent back unchanged says nothing. Stages made here are open ones: in a
 *       pipeline without a won (lost) stage a deal cannot be won (lost), which is a 422 about {@code status}.
 *   <li>A pipeline that holds live deals is not deleted: 400, {@code You cannot delete a pipeline that has deals.}
 * </ul>
 *
 * <p>Choices:
 *
 * <ul>
 *   <li>Every write is answered with 200. {@code PUT} of a deal leaves alone what is absent, null clears; of a pipeline, name
 *       and is_default are required. Unknown fields are let be.
 *   <li>Fields are read as Laravel does: texts are trimmed and empty ones are null, 1 and 0 are booleans, whole numbers may be
 *       texts. Its words are used for what is wrong, and the {@code message} is the first of them, "(and 1 more error)".
 *       Parameters and headers that are not valid are 422 as well. Malformed JSON is 400, another media type 415.
 *   <li>Amounts are formatted in American English whatever the currency, as the vendor's examples are: see
 *       {@link io.pipetrail.web.wire.pipeback.FormattedAmount}.
 *   <li>A stage without a probability of its own, made elsewhere, shows what its deals are counted with: 100 where it is a won
 *       one, else 0. Fractions of a percent are rounded half up.
 *   <li>Protected is the pipeline that is marked as the default. Where none is, the first one serves new deals and is not
 *       protected.
 *   <li>{@code GET /app/deals} is newest first, 100 unless {@code per_page} (1 to 100) says less, and may be narrowed by
 *       {@code pipeline_id}, {@code pipeline_stage_id}, {@code status}, {@code contact_id} and {@code owner_id}. The body has
 *       nothing but {@code data}, so the next page is in the header {@code Link: <...>; rel="next"}.
 *   <li>{@code expected_close_date} is a date, {@code YYYY-MM-DD}; a time behind it is read over.
 *   <li>Rate-limit headers are on every answer. With a bad credential, whose requests are nobody's, both are the limit, and
 *       none remain with a 429; where there is no limit both are 2147483647. What the proxy says by itself has the limit twice.
 *   <li>What the vendor has no word for keeps its status with a {@code message}: 405, 409, 412, 413, 503.
 * </ul>
 */
@NullMarked
package io.pipetrail.web.wire.pipeback;

import org.jspecify.annotations.NullMarked;
