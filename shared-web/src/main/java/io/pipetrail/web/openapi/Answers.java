package io.pipetrail.web.openapi;

import io.pipetrail.web.Dialects;
import io.pipetrail.web.problem.Problem;
import io.pipetrail.web.problem.Refusal;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Documents the refusals of every operation, and the variables in paths that methods do not take by name. */
final class Answers implements GlobalOpenApiCustomizer {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)[^}]*}");
    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "400", "malformed JSON or parameter",
            "401", "no credential, or a bad one",
            "403", "a good credential without the right",
            "404", "not there, or another store's",
            "409", "the state of things forbids it",
            "412", "another version than If-Match says",
            "413", "too large",
            "422", "well-formed but not valid; every bad field is named",
            "429", "too many requests",
            "503", "try again after a moment"));
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("V1Import", "imp_"),
            Map.entry("V1Deal", "deal_"),
            Map.entry("V1Stage", "stg_"),
            Map.entry("V1StageName", "stg_"),
            Map.entry("V1Pipeline", "pl_"),
            Map.entry("V1Activity", "act_"),
            Map.entry("V1Event", "evt_"),
            Map.entry("V1History", "evt_"),
            Map.entry("V1ApiKey", "key_"),
            Map.entry("V1Verification", "ver_"),
            Map.entry("V1Store", ""));
    /** Apart from the one of the description: refusals are printed so. */
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final List<String> OF_READS = List.of("400", "401", "403", "404", "429", "503");

    private final Dialects dialects;

    Answers(Dialects dialects) {
        this.dialects = dialects;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) api.setComponents(new Components());
        ModelConverters.getInstance(true)
                .readAll(new AnnotatedType(Problem.class))
                .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        api.getComponents().getSchemas().forEach(Answers::showId);
        REFUSALS.forEach((status, text) -> api.getComponents().addResponses("Problem" + status, problem(text)));
        if (api.getPaths() != null) api.getPaths().forEach(this::describe);
    }

    private static void showId(String noun, Schema<?> schema) {
        var prefix = PREFIXES.get(noun);
        if (prefix != null
                && schema.getProperties() != null
                && schema.getProperties().get("id") != null) {
            schema.getProperties().get("id").setExample(prefix + OpenApiConfiguration.ID);
        }
    }

    private void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            var statuses = method == PathItem.HttpMethod.GET ? OF_READS : REFUSALS.keySet();
            statuses.forEach(status -> describe(status, path, operation));
            VARIABLE.matcher(path).results().map(MatchResult::group).forEach(it -> variable(it, operation));
        });
    }

    private void describe(String status, String path, Operation operation) {
        var dialect = dialects.at(path);
        if (dialect.mount().isEmpty()) {
            operation
                    .getResponses()
                    .addApiResponse(status, new ApiResponse().$ref("#/components/responses/Problem" + status));
            return;
        }
        var spoken = dialect.say(refusal(status), path, "req_1");
        var body = new MediaType().example(MAPPER.convertValue(spoken.body(), Object.class));
        operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(spoken.status().value()),
                        new ApiResponse()
                                .description(REFUSALS.get(status))
                                .content(new Content().addMediaType(spoken.contentType(), body)));
    }

    private static Refusal refusal(String status) {
        var code = HttpStatus.valueOf(Integer.parseInt(status));
        return Refusal.of(code, code.name().toLowerCase(Locale.ROOT), code.getReasonPhrase());
    }

    private static void variable(String inBraces, Operation operation) {
        var name = VARIABLE.matcher(inBraces).replaceAll("$1");
        var known = Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of());
        if (known.stream().anyMatch(it -> name.equals(it.getName()))) return;
        var parameter = new PathParameter();
        parameter.name(name).schema(new StringSchema());
        if (name.equals("store_id")) parameter.description("the id or the slug of a store");
        operation.addParametersItem(parameter);
    }

    private static ApiResponse problem(String text) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description(text)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }
}
