package io.pipetrail.standalone.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sales opportunities of a folder with the published files, read as its README says. */
record Opportunities(List<Opportunity> all, Map<String, BigDecimal> listPrices) {

    private static final DateTimeFormatter US_DATE = DateTimeFormatter.ofPattern("M/d/yyyy");
    private static final LocalDate WITHOUT_DATE = LocalDate.parse("2016-10-01");

    /** One row: what was sold, how far it came and when. */
    record Opportunity(
            String id,
            String agent,
            String product,
            String account,
            String stage,
            @Nullable LocalDate engaged,
            @Nullable LocalDate closed,
            BigDecimal value) {

        String title() {
            return (account.isEmpty() ? "Unknown account" : account) + " - " + product;
        }

        Instant createdAt() {
            return at(engaged == null ? WITHOUT_DATE : engaged);
        }

        Optional<Instant> engagedAt() {
            return Optional.ofNullable(engaged).map(Opportunity::at);
        }

        Optional<Instant> closedAt() {
            return Optional.ofNullable(closed).map(Opportunity::at);
        }

        private static Instant at(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /** The folder beside the repository, wherever the tests are started from; empty where it is not there. */
    static Optional<Path> folder() {
        var here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data/crm-sales-opportunities"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    static Opportunities read(Path folder) {
        var prices = new HashMap<String, BigDecimal>();
        rows(folder.resolve("products.csv")).forEach(row -> prices.put(row[0], new BigDecimal(row[2])));
        var all = rows(folder.resolve("sales_pipeline.csv"))
                .map(row -> opportunity(row, prices))
                .toList();
        return new Opportunities(all, prices);
    }

    private static Opportunity opportunity(String[] row, Map<String, BigDecimal> prices) {
        var product = row[2].equals("GTXPro") ? "GTX Pro" : row[2];
        var value = row[4].equals("Won") ? new BigDecimal(row[7]) : prices.get(product);
        return new Opportunity(row[0], row[1], product, row[3], row[4], date(row[5]), date(row[6]), value);
    }

    private static @Nullable LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text, US_DATE);
    }

    /** The files have no quoted cells. */
    private static Stream<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
