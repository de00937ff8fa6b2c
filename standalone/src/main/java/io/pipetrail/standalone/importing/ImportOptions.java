package io.pipetrail.standalone.importing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code import} was told on the command line. */
record ImportOptions(
        Path file, String store, URI url, @Nullable String mapping, Map<String, Path> tables, boolean dryRun) {

    static final String USAGE = """
            java -jar pipetrail.jar import FILE --store=STORE [--mapping=NAME|FILE.json] [--table=NAME=FILE.csv]...
                                           [--url=http://localhost:8080] [--dry-run]
            FILE is CSV (.csv) or lines of JSON; the key of an admin of the store is taken from PIPETRAIL_API_KEY.""";

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    static ImportOptions of(List<String> arguments) {
        Path file = null;
        String store = null;
        String mapping = null;
        var url = URI.create("http://localhost:8080");
        var tables = new LinkedHashMap<String, Path>();
        var dryRun = false;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.startsWith("--") ? argument.replaceFirst("=.*", "") : "") {
                case "--store" -> store = value;
                case "--mapping" -> mapping = value;
                case "--url" -> url = URI.create(value.replaceFirst("/+$", ""));
                case "--table" -> tables.put(value.replaceFirst("=.*", ""), Path.of(value.replaceFirst("^[^=]*=", "")));
                case "--dry-run" -> dryRun = true;
                case "" -> file = Path.of(argument);
                default -> throw new IllegalArgumentException("unknown option " + argument);
            }
        }
        if (file == null || store == null) throw new IllegalArgumentException("FILE and --store are needed");
        if (!Files.isReadable(file)) throw new IllegalArgumentException("cannot read " + file);
        return new ImportOptions(file, store, url, mapping, Map.copyOf(tables), dryRun);
    }

    boolean isTable() {
        return file.toString().endsWith(".csv");
    }

    /** A mapping is a ready one's name, or a file with one. */
    @Nullable
    String mappingToSend() throws IOException {
        return mapping != null && mapping.endsWith(".json") ? Files.readString(Path.of(mapping)) : mapping;
    }
}
