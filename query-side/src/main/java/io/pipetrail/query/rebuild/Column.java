package io.pipetrail.query.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipetrail.events.Id;
import io.pipetrail.query.projection.Sql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/**
 * A column of a table, and how its values are sent: as PostgreSQL's own {@code _recv} functions read them, which is what it
 * would make of the same values as text.
 *
 * @param required whether it takes no null
 */
record Column(Type type, boolean required) {

    /** Instants and days are counted from the beginning of 2000. */
    private static final long EPOCH_SECOND = 946_684_800;

    private static final long EPOCH_DAY = 10_957;
    private static final int MICROS = 1_000_000;

    /** Digits and decimals of numbers that are sent in a short way, as nearly all are. */
    private static final int SMALL_PRECISION = 12;

    private static final int SMALL_SCALE = 4;
    private static final long[] TENS = {1, 10, 100, 1_000, 10_000};

    /** What {@code date} has for the end of time. */
    private static final String INFINITY = "infinity";

    enum Type {
        UUID,
        TEXT,
        BIGINT,
        INTEGER,
        BOOLEAN,
        DATE,
        NUMERIC,
        TIMESTAMP_WITH_TIME_ZONE;

        /** Of the name that PostgreSQL has for it, without a length or precision. */
        static Optional<Type> of(String name) {
            var constant = name.replace(' ', '_').toUpperCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(type -> type.name().equals(constant))
                    .findAny();
        }
    }

    /** Adds a value; an {@link IllegalArgumentException} where the column could not take it. */
    void add(@Nullable Object value, CopyBuffer row) {
        if (value == null) {
            if (required) throw new IllegalArgumentException("nothing where something must be");
            row.addNull();
            return;
        }
        switch (type) {
            case UUID -> add(uuid(value), row);
            case TEXT -> row.add(text(value));
            case BIGINT -> row.add(((Number) value).longValue());
            case INTEGER -> row.add(Math.toIntExact(((Number) value).longValue()));
            case BOOLEAN -> row.add((byte) ((boolean) value ? 1 : 0));
            case DATE -> row.add(days(value));
            case NUMERIC -> row.add(numeric(decimal(value)));
            case TIMESTAMP_WITH_TIME_ZONE -> row.add(micros((Instant) value));
        }
    }

    private static void add(UUID value, CopyBuffer row) {
        row.add(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }

    private static UUID uuid(Object value) {
        return switch (value) {
            case UUID id -> id;
            case Id id -> id.value();
            default -> java.util.UUID.fromString(value.toString());
        };
    }

    private static byte[] text(Object value) {
        var text = value instanceof Enum<?> constant ? Sql.word(constant) : value.toString();
        if (text.indexOf('\0') >= 0) throw new IllegalArgumentException("text with a NUL in it");
        return text.getBytes(UTF_8);
    }

    private static int days(Object value) {
        if (value.equals(INFINITY)) return Integer.MAX_VALUE;
        var day = value instanceof LocalDate date ? date : LocalDate.parse(value.toString());
        return Math.toIntExact(day.toEpochDay() - EPOCH_DAY);
    }

    /** Digits of base 10,000: how many, the place of the first, the sign, and how many decimals are shown. */
    private static byte[] numeric(BigDecimal value) {
        if (value.precision() > SMALL_PRECISION || value.scale() < 0 || value.scale() > SMALL_SCALE)
            return ByteConverter.numeric(value);
        long digits = Math.abs(value.unscaledValue().longValue());
        long one = TENS[value.scale()];
        long whole = digits / one;
        return ByteBuffer.allocate(16)
                .putShort((short) 4)
                .putShort((short) 2)
                .putShort((short) (value.signum() < 0 ? 0x4000 : 0))
                .putShort((short) value.scale())
                .putShort((short) (whole / 100_000_000))
                .putShort((short) (whole / 10_000 % 10_000))
                .putShort((short) (whole % 10_000))
                .putShort((short) (digits % one * (10_000 / one)))
                .array();
    }

    private static BigDecimal decimal(Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case BigInteger number -> new BigDecimal(number);
            case Long number -> BigDecimal.valueOf(number);
            default -> new BigDecimal(value.toString());
        };
    }

    /** The fraction of the second is rounded as PostgreSQL rounds one that it reads. */
    private static long micros(Instant instant) {
        var micros = (long) Math.rint(instant.getNano() / 1e9 * MICROS);
        return Math.multiplyExact(instant.getEpochSecond() - EPOCH_SECOND, MICROS) + micros;
    }
}
