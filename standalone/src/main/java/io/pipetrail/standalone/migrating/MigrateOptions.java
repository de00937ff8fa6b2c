package io.pipetrail.standalone.migrating;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code migrate-events} was told on the command line.
 *
 * @param settings of the database and of Axon Server, named as the server's; it may have others in its environment
 */
record MigrateOptions(boolean toAxonServer, List<String> settings) {

    static final String USAGE = """
            java -jar pipetrail.jar migrate-events --to=axonserver|postgres
                                           [--server=localhost:8124] [--context=default] [--log=pipetrail]
            The database is the one that the server would use, which must not be running. So are Axon Server, context
            and log that the server is set up for.""";

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    static MigrateOptions of(List<String> arguments) {
        var to = "";
        var settings = new ArrayList<String>();
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.replaceFirst("=.*", "")) {
                case "--to" -> to = value;
                case "--server" -> settings.add("--axon.axonserver.servers=" + value);
                case "--context" -> settings.add("--axon.axonserver.context=" + value);
                case "--log" -> settings.add("--pipetrail.log-of-record.name=" + value);
                default -> settings.add(argument);
            }
        }
        settings.stream()
                .filter(setting -> !setting.matches("--(axon|pipetrail|spring)\\..+=.*"))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("unknown option " + unknown);
                });
        return switch (to) {
            case "axonserver", "postgres" -> new MigrateOptions(to.equals("axonserver"), List.copyOf(settings));
            default -> throw new IllegalArgumentException("--to=axonserver or --to=postgres is needed");
        };
    }
}
