package io.pipetrail.web.toy;

import io.pipetrail.events.TenantId;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.body.PatchBody;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** As a controller of a dialect might look: the store is that of the credential, and bodies are read leniently. */
@RestController
@RequestMapping("/dialects/toy/api")
class ToyDialectController {

    @GetMapping("/things")
    Map<String, String> things(TenantId tenant) {
        return Map.of("tenant", tenant.toString());
    }

    @PostMapping("/things")
    Map<String, String> make(TenantId tenant, @RequestBody PatchBody body) {
        var name = body.text("name", 1, 10).required();
        body.checkAsked();
        var nested = body.json().at("/where/place").asString("");
        return Map.of("tenant", tenant.toString(), "name", name.value(), "place", nested);
    }

    @PutMapping("/context")
    Map<String, String> context() {
        return RequestContext.current().metaData();
    }

    @GetMapping("/rejected")
    String rejected() {
        throw new UnsupportedOperationException();
    }

    @GetMapping("/broken")
    String broken() {
        throw new IllegalStateException("the secret is 42");
    }
}
