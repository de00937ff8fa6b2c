package io.pipetrail.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;

/** A folder that is empty at first; its logs stay when all is done, what is big goes. */
record WorkFolder(Path path) implements AutoCloseable {

    /** Only what this program made is emptied by it. */
    private static final String OURS = "made-by-benchmarks.log";

    static WorkFolder at(Path path) throws IOException {
        var folder = new WorkFolder(path);
        if (Files.exists(path) && !Files.exists(path.resolve(OURS))) refuseUnlessEmpty(path);
        if (Files.exists(path)) folder.delete(file -> true);
        Files.createDirectories(path);
        Files.createFile(path.resolve(OURS));
        return folder;
    }

    private static void refuseUnlessEmpty(Path path) throws IOException {
        try (var files = Files.list(path)) {
            if (files.findAny().isPresent()) throw new IllegalArgumentException("There is something in " + path);
        }
    }

    @Override
    public void close() {
        delete(file -> !file.getFileName().toString().endsWith(".log"));
    }

    private void delete(Predicate<Path> which) {
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> Files.isDirectory(file) || which.test(file))
                    .forEach(WorkFolder::delete);
        } catch (IOException | UncheckedIOException e) {
            Progress.tell("Something is left in %s: %s".formatted(path, e.getMessage()));
        }
    }

    /** A folder with logs in it stays. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            if (!Files.isDirectory(file)) throw new UncheckedIOException(stays);
        }
    }
}
