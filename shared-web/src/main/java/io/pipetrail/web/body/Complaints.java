package io.pipetrail.web.body;

import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a body, gathered to be said at once; more than {@value #MOST} are not worth reading. */
final class Complaints {

    private static final int MOST = 50;

    private final List<FieldError> errors = new ArrayList<>();

    void add(String pointer, String detail) {
        if (errors.size() < MOST) errors.add(new FieldError(pointer, detail));
    }

    void refuseIfAny() {
        if (!errors.isEmpty()) throw Refusal.unprocessable(errors);
    }
}
