package io.pipetrail.query.timeline;

import io.pipetrail.events.Actor;
import io.pipetrail.events.deal.ActivityLogged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something done for a deal, who noted it down and when; its own time is always there. */
public record Activity(ActivityLogged what, @Nullable Actor by, Instant loggedAt) {}
