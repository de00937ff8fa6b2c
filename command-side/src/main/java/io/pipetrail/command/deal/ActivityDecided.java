package io.pipetrail.command.deal;

import io.pipetrail.events.deal.ActivityLogged;
import java.time.Instant;

/** An activity as it was logged, when that was, and the version of its deal afterwards. */
public record ActivityDecided(ActivityLogged activity, Instant loggedAt, long dealVersion) {}
