package io.pipetrail.standalone.database;

import java.nio.file.Path;

/** Another server runs on the same data directory. */
public final class DataDirectoryInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataDirectoryInUse(Path folder) {
        super("Another Pipetrail is running on the data directory " + folder);
    }
}
