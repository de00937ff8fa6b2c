package io.pipetrail.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.operations.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** With the two sides apart, the proxy sends each request to the one that takes it. */
@ExtendWith(Server.Running.class)
class ProxyRoutesTest {

    private static final Path ROUTES = Repository.file("docker/sides.conf");
    private static final Pattern ENTRY = Pattern.compile("(?m)^\\s+(?:\"~([^\"]+)\"|(\\w+))\\s+(\\S+);");

    private final Server server;

    ProxyRoutesTest(Server server) {
        this.server = server;
    }

    /** Seen red without the line for Introzy's pipelines in the map of paths. */
    @Test
    void everyRouteGetsToTheSideThatTakesIt() throws IOException {
        var wanted = new LinkedHashMap<String, String>();
        var got = new LinkedHashMap<String, String>();
        for (var route : routes().entrySet()) {
            var side = sideOf(route.getValue().getPackageName());
            if (side.isEmpty()) continue;
            wanted.put(route.getKey(), side);
            got.put(route.getKey(), proxied(route.getKey()));
        }

        assertThat(wanted).containsValues("command_side", "query_side");
        assertThat(got).isEqualTo(wanted);
    }

    /** Such as {@code GET /v1/stores/x/deals}, and who takes it. */
    private Map<String, Class<?>> routes() {
        var routes = new LinkedHashMap<String, Class<?>>();
        server.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> routesOf(mapping, handler.getBeanType(), routes));
        return routes;
    }

    private static void routesOf(RequestMappingInfo mapping, Class<?> controller, Map<String, Class<?>> routes) {
        for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
            for (var pattern : mapping.getPatternValues()) {
                routes.put(method + " " + pattern.replaceAll("\\{[^}]*}", "x"), controller);
            }
        }
    }

    private static String sideOf(String packageName) {
        if (packageName.startsWith("io.pipetrail.command")) return "command_side";
        return packageName.startsWith("io.pipetrail.query") ? "query_side" : "";
    }

    private static String proxied(String route) throws IOException {
        var parts = route.split(" ");
        var side = looked("$uri $side", parts[1]);
        return side.equals("$side_of_method") ? looked("$request_method $side_of_method", parts[0]) : side;
    }

    /** What a map of nginx answers: the word itself, or the first expression that matches, or else the default. */
    private static String looked(String map, String value) throws IOException {
        var text = Files.readString(ROUTES);
        var start = text.indexOf("map " + map + " {");
        var entries = ENTRY.matcher(text.substring(start, text.indexOf("\n}", start)));
        var otherwise = "";
        while (entries.find()) {
            if ("default".equals(entries.group(2))) otherwise = entries.group(3);
            else if (value.equals(entries.group(2))) return entries.group(3);
            else if (entries.group(1) != null
                    && Pattern.compile(entries.group(1)).matcher(value).find()) return entries.group(3);
        }
        return otherwise;
    }
}
