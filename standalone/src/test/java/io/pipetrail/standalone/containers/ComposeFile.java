package io.pipetrail.standalone.containers;

import io.pipetrail.standalone.operations.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The compose file with its anchors and merges resolved, and what is taken from the environment left as it stands. */
record ComposeFile(String text, JsonNode tree) {

    private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)#.*$");
    private static final Pattern TAKEN = Pattern.compile("\\$\\{(\\w+)([^}]*)}");

    static ComposeFile read() {
        return of(text("docker-compose.yml"));
    }

    static ComposeFile of(String text) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text);
        return new ComposeFile(text, JsonMapper.shared().valueToTree(yaml));
    }

    static String text(String file) {
        try {
            return Files.readString(Repository.file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By their names. */
    Map<String, JsonNode> services() {
        var services = new TreeMap<String, JsonNode>();
        tree.at("/services").forEachEntry(services::put);
        return services;
    }

    List<String> profiles() {
        return services().values().stream()
                .flatMap(ComposeFile::profilesOf)
                .distinct()
                .sorted()
                .toList();
    }

    /** The services that start together. */
    Map<String, JsonNode> in(String profile) {
        var some = services();
        some.values().removeIf(service -> profilesOf(service).noneMatch(profile::equals));
        return some;
    }

    /** What is taken from the environment: the name, and how it goes on if that is not set. */
    List<Taken> taken() {
        return TAKEN.matcher(COMMENT.matcher(text).replaceAll(""))
                .results()
                .map(found -> new Taken(found.group(1), found.group(2)))
                .distinct()
                .toList();
    }

    static Stream<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    private static Stream<String> profilesOf(JsonNode service) {
        return words(service.path("profiles"));
    }

    record Taken(String name, String otherwise) {

        boolean isRequired() {
            return otherwise.startsWith(":?");
        }
    }
}
