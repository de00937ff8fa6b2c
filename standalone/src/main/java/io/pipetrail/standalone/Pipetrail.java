package io.pipetrail.standalone;

import io.pipetrail.command.CommandSide;
import io.pipetrail.query.QuerySide;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The whole of Pipetrail in one process. */
@SpringBootApplication
@Import({CommandSide.class, QuerySide.class})
public class Pipetrail {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The application as it is started by its main method; tests start it the same way. */
    public static SpringApplication application() {
        var application = new SpringApplication(Pipetrail.class);
        application.addInitializers(new Secrets());
        return application;
    }
}
