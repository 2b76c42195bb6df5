package io.dynox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a key attribute of a {@link Query}: {@code KeyCondition.beginsWith("ORDER#")}. Values are Java values as in keys;
 * those of a typed table are stored as the type stores this attribute.
 *
 * <p>Immutable.
 */
public final class KeyCondition {

    /** How values are compared: texts and binary values by their bytes, numbers by their value. */
    public enum Operator {
        /** The same value. */
        EQUAL_TO,
        /** Below the value. */
        LESS_THAN,
        /** The value, or below it. */
        AT_MOST,
        /** Above the value. */
        GREATER_THAN,
        /** The value, or above it. */
        AT_LEAST,
        /** From the first value to the second one, both included. */
        BETWEEN,
        /** Texts and binary values that begin with the value. */
        BEGINS_WITH
    }

    private final Values is;

    private record Values(@Nullable String attribute, Operator operator, List<Object> values) {}

    private KeyCondition(Values is) {
        this.is = is;
    }

    private static KeyCondition of(Operator operator, Object... values) {
        for (Object value : values) {
            Objects.requireNonNull(value, "value");
        }
        return new KeyCondition(new Values(null, operator, List.of(values)));
    }

    /** Matches the value. */
    public static KeyCondition equalTo(Object value) {
        return of(Operator.EQUAL_TO, value);
    }

    /** Matches what is below the value. */
    public static KeyCondition lessThan(Object value) {
        return of(Operator.LESS_THAN, value);
    }

    /** Matches the value and what is below it. */
    public static KeyCondition atMost(Object value) {
        return of(Operator.AT_MOST, value);
    }

    /** Matches what is above the value. */
    public static KeyCondition greaterThan(Object value) {
        return of(Operator.GREATER_THAN, value);
    }

    /** Matches the value and what is above it. */
    public static KeyCondition atLeast(Object value) {
        return of(Operator.AT_LEAST, value);
    }

    /** Matches the first value, the last one, and what is between them. */
    public static KeyCondition between(Object first, Object last) {
        return of(Operator.BETWEEN, first, last);
    }

    /**
     * Matches texts, or binary values, that begin with a prefix.
     *
     * @param prefix the beginning as it is stored
     */
    public static KeyCondition beginsWith(Object prefix) {
        return of(Operator.BEGINS_WITH, prefix);
    }

    /**
     * Returns this condition for a named attribute. Without a name, conditions are for the attributes of the key in their order.
     *
     * @param attribute the name of a key attribute of the table or the index
     */
    public KeyCondition on(String attribute) {
        return new KeyCondition(new Values(Objects.requireNonNull(attribute, "attribute"), is.operator, is.values));
    }

    /** Returns the name of the attribute, or empty if the place among the conditions tells it. */
    public Optional<String> attribute() {
        return Optional.ofNullable(is.attribute);
    }

    /** Returns how values are compared. */
    public Operator operator() {
        return is.operator;
    }

    /** Returns the values that are compared with: two of {@link Operator#BETWEEN}, one of all others. */
    public List<Object> values() {
        return is.values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyCondition condition && is.equals(condition.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    /** Returns the condition without its values, which are content of items. */
    @Override
    public String toString() {
        return "KeyCondition[" + (is.attribute == null ? "" : is.attribute + " ") + is.operator + "]";
    }
}
