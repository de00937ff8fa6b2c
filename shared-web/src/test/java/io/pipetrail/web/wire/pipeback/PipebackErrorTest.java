package io.pipetrail.web.wire.pipeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** How a refusal is told, to the letter. */
class PipebackErrorTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final PipebackDialect dialect = new PipebackDialect();

    @Test
    void aMessageIsAllThereIsToMost() {
        says(Refusal.unauthenticated("Who?"), 401, "{'message':'Unauthenticated.'}");
        says(Refusal.forbidden(), 403, "{'message':'This action is unauthorized.'}");
        says(Refusal.notFound("deal"), 404, "{'message':'There is no such deal.'}");
        says(Refusal.tooManyRequests(Duration.ofSeconds(1)), 429, "{'message':'Too Many Requests'}");
        says(Refusal.unavailable(Duration.ofSeconds(1)), 503, "{'message':'Service Unavailable'}");
        says(Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "?"), 500, "{'message':'Server Error'}");
        says(Refusal.of(HttpStatus.BAD_REQUEST, "malformed_json", "Not JSON."), 400, "{'message':'Not JSON.'}");
    }

    @Test
    void aRuleOfTheBusinessIsAnError() {
        says(PipebackError.rule("a_rule", "You cannot."), 400, "{'status':'error','message':'You cannot.'}");
    }

    @Test
    void everyInvalidFieldHasItsComplaintsAndTheMessageIsTheFirst() {
        var refusal = Refusal.unprocessable(List.of(
                new FieldError("/is_default", "The is default field is required."),
                new FieldError("/name", "must be a string"),
                new FieldError("/name", "is too long")));

        says(refusal, 422, """
                {'message':'The is default field is required. (and 2 more errors)',\
                'errors':{'is_default':['The is default field is required.'],\
                'name':['The name field must be a string.','The name field is too long.']}}""");
    }

    @Test
    void anInvalidParameterIsAsInvalidAsAField() {
        says(Refusal.badRequest("cursor", "is not a cursor of this list"), 422, """
                {'message':'The cursor field is not a cursor of this list.',\
                'errors':{'cursor':['The cursor field is not a cursor of this list.']}}""");
    }

    @Test
    void whatIsInvalidWithoutAFieldHasNoErrors() {
        says(Refusal.unprocessable("reused", "Used."), 422, "{'message':'Used.','errors':{}}");
    }

    private void says(Refusal refusal, int status, String json) {
        var spoken = dialect.say(refusal, "/", "req-1");
        assertThat(spoken.status().value()).isEqualTo(status);
        assertThat(JSON.writeValueAsString(spoken.body())).isEqualTo(json.replace('\'', '"'));
    }
}
