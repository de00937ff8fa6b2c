/**
 * Running totals by stage, currency and day, kept from what each event changes: a summary costs the same whatever the
 * number of deals. Those of another moment are added up from what {@code past} keeps.
 */
@NullMarked
package io.pipetrail.query.pipelinesummary;

import org.jspecify.annotations.NullMarked;
