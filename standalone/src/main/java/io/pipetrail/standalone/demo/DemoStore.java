package io.pipetrail.standalone.demo;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Once;
import io.pipetrail.command.api.Terms;
import io.pipetrail.command.tenant.CreatePipeline;
import io.pipetrail.command.tenant.OpenTenant;
import io.pipetrail.events.Actor;
import io.pipetrail.events.TenantId;
import io.pipetrail.standalone.database.DataDirectory;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.security.ApiKeys;
import io.pipetrail.web.security.Caller;
import io.pipetrail.web.security.Role;
import io.pipetrail.web.security.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Fills the demo store by the commands that anybody else would send, each dated as its history says. Every one has a key of its
 * own, so that a start that was cut short is taken up where it ended.
 */
@Component
@Profile("demo")
class DemoStore implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger("pipetrail.demo");
    private static final String SLUG = "demo";
    private static final int TELL_EVERY = 500;

    private final Commands commands;
    private final ApiKeys keys;
    private final DataDirectory data;

    DemoStore(Commands commands, ApiKeys keys, DataDirectory data) {
        this.commands = commands;
        this.keys = keys;
        this.data = data;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!Files.exists(data.file("demo-key"))) fill();
        LOG.info("The demo store is at /v1/stores/{}, an admin's key for it in {}", SLUG, data.file("demo-key"));
    }

    private void fill() {
        var chance = new Chance();
        var opened = DemoHistory.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        var tenant = new TenantId(chance.id(opened));
        var actor = new Actor(Actor.Kind.OPERATOR, "demo", null);
        var caller = new Caller(actor, Role.OPERATOR, null, null);
        try (var _ = RequestContext.open(new RequestContext("demo", caller, "v1"))) {
            var pipeline = DemoPipeline.at(opened, chance);
            send(0, opened, tenant, new OpenTenant(tenant, SLUG, "Demo store", Currency.getInstance("USD")));
            send(1, opened, tenant, new CreatePipeline(tenant, pipeline.asNew(), true));
            var steps = DemoHistory.of(tenant, pipeline, chance);
            for (int i = 0; i < steps.size(); i++) {
                send(i + 2, steps.get(i).at(), tenant, steps.get(i).command());
                if ((i + 1) % TELL_EVERY == 0) LOG.info("{} of {} things happened", i + 1, steps.size());
            }
            data.secret(
                    "demo-key",
                    () -> keys.issue(new Store(tenant, SLUG), "demo", Role.ADMIN, null, actor)
                            .secret());
        }
    }

    private void send(int number, Instant at, TenantId tenant, Object command) {
        var hash = command.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8);
        var once = Once.of(tenant, "demo-" + number, "POST", "demo", hash);
        commands.send(command, Object.class, new Terms(null, at, once));
    }
}
