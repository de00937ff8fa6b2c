package io.pipetrail.standalone.containers;

import static io.pipetrail.eventstore.testing.Patience.await;

import io.pipetrail.standalone.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/**
 * The real nginx with the files that the compose file gives it. Exchanged are where it listens, whom the names of its upstreams
 * stand for, and the folder of what it writes; the rate limit is filled in as its image does.
 */
final class Nginx implements AutoCloseable {

    private final Process process;
    private final Path folder;
    private final int port;

    private Nginx(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static void assumeInstalled() {
        Assumptions.assumeTrue(
                program().isPresent(), "SKIPPED: there is no nginx here. To have it: apt-get install nginx");
    }

    private static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param behind which file says who is behind it
     * @param servers the ports of loopback for the names in that file
     */
    static Nginx start(String behind, Map<String, Integer> servers, int rateLimit) throws IOException {
        // Its workers are users of their own where it is started by root.
        var folder = Files.createTempDirectory(
                "nginx", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var port = Ports.free();
        write(folder, "nginx.conf", main(folder, port));
        write(folder, "behind.conf", placed(ComposeFile.text("docker/" + behind), servers));
        write(
                folder,
                "rate-limit.conf",
                ComposeFile.text("docker/rate-limit.conf.template")
                        .replace("${PIPETRAIL_RATE_LIMIT}", Integer.toString(rateLimit)));
        var process = new ProcessBuilder(command(folder))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed.log").toFile())
                .start();
        var nginx = new Nginx(process, folder, port);
        await().ignoreExceptions().until(() -> !process.isAlive() || nginx.isUp());
        if (!process.isAlive()) throw new IllegalStateException("nginx ended: " + nginx.file("printed.log"));
        return nginx;
    }

    private static List<String> command(Path folder) {
        return List.of(
                program().orElseThrow().toString(),
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("error.log").toString(),
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-g",
                "daemon off;");
    }

    private static String main(Path folder, int port) {
        return ComposeFile.text("docker/nginx.conf")
                .replace("listen 8080 ", "listen 127.0.0.1:" + port + " ")
                .replace(" /tmp/", " " + folder + "/")
                .replace("/etc/nginx/behind.conf", folder.resolve("behind.conf").toString())
                .replace("/dev/stdout", folder.resolve("access.log").toString())
                .replace("/dev/stderr", folder.resolve("error.log").toString());
    }

    /** With addresses for names; to look them up again and again is what Debian's nginx is too old for. */
    private static String placed(String behind, Map<String, Integer> servers) {
        var placed = behind;
        for (var server : servers.entrySet()) {
            var name = "server " + server.getKey() + ":8080 resolve ";
            if (!placed.contains(name)) throw new IllegalArgumentException("There is no " + name);
            placed = placed.replaceAll(name, Matcher.quoteReplacement("server 127.0.0.1:" + server.getValue() + " "));
        }
        return placed;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What it wrote about the requests so far. */
    String accesses() {
        return file("access.log");
    }

    private String file(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isUp() {
        return new Api(address(), "").get("/proxy-health").status() == 204;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        FileSystemUtils.deleteRecursively(folder);
    }
}
