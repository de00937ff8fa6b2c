package io.pipetrail.query.deals;

import io.pipetrail.query.timeline.Activity;
import java.util.List;

/** All about one deal: where it is, and what was done for it lately, newest first. */
public record DealCard(DealInStage deal, List<Activity> latest) {}
