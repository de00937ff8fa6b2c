package io.pipetrail.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first page: where to go from here. */
@Hidden
@RestController
final class Index {

    @GetMapping("/")
    Map<String, String> links() {
        return Map.of(
                "name", "Pipetrail",
                "docs", "/docs",
                "openapi", "/v3/api-docs",
                "health", "/actuator/health",
                "api", "/v1/stores");
    }
}
