package io.pipetrail.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole of Pipetrail in one process. */
@SpringBootApplication(scanBasePackages = {"io.pipetrail.standalone", "io.pipetrail.command", "io.pipetrail.query"})
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
