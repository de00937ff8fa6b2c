package io.pipetrail.standalone;

import io.pipetrail.standalone.database.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives a server that was told no operator key, or no pepper for the hashes of its API keys, one of its own: made once, kept in
 * the data directory, readable by its owner alone.
 */
class Secrets implements ApplicationContextInitializer<GenericApplicationContext> {

    static final String OPERATOR_KEY = "pipetrail.operator-key";
    private static final String KEY_PEPPER = "pipetrail.key-pepper";
    private static final int BYTES = 32;

    @Override
    public void initialize(GenericApplicationContext context) {
        var environment = context.getEnvironment();
        var data = new DataDirectory(Path.of(environment.getProperty("pipetrail.data-dir", "data")));
        var firstStart = !Files.exists(data.file("operator-key")) && isMissing(environment, OPERATOR_KEY);
        var secrets = new LinkedHashMap<String, Object>();
        if (isMissing(environment, OPERATOR_KEY)) {
            secrets.put(OPERATOR_KEY, data.secret("operator-key", () -> "pt_operator_" + random()));
        }
        if (isMissing(environment, KEY_PEPPER)) {
            secrets.put(KEY_PEPPER, data.secret("key-pepper", Secrets::random));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("secrets", Map.copyOf(secrets)));
        context.registerBean(DataDirectory.class, () -> data);
        context.registerBean(FirstStart.class, () -> new FirstStart(firstStart));
    }

    private static boolean isMissing(ConfigurableEnvironment environment, String property) {
        return environment.getProperty(property, "").isBlank();
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether the operator key was made just now, so that it has to be shown. */
    record FirstStart(boolean now) {}
}
