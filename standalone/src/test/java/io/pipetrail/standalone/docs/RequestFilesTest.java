package io.pipetrail.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.docs.RequestFile.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The request files of docs/http run from top to bottom, and every request gets the status that stands beside it. */
@ExtendWith(Server.Running.class)
class RequestFilesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^}]+)}}");

    private final Server server;

    RequestFilesTest(Server server) {
        this.server = server;
    }

    @TestFactory
    Stream<DynamicTest> everyFileRunsFromTopToBottom() throws IOException {
        try (var files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".http")).sorted().toList().stream()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> run(RequestFile.read(file))));
        }
    }

    private void run(RequestFile file) {
        var variables = new HashMap<>(file.variables());
        variables.put("host", server.address());
        variables.put("operatorKey", Server.OPERATOR_KEY);
        // $guid is a new one at each use, but a variable that is defined by one keeps it.
        variables.replaceAll((name, value) -> fill(value, variables, Map.of()));
        var answers = new HashMap<String, Api.Answer>();
        assertThat(file.requests()).isNotEmpty();
        for (var request : file.requests()) {
            var answer = send(request, variables, answers);
            assertThat(request.expected())
                    .describedAs("%s names a status", request.title())
                    .isPositive();
            assertThat(answer.status())
                    .describedAs("%s: %s %s -> %s", request.title(), request.method(), request.url(), answer.body())
                    .isEqualTo(request.expected());
            if (request.name() != null) answers.put(request.name(), answer);
        }
    }

    private static Api.Answer send(Request request, Map<String, String> variables, Map<String, Api.Answer> answers) {
        var api = new Api("", "");
        for (var header : request.headers().entrySet()) {
            api = api.with(header.getKey(), fill(header.getValue(), variables, answers));
        }
        return api.send(
                request.method(), fill(request.url(), variables, answers), fill(request.body(), variables, answers));
    }

    private static String fill(String text, Map<String, String> variables, Map<String, Api.Answer> answers) {
        var filled = VARIABLE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(value(match.group(1).strip(), variables, answers)));
        return VARIABLE.matcher(filled).find() && !filled.equals(text) ? fill(filled, variables, answers) : filled;
    }

    private static String value(String name, Map<String, String> variables, Map<String, Api.Answer> answers) {
        if (name.equals("$guid")) return UUID.randomUUID().toString();
        if (name.equals("$timestamp")) return Long.toString(System.nanoTime());
        if (variables.containsKey(name)) return variables.get(name);
        var parts = name.split("\\.response\\.", 2);
        var answer = answers.get(parts[0]);
        if (answer == null || parts.length < 2) throw new AssertionError("unknown variable " + name);
        if (parts[1].startsWith("headers.")) return answer.header(parts[1].substring("headers.".length()));
        return answer.text(
                parts[1].substring("body.$".length()).replace('.', '/').replaceAll("\\[(\\d+)]", "/$1"));
    }

    private static Path folder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("docs/http"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }
}
