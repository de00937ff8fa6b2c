/** What those who run a server rely on: its logs, traces and metrics, and the files in docs that are made for them. */
@NullMarked
package io.pipetrail.standalone.operations;

import org.jspecify.annotations.NullMarked;
