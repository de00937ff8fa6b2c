package io.pipetrail.standalone.migrating;

import io.axoniq.axonserver.connector.impl.ServerAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code migrate-events} was told on the command line.
 *
 * @param others that are settings of the database, as for the server
 */
record MigrateOptions(boolean toAxonServer, ServerAddress server, String context, String log, List<String> others) {

    static final String USAGE = """
            java -jar pipetrail.jar migrate-events --to=axonserver|postgres
                                           [--server=localhost:8124] [--context=default] [--log=pipetrail]
            The database is the one that the server would use, which must not be running.""";

    private static final int PORT = 8124;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    static MigrateOptions of(List<String> arguments) {
        var to = "";
        var server = "localhost";
        var context = "default";
        var log = "pipetrail";
        var others = new ArrayList<String>();
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.replaceFirst("=.*", "")) {
                case "--to" -> to = value;
                case "--server" -> server = value;
                case "--context" -> context = value;
                case "--log" -> log = value;
                default -> others.add(argument);
            }
        }
        others.stream()
                .filter(other -> !other.matches("--(pipetrail|spring)\\..+=.*"))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("unknown option " + unknown);
                });
        return switch (to) {
            case "axonserver", "postgres" ->
                new MigrateOptions(to.equals("axonserver"), address(server), context, log, List.copyOf(others));
            default -> throw new IllegalArgumentException("--to=axonserver or --to=postgres is needed");
        };
    }

    private static ServerAddress address(String server) {
        var parts = server.split(":", 2);
        return parts.length == 1
                ? new ServerAddress(parts[0], PORT)
                : new ServerAddress(parts[0], Integer.parseInt(parts[1]));
    }
}
