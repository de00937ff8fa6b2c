package io.pipetrail.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** On what and with what it was measured. */
public record Machine(
        String at,
        int cores,
        long memoryMegabytes,
        String system,
        String jvm,
        List<String> jvmOptions,
        String httpLoad,
        String inserts,
        Map<String, String> postgres) {

    private static final long MEGABYTE = 1024 * 1024;

    public static Machine of(Map<String, String> postgres, String httpLoad, String inserts, List<String> jvmOptions) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / MEGABYTE,
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                jvmOptions,
                httpLoad,
                inserts,
                postgres);
    }

    String print() {
        return """
                %d cores, %,d MB, %s; %s %s
                load by %s; inserts by %s; PostgreSQL %s
                """.formatted(
                        cores,
                        memoryMegabytes,
                        system,
                        jvm,
                        String.join(" ", jvmOptions),
                        httpLoad,
                        inserts,
                        postgres.entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .reduce((a, b) -> a + ", " + b)
                                .orElse(""));
    }
}
