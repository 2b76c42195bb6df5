package io.dynox.internal.mapping.record;

import io.dynox.internal.mapping.value.EnumCodec;
import io.dynox.internal.mapping.value.FlagCodec;
import io.dynox.internal.mapping.value.ListCodec;
import io.dynox.internal.mapping.value.MapCodec;
import io.dynox.internal.mapping.value.OptionalCodec;
import io.dynox.internal.mapping.value.Primitives;
import io.dynox.internal.mapping.value.RecordAdvice;
import io.dynox.internal.mapping.value.ScalarCodec;
import io.dynox.internal.mapping.value.ScalarCodecs;
import io.dynox.internal.mapping.value.SetCodec;
import io.dynox.internal.mapping.value.UnmappableException;
import io.dynox.internal.mapping.value.ValueCodec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the codecs of types. Not thread-safe; local to the mapping of one record. */
public final class TypeCodecs {

    /** Those under construction included, so that records may hold records of their own type. */
    private final Map<Class<?>, RecordCodec> records = new HashMap<>();

    private final RecordAnnotations annotations;

    private final boolean lenient;

    public TypeCodecs(RecordAnnotations annotations) {
        this(annotations, false);
    }

    /** Codecs that, if they are lenient, read absent attributes as null, zero or false, whatever the types ask for. */
    public TypeCodecs(RecordAnnotations annotations, boolean lenient) {
        this.annotations = annotations;
        this.lenient = lenient;
    }

    boolean isLenient() {
        return lenient;
    }

    /**
     * The codec of a type.
     *
     * @throws UnmappableException when there is none
     */
    public ValueCodec of(Type type) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        throw new UnmappableException(
                type instanceof TypeVariable<?>
                        ? "type " + type + " is only known when the record is used: give it a type of its own"
                        : "arrays have no counterpart in DynamoDB: use a List");
    }

    private ValueCodec ofClass(Class<?> type) {
        ValueCodec scalar = ScalarCodecs.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return new EnumCodec(type);
        }
        if (type.isRecord()) {
            return ofRecord(type);
        }
        ValueCodec entity = annotations.entity(type);
        if (entity != null) {
            return entity;
        }
        throw unknown(type);
    }

    private static UnmappableException unknown(Class<?> type) {
        if (type.isArray()) {
            return new UnmappableException("arrays have no counterpart in DynamoDB: use a List");
        }
        if (type.getTypeParameters().length > 0) {
            return new UnmappableException("the types inside of it are unknown: declare them, as in List<String>");
        }
        if (type.isSealed()) {
            return new UnmappableException(
                    "a sealed type doesn't say which of its types an attribute holds (@DynoxType tells items apart, not"
                            + " parts of them): use a record with a component for each type, or @DynamoDbConvertedBy");
        }
        if (java.util.Date.class.isAssignableFrom(type) || java.util.Calendar.class.isAssignableFrom(type)) {
            return new UnmappableException(
                    "it has no form of its own in DynamoDB: use java.time.Instant (stored as text, or"
                            + " as seconds with @EpochSeconds), or LocalDate, or @DynamoDbConvertedBy");
        }
        if (RecordAdvice.isKotlin(type)) {
            return new UnmappableException(
                    "it is a Kotlin class and no record: " + RecordAdvice.of(type) + ", or use @DynamoDbConvertedBy");
        }
        return new UnmappableException(
                "no attribute type is known for it: use a record, a String, a number such as Long or BigDecimal, a"
                        + " type of java.time, a List, a Set, a Map or an Optional, or @DynamoDbConvertedBy");
    }

    public RecordCodec ofRecord(Class<?> type) {
        RecordCodec known = records.get(type);
        if (known != null) {
            return known;
        }
        if (type.getTypeParameters().length > 0) {
            throw new UnmappableException("record " + type.getTypeName()
                    + " is generic, so the types of its components are unknown: use a record without type parameters");
        }
        return RecordReader.read(type, this, annotations, records);
    }

    private ValueCodec ofGeneric(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] inside = type.getActualTypeArguments();
        if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return new ListCodec(of(inside[0]));
        }
        if (raw == Set.class) {
            return new SetCodec(of(inside[0]));
        }
        if (raw == Map.class) {
            return map(inside[0], of(inside[1]));
        }
        if (raw == Optional.class) {
            return new OptionalCodec(of(inside[0]));
        }
        if (raw.isRecord()) {
            return ofRecord(raw);
        }
        throw new UnmappableException("of the generic types, List, Collection, Set, Map and Optional are known: use one"
                + " of them, or @DynamoDbConvertedBy");
    }

    private ValueCodec map(Type keys, ValueCodec values) {
        ValueCodec codec = of(keys);
        if (codec instanceof ScalarCodec<?> scalar) {
            return new MapCodec(scalar::write, scalar::read, keys == String.class, values);
        }
        if (codec instanceof EnumCodec constants) {
            return new MapCodec(constants::write, constants::read, true, values);
        }
        throw new UnmappableException("keys of maps are texts in DynamoDB, and " + keys.getTypeName()
                + " has no text: use String, an enum, a number, a UUID or a type of java.time");
    }

    /** The codec of a time that is stored as seconds. */
    static ValueCodec epochSeconds(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return new OptionalCodec(epochSeconds(generic.getActualTypeArguments()[0]));
        }
        ValueCodec codec = type instanceof Class<?> plain ? ScalarCodecs.epochSeconds(plain) : null;
        if (codec == null) {
            boolean number = type instanceof Class<?> plain && Number.class.isAssignableFrom(Primitives.boxed(plain));
            throw new UnmappableException("@EpochSeconds is for Instant and OffsetDateTime: "
                    + (number
                            ? "take it away if the number counts seconds, as numbers are stored as they are"
                            : "use one of them"));
        }
        return codec;
    }

    /** The value of a default, read as the attribute's value would be. */
    static @Nullable Object value(ValueCodec codec, String text) {
        if (codec instanceof OptionalCodec optional) {
            return Optional.ofNullable(value(optional.content(), text));
        }
        if (codec instanceof ScalarCodec<?> scalar) {
            return scalar.read(text);
        }
        if (codec instanceof EnumCodec constants) {
            return constants.read(text);
        }
        if (codec instanceof FlagCodec && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        throw new UnmappableException("@Default(\"" + text + "\") can't be read as its type: defaults are for texts,"
                + " numbers, enums, booleans and times; set others in the record's compact constructor");
    }
}
