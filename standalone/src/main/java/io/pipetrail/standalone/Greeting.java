package io.pipetrail.standalone;

import io.pipetrail.standalone.database.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the server is and, the first time, how to begin. */
@Component
class Greeting {

    private static final Logger LOG = LoggerFactory.getLogger("pipetrail");

    private final Environment environment;
    private final DataDirectory data;
    private final Secrets.FirstStart firstStart;

    Greeting(Environment environment, DataDirectory data, Secrets.FirstStart firstStart) {
        this.environment = environment;
        this.data = data;
        this.firstStart = firstStart;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        var server = ((ServletWebServerApplicationContext) event.getApplicationContext()).getWebServer();
        var address = "http://localhost:" + (server == null ? 0 : server.getPort());
        if (!firstStart.now()) {
            LOG.info("Pipetrail is ready at {} (API: {}/docs)", address, address);
        } else if (isForPeople()) {
            LOG.info(firstTime(address, environment.getRequiredProperty(Secrets.OPERATOR_KEY)));
        } else {
            LOG.info("Pipetrail is ready at {} (operator key: {})", address, data.file("operator-key"));
        }
    }

    /** Structured logs are collected, and kept by others: no key may stand in them. */
    private boolean isForPeople() {
        return environment.getProperty("logging.structured.format.console", "").isEmpty();
    }

    private String firstTime(String address, String operatorKey) {
        return """
                Pipetrail is ready at %1$s (API: %1$s/docs)

                The operator key, shown this once and kept in %3$s:

                  %2$s

                A store, a key for it, and its first stage:

                  curl -s %1$s/v1/stores -H "Authorization: Bearer %2$s" -H "Content-Type: application/json" -d '{"name":"Acme","slug":"acme"}'
                  KEY=$(curl -s %1$s/v1/stores/acme/api-keys -H "Authorization: Bearer %2$s" -H "Content-Type: application/json" -d '{"name":"first","role":"admin"}' | sed 's/.*"secret":"\\([^"]*\\)".*/\\1/')
                  curl -s %1$s/v1/stores/acme/pipeline-stages -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '{"name":"Lead","probability":0.1}'
                """.formatted(address, operatorKey, data.file("operator-key"));
    }
}
