package io.pipetrail.standalone.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** The folder that a server keeps its database and its secrets in. */
public record DataDirectory(Path folder) {

    public DataDirectory {
        folder = folder.toAbsolutePath().normalize();
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    /**
     * Where the database's programs are unpacked to: a cache of this user's own, as what lies in a folder that others may write
     * to is not to be run, or else the data directory.
     */
    Path binaries() {
        var home = Path.of(System.getProperty("user.home", ""));
        return home.isAbsolute() && Files.isWritable(home)
                ? home.resolve(".cache/pipetrail")
                : folder.resolve("programs");
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** The text of a file that only its owner may read; made by the given supplier where there is none yet. */
    public String secret(String name, Supplier<String> made) {
        var file = file(name);
        try {
            var secret = Files.readString(file).strip();
            if (secret.isEmpty())
                throw new IllegalStateException(file + " is empty: restore it, or delete it for a new one");
            return secret;
        } catch (NoSuchFileException none) {
            return write(file, made.get());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private String write(Path file, String secret) {
        try {
            Files.createDirectories(folder);
            // Elsewhere first: a kill or a full disk must not leave half a secret under its name.
            var draft = Files.createTempFile(folder, file.getFileName().toString(), ".new");
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(draft, secret + System.lineSeparator(), StandardOpenOption.DSYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
