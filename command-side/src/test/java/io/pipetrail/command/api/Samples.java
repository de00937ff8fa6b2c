package io.pipetrail.command.api;

import io.pipetrail.events.Probability;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes messages of any type with something in them, never the same twice and always the same for one seed. */
final class Samples {

    private static final int DEEPEST = 12;
    private static final List<String> TEXTS = List.of("", "Printers", "«ünïcode» 🚀 \"quoted\" \\ \n", "0", "null");

    private final Random random;
    private final Map<Class<?>, Supplier<Object>> leaves;
    private int depth;

    Samples(long seed) {
        random = new Random(seed);
        leaves = Map.ofEntries(
                Map.entry(UUID.class, () -> new UUID(random.nextLong(), random.nextLong())),
                Map.entry(String.class, () -> TEXTS.get(random.nextInt(TEXTS.size()))),
                Map.entry(boolean.class, random::nextBoolean),
                Map.entry(Boolean.class, random::nextBoolean),
                Map.entry(int.class, () -> random.nextInt(100)),
                Map.entry(Integer.class, () -> random.nextInt(100)),
                Map.entry(long.class, () -> random.nextLong(1L << 56)),
                Map.entry(Long.class, () -> random.nextLong(1L << 56)),
                Map.entry(BigDecimal.class, () -> BigDecimal.valueOf(random.nextLong(), random.nextInt(30) - 10)),
                Map.entry(Probability.class, () -> new Probability(BigDecimal.valueOf(random.nextInt(10_000), 4))),
                Map.entry(Instant.class, () -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(999_999_999))),
                Map.entry(LocalDate.class, () -> LocalDate.ofEpochDay(random.nextInt(40_000))),
                Map.entry(Currency.class, () -> Currency.getInstance(random.nextBoolean() ? "JPY" : "EUR")));
    }

    /** Every type that a sealed interface permits, whatever is between. */
    static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Samples::permitted)
                : Stream.of(type);
    }

    <T> T of(Class<T> type) {
        return type.cast(any(type, Map.of()));
    }

    private Object any(Type type, Map<String, Type> variables) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class ->
                IntStream.range(0, depth > DEEPEST ? 0 : random.nextInt(4))
                        .mapToObj(each -> any(list.getActualTypeArguments()[0], variables))
                        .toList();
            case ParameterizedType generic -> {
                var raw = (Class<?>) generic.getRawType();
                yield record(raw, Map.of(raw.getTypeParameters()[0].getName(), generic.getActualTypeArguments()[0]));
            }
            case Class<?> raw when leaves.containsKey(raw) -> leaves.get(raw).get();
            case Class<?> raw
            when raw.isEnum() -> raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
            case Class<?> raw when raw.isSealed() -> oneOf(raw);
            case Class<?> raw -> record(raw, variables);
            default -> any(variables.get(type.getTypeName()), variables);
        };
    }

    private Object oneOf(Class<?> sealed) {
        var all = permitted(sealed).toList();
        // The first one in the depths, or else a list of commands within a command would never end.
        return any(depth > DEEPEST ? all.getLast() : all.get(random.nextInt(all.size())), Map.of());
    }

    private Object record(Class<?> type, Map<String, Type> variables) {
        depth++;
        var components = type.getRecordComponents();
        if (components == null) throw new IllegalArgumentException("no sample of " + type);
        var values = Arrays.stream(components)
                .map(each -> component(each, variables))
                .toArray();
        depth--;
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no sample of " + type, e);
        }
    }

    private @Nullable Object component(RecordComponent component, Map<String, Type> variables) {
        AnnotatedType type = component.getAnnotatedType();
        if (type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) return null;
        return any(component.getGenericType(), variables);
    }
}
