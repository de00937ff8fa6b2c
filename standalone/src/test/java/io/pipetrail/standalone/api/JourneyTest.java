package io.pipetrail.standalone.api;

import io.pipetrail.standalone.Server;
import org.junit.jupiter.api.extension.ExtendWith;

/** The journey through the one server that has both sides. */
@ExtendWith(Server.Running.class)
class JourneyTest extends Journey {

    JourneyTest(Server server) {
        super(server.store("admin"));
    }
}
