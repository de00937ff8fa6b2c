package io.pipetrail.web.body;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a body says about one field: nothing, null, or a value. Values are safe to use after {@link PatchBody#check()}. */
public final class Given<T> {

    private enum Form {
        ABSENT,
        NULL,
        VALUE,
        BROKEN
    }

    private final Complaints complaints;
    private final String pointer;
    private final Form form;
    private final @Nullable T value;

    private Given(Complaints complaints, String pointer, Form form, @Nullable T value) {
        this.complaints = complaints;
        this.pointer = pointer;
        this.form = form;
        this.value = value;
    }

    static <T> Given<T> absent(Complaints complaints, String pointer) {
        return new Given<>(complaints, pointer, Form.ABSENT, null);
    }

    static <T> Given<T> nothing(Complaints complaints, String pointer) {
        return new Given<>(complaints, pointer, Form.NULL, null);
    }

    static <T> Given<T> value(Complaints complaints, String pointer, T value) {
        return new Given<>(complaints, pointer, Form.VALUE, value);
    }

    static <T> Given<T> broken(Complaints complaints, String pointer, String detail) {
        complaints.add(pointer, detail);
        return new Given<>(complaints, pointer, Form.BROKEN, null);
    }

    /** Complains where there is no value. */
    public Given<T> required() {
        return form == Form.ABSENT || form == Form.NULL ? broken(complaints, pointer, "is required") : this;
    }

    /** Complains about null; may be absent. */
    public Given<T> notNull() {
        return form == Form.NULL ? broken(complaints, pointer, "must not be null") : this;
    }

    /** Complains about a value that does not hold. */
    public Given<T> check(Predicate<? super T> holds, String otherwise) {
        return value == null || holds.test(value) ? this : broken(complaints, pointer, otherwise);
    }

    /** The same in other terms; an {@link IllegalArgumentException} is a complaint with its message. */
    public <R> Given<R> map(Function<? super T, ? extends R> terms) {
        if (value == null) return new Given<>(complaints, pointer, form, null);
        try {
            return value(complaints, pointer, terms.apply(value));
        } catch (IllegalArgumentException e) {
            return broken(complaints, pointer, String.valueOf(e.getMessage()));
        }
    }

    /** Whether the body speaks of the field at all, be it to clear it. */
    public boolean isGiven() {
        return form == Form.VALUE || form == Form.NULL;
    }

    /** Whether the body clears the field. */
    public boolean isNull() {
        return form == Form.NULL;
    }

    public boolean hasValue() {
        return form == Form.VALUE;
    }

    /**
     * The value of a field that was required.
     *
     * @throws IllegalStateException if there is none
     */
    public T value() {
        if (value == null) throw new IllegalStateException(pointer + " has no value");
        return value;
    }

    public @Nullable T orNull() {
        return value;
    }

    /** The value, or else this one where the field is absent or null. */
    public T or(T fallback) {
        return value == null ? fallback : value;
    }

    /** What the field is after a merge patch: what it was where it is absent. */
    public @Nullable T over(@Nullable T current) {
        return isGiven() ? value : current;
    }
}
