package io.pipetrail.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import java.util.List;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Groups operations by what they are about, reads and writes together, whichever side serves them. */
final class Resources implements GlobalOpenApiCustomizer {

    private static final Pattern NOUN =
            Pattern.compile("^(?:/v1/(?:stores/\\{store_id}/)?|/dialects/[^/]+/[^/]+/)([^/]+)");

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) return;
        api.setTags(null);
        api.getPaths().forEach(Resources::tag);
    }

    private static void tag(String path, PathItem item) {
        var tag = tagOf(path);
        item.readOperations().forEach(operation -> operation.setTags(List.of(tag)));
    }

    /** The first noun within a store, or else the first behind the version: /v1/stores/{store_id}/deals/{deal_id}/win is about deals, as is /dialects/gauzy/api/deals. */
    static String tagOf(String path) {
        return NOUN.matcher(path)
                .results()
                .findFirst()
                .map(noun -> noun.group(1))
                .orElse(path);
    }
}
