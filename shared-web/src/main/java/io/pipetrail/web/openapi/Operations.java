package io.pipetrail.web.openapi;

import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.readside.MinPosition;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Says about each operation what its method's signature leaves unsaid. */
final class Operations implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (takes(method, Paging.class)) paged(operation);
        if (method.hasMethodAnnotation(GetMapping.class)) read(operation);
        else written(operation);
        var fields = method.getMethodAnnotation(BodyFields.class);
        if (fields != null) operation.setRequestBody(body(fields.value()));
        return operation;
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Stream.of(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static void paged(Operation operation) {
        operation
                .addParametersItem(query("limit", "rows on a page: 1 to 100, 25 unless said"))
                .addParametersItem(query("cursor", "the next_cursor of the page before"))
                .addParametersItem(query("starting_after", "the id of the row before the page"))
                .addParametersItem(query("ending_before", "the id of the row after the page"));
    }

    private static void read(Operation operation) {
        operation.addParametersItem(header(MinPosition.HEADER, "hold the answer until this log position is shown"));
    }

    private static void written(Operation operation) {
        operation
                .addParametersItem(header("Idempotency-Key", "a repeat with the same key has no second effect"))
                .addParametersItem(header("If-Match", "the version this change is meant for, as \"v3\""))
                .addParametersItem(header("Prefer", "return=minimal skips the wait and the body"));
    }

    private static RequestBody body(String[] fields) {
        var schema = new ObjectSchema();
        for (var field : fields) {
            var name = field.replaceAll("[*:].*", "");
            schema.addProperty(name, schema(field.substring(field.indexOf(':') + 1)));
            if (field.contains("*")) schema.addRequiredItem(name);
        }
        var json = new MediaType().schema(schema);
        return new RequestBody().content(new Content().addMediaType("application/json", json));
    }

    private static Schema<?> schema(String type) {
        return switch (type) {
            case "number" -> new NumberSchema();
            case "integer" -> new IntegerSchema();
            case "long" -> new IntegerSchema().format("int64");
            case "boolean" -> new BooleanSchema();
            case "array" -> new ArraySchema().items(new ObjectSchema());
            default -> new StringSchema();
        };
    }

    private static QueryParameter query(String name, String description) {
        var parameter = new QueryParameter();
        parameter.name(name).description(description).schema(new StringSchema());
        return parameter;
    }

    private static HeaderParameter header(String name, String description) {
        var parameter = new HeaderParameter();
        parameter.name(name).description(description).schema(new StringSchema());
        return parameter;
    }
}
