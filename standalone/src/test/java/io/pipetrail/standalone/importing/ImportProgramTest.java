package io.pipetrail.standalone.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The command tells what became of a file, and a script can tell by its exit code. */
@ExtendWith(Server.Running.class)
class ImportProgramTest {

    private final Server server;
    private final Store store;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    Path folder = Path.of("");

    ImportProgramTest(Server server) {
        this.server = server;
        store = server.store("admin");
    }

    @BeforeEach
    void thereIsAStage() {
        store.stage("Lead", "");
    }

    /** Seen red: with bad rows counted as good ones by the exit code, it was 0. */
    @Test
    void badRowsAreListedAndMakeOne() throws IOException {
        var file = file("deals.csv", "title,value\nGood,1\nBad,one\n");

        assertThat(run(store.secret(), file, "--store=" + store.slug())).isEqualTo(1);

        assertThat(said()).contains("line 3: value: \"one\" is no ").contains("2 rows: 1 created, 0 skipped, 1 bad");
    }

    @Test
    void goodRowsMakeNought() throws IOException {
        var file = file("deals.ndjson", "{\"title\":\"Good\"}\n");

        assertThat(run(store.secret(), file, "--store=" + store.slug(), "--dry-run"))
                .isZero();

        assertThat(said()).contains("Dry run. 1 rows: 1 created");
    }

    @Test
    void aMappingMayBeAFileAndItsTablesBesideTheData() throws IOException {
        file("prices.csv", "what,price\nPrinter,250\n");
        var mapping = file("mapping.json", """
                {"fields": {"title": "what", "value": {"look_up": "what", "in": "prices"}},
                 "tables": {"prices": {"file": "prices.csv", "key": "what", "value": "price"}}}""");
        var file = file("orders.csv", "what\nPrinter\n");

        assertThat(run(store.secret(), file, "--store=" + store.slug(), "--mapping=" + mapping))
                .describedAs(said())
                .isZero();

        assertThat(store.api().get("/deals").text("/data/0/value")).startsWith("250");
    }

    @Test
    void aTableThatWasExportedComesBackIntoTheSamePipelines() throws IOException {
        var copy = server.store("admin");
        for (var each : List.of(store, copy)) {
            for (var name : List.of("Sales", "Renewals")) {
                each.api().post("/pipelines", """
                        {"name": "%s", "stages": [{"name": "Open"}]}""".formatted(name)).expect(201);
            }
        }
        var rows = file("rows.csv", "title,pipeline,contact_id,contact_type\nOne,Sales,c-1,company\nTwo,Renewals,,\n");
        assertThat(run(store.secret(), rows, "--store=" + store.slug()))
                .describedAs(said())
                .isZero();

        var exported = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> store.api()
                                .with("Accept", "text/csv")
                                .get("/exports/deals")
                                .body(),
                        text -> text.lines().count() == 3);
        assertThat(run(copy.secret(), file("deals.csv", exported), "--store=" + copy.slug()))
                .describedAs(said())
                .isZero();

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(copy.api()
                                .with("Accept", "text/csv")
                                .get("/exports/deals")
                                .body()
                                .lines()
                                .map(line ->
                                        line.replaceFirst("^[^,]*,[^,]*,(One|Two),.*?,(Sales|Renewals),.*", "$1 $2"))
                                .skip(1))
                        .containsExactlyInAnyOrder("One Sales", "Two Renewals"));
    }

    @Test
    void aKeyMayHaveBlanksAroundItAndIsNeverPrinted() throws IOException {
        var file = file("deals.csv", "title\nGood\n");

        assertThat(run(store.secret() + "\n", file, "--store=" + store.slug()))
                .describedAs(said())
                .isZero();
        assertThat(run("secret\u0007word", file, "--store=" + store.slug())).isEqualTo(2);

        assertThat(said()).doesNotContain("secret").contains("PIPETRAIL_API_KEY");
    }

    @Test
    void aMappingFileThatIsNoJsonMakesTwoAndOneLine() throws IOException {
        var mapping = file("mapping.json", "{\"fields\": ");

        assertThat(run(
                        store.secret(),
                        file("deals.csv", "title\nGood\n"),
                        "--store=" + store.slug(),
                        "--mapping=" + mapping))
                .isEqualTo(2);

        assertThat(said().lines()).containsExactly("The mapping is not JSON.");
    }

    @ParameterizedTest
    @CsvSource({
        "no-key, --store=x, PIPETRAIL_API_KEY",
        "key, --stor=x, unknown option --stor=x",
        "key, --dry-run, --store are needed",
        "key, --store=x, refused: 401"
    })
    void whatComesToNothingMakesTwoAndSaysWhy(String key, String option, String expected) throws IOException {
        var file = file("deals.csv", "title\nGood\n");

        assertThat(run(key.equals("key") ? "wrong" : "", file, option)).isEqualTo(2);

        assertThat(said()).contains(expected);
    }

    @Test
    void theBarShowsHowFarItIs() {
        var state = JsonMapper.shared()
                .readTree(
                        "{\"bytes_total\": 200, \"bytes_done\": 100, \"rows_done\": 4000, \"rows_per_second\": 2000, \"seconds_left\": 2}");

        assertThat(ProgressBar.line(state))
                .isEqualTo("[===============>              ]  50 %  4,000 rows, 2,000 a second, 2 s left");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String key, String... arguments) {
        var out = new PrintStream(told, true, StandardCharsets.UTF_8);
        var all = new ArrayList<>(List.of(arguments));
        all.add("--url=" + server.address());
        return new ImportProgram(out, false, key).run(all);
    }

    private String said() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
