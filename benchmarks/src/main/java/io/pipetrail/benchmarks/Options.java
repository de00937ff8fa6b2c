package io.pipetrail.benchmarks;

import io.pipetrail.benchmarks.suite.Group;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be run.
 *
 * @param only names of groups; none means all
 * @param jvm options of every JVM that is measured
 * @param server the packaged standalone server
 * @param folder for what is needed while it runs
 * @param results where the published files go
 */
record Options(Plan plan, Set<String> only, List<String> jvm, Path server, Path folder, Path results) {

    /** What takes longest and says least in one round is not in it: filling the AOT cache alone takes a minute. */
    private static final String IN_QUICK = "engine,writes,reads,log";

    /** From the command line, else from system properties {@code bench.*}. */
    static Options of(List<String> arguments) {
        var quick = arguments.contains("--quick") || Boolean.getBoolean("bench.quick");
        var plan = quick ? Plan.QUICK : Plan.FULL;
        var only = given(arguments, "only", "");
        return new Options(
                plan.with(number(arguments, "rounds", plan.rounds()), number(arguments, "seconds", plan.seconds())),
                words(only.isBlank() && quick ? IN_QUICK : only, ",").collect(Collectors.toUnmodifiableSet()),
                words(given(arguments, "jvm", "-Xmx512m"), " ").toList(),
                absolute(given(arguments, "server", "../standalone/target/pipetrail.jar")),
                absolute(given(arguments, "folder", "target/bench")),
                absolute(given(arguments, "results", "results")));
    }

    void refuseUnknown(List<Group> groups) {
        var unknown = new HashSet<>(only);
        groups.forEach(group -> unknown.remove(group.name()));
        if (!unknown.isEmpty()) throw new IllegalArgumentException("There are no such rows: " + unknown);
    }

    boolean wants(Group group) {
        return only.isEmpty() || only.contains(group.name());
    }

    private static String given(List<String> arguments, String name, String otherwise) {
        var start = "--" + name + "=";
        return arguments.stream()
                .filter(argument -> argument.startsWith(start))
                .map(argument -> argument.substring(start.length()))
                .findFirst()
                .orElseGet(() -> System.getProperty("bench." + name, otherwise));
    }

    private static Stream<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static int number(List<String> arguments, String name, int otherwise) {
        var given = given(arguments, name, "");
        return given.isEmpty() ? otherwise : Integer.parseInt(given);
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
