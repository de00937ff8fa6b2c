package io.pipetrail.standalone;

import io.pipetrail.command.CommandSide;
import io.pipetrail.query.QuerySide;
import io.pipetrail.standalone.importing.ImportProgram;
import io.pipetrail.standalone.migrating.MigrateProgram;
import java.io.Console;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The whole of Pipetrail in one process. */
@SpringBootApplication
@Import({CommandSide.class, QuerySide.class})
public class Pipetrail {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(ImportProgram.NAME)) {
            System.exit(importing(List.of(arguments).subList(1, arguments.length)));
        }
        if (arguments.length > 0 && arguments[0].equals(MigrateProgram.NAME)) {
            var rest = List.of(arguments).subList(1, arguments.length);
            System.exit(new MigrateProgram(System.err, isTerminal()).run(rest));
        }
        application().run(arguments);
    }

    /** Without Spring: it is a client, and begins at once. */
    private static int importing(List<String> arguments) {
        return new ImportProgram(System.err, isTerminal(), System.getenv("PIPETRAIL_API_KEY")).run(arguments);
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** The application as it is started by its main method; tests start it the same way. */
    public static SpringApplication application() {
        var application = new SpringApplication(Pipetrail.class);
        application.addInitializers(new Secrets());
        return application;
    }
}
