/**
 * The nouns of Ever Gauzy's pipelines and deals as they are printed, and how it says no. What is not said otherwise is as Gauzy's
 * own source does it.
 *
 * <table>
 * <caption>What Gauzy's nouns are in the model</caption>
 * <tr><td>organization, {@code organizationId}</td><td>the tenant's id</td></tr>
 * <tr><td>{@code tenantId}</td><td>the same; an account of several organizations is not known here</td></tr>
 * <tr><td>pipeline {@code name, description}</td><td>the same</td></tr>
 * <tr><td>pipeline {@code isActive}</td><td>whether it is active; a new one is, unless it is said otherwise</td></tr>
 * <tr><td>stage {@code index}</td><td>its place in the pipeline, from 1; where a list of stages is written, its place in that,
 * whatever the client sent</td></tr>
 * <tr><td>deal {@code title, stageId}</td><td>the same; the pipeline is that of the stage, and the value of a new deal is 0</td></tr>
 * <tr><td>deal {@code probability}</td><td>the deal's own one, and the scale it was said on: see {@link
 * io.pipetrail.web.wire.gauzy.GauzyProbability}; null where it has none of its own</td></tr>
 * <tr><td>deal {@code clientId}</td><td>the contact's id; {@code client} has its name and {@code primaryEmail} as well. Another id
 * is another contact: what was known of the former is cleared</td></tr>
 * <tr><td>deal {@code createdByUserId}</td><td>whom it is assigned to; a user of the identity provider who creates one is that</td></tr>
 * <tr><td>{@code deletedAt}</td><td>when what is deleted changed last, which is its deletion</td></tr>
 * <tr><td>{@code isArchived}, a deal's {@code isActive}, a pipeline's {@code createdByUserId}</td><td>nothing: always false, true
 * and null. To write them otherwise is a 400, as it would be forgotten</td></tr>
 * </table>
 *
 * <p>Other than Gauzy, as the contract has it:
 *
 * <ul>
 * <li>A list of stages is applied whole or not at all. Without one the stages stay; to leave out a stage that holds deals is a
 *     400, as is deleting a pipeline that does. Gauzy deletes the deals.
 * <li>Several deals may have one {@code clientId}.
 * <li>To change anything takes the right to write; Gauzy lets who may read change deals.
 * <li>What is deleted keeps its history, so that {@code DELETE} is the same as {@code DELETE .../soft} but for the answer, and
 *     {@code recover} undoes either. It also finds what is deleted without {@code withDeleted}.
 * </ul>
 *
 * <p>Chosen, where contract and page are silent:
 *
 * <ul>
 * <li>A pipeline made here is not the default one, of which Gauzy knows nothing; so it can be deleted. One that another dialect
 *     made the default cannot: 400.
 * <li>{@code probability} may be absent or null in a new deal, and null takes a deal's own away. A chance that is no whole percent
 *     is printed rounded, half to even; {@code where[probability]} does not find it by that, but finds only what is exactly so much.
 * <li>A new deal's {@code clientId} is a UUID. {@code PUT} takes any text, as another dialect may have given any, so that what was
 *     read can be written back.
 * <li>{@code PUT} of a pipeline may leave out its name, which then stays.
 * <li>Texts have at most 255 characters, descriptions 5,000, and a pipeline at most 100 stages.
 * <li>Plain lists have at most 1,000 deals at once, and 100 with {@code stage.pipeline.stages}, as {@code total} then tells; {@code
 *     take} and {@code skip} lead on. {@code stages.deals} prints at most 10,000 deals, and is a 400 where there are more. Deals come
 *     in the order of their creation and pipelines in that of their display, unless {@code order} says otherwise; a take of 0 is
 *     one that is not said.
 * <li>{@code where} compares; a property with several values is one of them, be they at {@code [0]} and {@code [1]}, at {@code []}
 *     or the same name twice. Names of more than 10 brackets are a 400. What is no property of an entity is a 400 in TypeORM's
 *     words, and so is a relation that there is not.
 * <li>A path that does not take a method is a 405 rather than Nest's 404; a request under another's Idempotency-Key is a 422, one that
 *     is still at work a 409 and another version than {@code If-Match} says a 412: headers that Gauzy does not have.
 * <li>Unescaped brackets in a query are taken.
 * </ul>
 */
@NullMarked
package io.pipetrail.web.wire.gauzy;

import org.jspecify.annotations.NullMarked;
