package io.pipetrail.benchmarks.peers.noop;

import java.net.URI;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads and writes a little JSON, and does nothing in between. */
@RestController
class NoOpController {

    record Nothing(String object, boolean done) {}

    @GetMapping("/noop")
    Nothing get() {
        return new Nothing("nothing", true);
    }

    @PostMapping("/noop")
    ResponseEntity<Void> post(@RequestBody Map<String, Object> body) {
        return ResponseEntity.created(URI.create("/noop/" + body.size())).build();
    }
}
