/**
 * The Introzy dialect, mounted at {@code /dialects/introzy}: its nouns as they are printed, and what they are in the model.
 *
 * <table>
 * <caption>What is called how</caption>
 * <tr><th>Introzy</th><th>model</th></tr>
 * <tr><td>organization, implied by the key</td><td>tenant</td></tr>
 * <tr><td>{@code /pipelines/{type}}</td><td>the tenant's pipelines of that type, see below</td></tr>
 * <tr><td>{@code type}</td><td>the pipeline's type; {@code CUSTOM} is in lists only, as the vendor has no path for it</td></tr>
 * <tr><td>{@code label}, {@code sortOrder}</td><td>the stage's name, its place from 0</td></tr>
 * <tr><td>{@code name}, {@code expectedValue}, {@code currency}</td><td>the deal's title and value in units of the currency; 0 and USD unless given, codes printed in capitals</td></tr>
 * <tr><td>{@code pipelineStageId}, {@code stage}</td><td>the stage that the deal is in</td></tr>
 * <tr><td>{@code contactId}, {@code contactType}</td><td>the contact's id and type; {@code contact} is null while none is known</td></tr>
 * <tr><td>{@code contact.firstName}, {@code .lastName}</td><td>the contact's one name: its last word is the last name, {@code ""} where there is one word or it is a company's; null where another system alone knows the name</td></tr>
 * <tr><td>{@code ownerId}, {@code owner}</td><td>whom the deal is assigned to, any text: who creates it unless given. A text with a blank is a name and is printed as one too, one with an {@code @} as the mail address</td></tr>
 * <tr><td>{@code referredByCustomerId}</td><td>whom the contact was referred by</td></tr>
 * <tr><td>{@code referredByContactType}</td><td>what the referrer is; in the deal's first event, and not kept without a referrer</td></tr>
 * <tr><td>deletion</td><td>the deal's; it is in no list and no count, its history stays</td></tr>
 * </table>
 *
 * Where the vendor is silent:
 *
 * <ul>
 *   <li>Other dialects may make several pipelines of a type. The one that {@code /pipelines/{type}} shows and new deals go to is
 *       the store's default one if it is of that type, else the first in display order. Deals are listed, read, changed and
 *       deleted in all pipelines of the type, so that none is out of reach; a deal is moved within its own only.
 *   <li>A pipeline that is missing is made by whoever may read, as the vendor's GET says: nobody chooses what is in it. One that
 *       was deleted, or given another type, elsewhere is missing again, and the next one is another pipeline with another id;
 *       the deals of the old one had to be gone before it was deleted, and stay where they went. The first pipeline of a store
 *       becomes its default one, as everywhere.
 *   <li>The deals of a type without any pipeline are an empty list, and nothing is made. A stage of another type or store as
 *       {@code stageId} has no deals; one that is no UUID is refused.
 *   <li>Deals are listed by creation, the newest first. A page is found by passing over those before it, so only the first
 *       100,000 deals can be reached by a page number, and a page behind them is refused as long as there are deals on it: what
 *       a page costs stays bounded. {@code stageId} narrows the list; the native API turns any number of pages by cursor.
 *   <li>{@code limit} and {@code page} out of their range are refused, not bent.
 *   <li>Fields that are not in the vendor's tables are ignored, as is a stage in a new deal; a contact in a change is refused.
 *       {@code null} is as good as nothing in a new deal, and clears in a change what can be empty.
 *   <li>Bodies with invalid fields are 400, other refusals have the status that they have everywhere: 401, 403, 404, 409, 429, and
 *       405, 412, 413, 415, 422 (an Idempotency-Key that was another request's), 500 and 503. Of these the last two have the codes
 *       {@code INTERNAL_ERROR} and {@code UNAVAILABLE}, 412 has {@code CONFLICT} and all others have {@code VALIDATION_ERROR}.
 *   <li>{@code Idempotency-Key}, {@code If-Match}, {@code X-Occurred-At}, {@code Prefer}, {@code X-Position} and {@code ETag} work as
 *       in the native API.
 * </ul>
 */
@NullMarked
package io.pipetrail.web.wire.introzy;

import org.jspecify.annotations.NullMarked;
