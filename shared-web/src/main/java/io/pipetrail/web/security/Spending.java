package io.pipetrail.web.security;

import java.util.UUID;

/**
 * What a client was let ask for on a node.
 *
 * @param limit which limit it counts for
 * @param total all that the node ever told of, which may have begun anew
 * @param latest what it told of last
 */
record Spending(String limit, UUID client, UUID node, long total, long latest) {}
