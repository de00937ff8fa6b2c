package io.pipetrail.standalone.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pipetrail.standalone.operations.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The compose file by the schema of the compose specification, which is installed and not ours. */
class ComposeSchemaTest {

    private static final String AIDS = "standalone/src/test/npm";

    private Schema schema;

    @BeforeEach
    void theSchemaIsThere() throws IOException {
        var file = schemaFile();
        assumeTrue(
                Files.exists(file),
                "SKIPPED: there is no schema of the compose specification here. To have it: npm ci --ignore-scripts --prefix "
                        + AIDS);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(
                        SchemaLocation.of(file.toUri().toString()),
                        JsonMapper.shared().readTree(file));
    }

    /** Seen red with `mem_limits` for `mem_limit`. */
    @Test
    void theComposeFileIsWhatTheSpecificationAllows() {
        assertThat(errors(ComposeFile.read())).isEmpty();
    }

    @Test
    void aWordThatComposeDoesNotKnowIsFound() {
        assertThat(errors(ComposeFile.of("services: {one: {image: a, mem_limits: 1g}}")))
                .singleElement()
                .asString()
                .contains("mem_limits");
    }

    @Test
    void aValueOfTheWrongKindIsFound() {
        assertThat(errors(ComposeFile.of("services: {one: {image: a, depends_on: {two: {condition: service_well}}}}")))
                .isNotEmpty();
    }

    private List<String> errors(ComposeFile file) {
        return schema.validate(file.tree()).stream().map(Error::toString).toList();
    }

    private static Path schemaFile() {
        return Repository.file(AIDS).resolve("node_modules/dclint/schemas/compose.schema.json");
    }
}
