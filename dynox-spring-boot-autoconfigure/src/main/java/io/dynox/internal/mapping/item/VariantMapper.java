package io.dynox.internal.mapping.item;

import io.dynox.WriteMode;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.RecordAdvice;
import io.dynox.internal.mapping.value.UnmappableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items of the types that share a table, each told by its discriminator.
 *
 * <p>Immutable.
 *
 * @param <T> what the types have in common
 */
public final class VariantMapper<T> implements ItemMapper<T> {

    private final Class<T> type;
    /** In the order in which they are looked at. */
    private final List<Variant> all;

    private final Map<Class<?>, Variant> byClass = new HashMap<>();
    private final @Nullable TableKeys keys;

    /** A type, how its items are recognized, and how they are mapped. */
    private record Variant(Class<?> type, Discriminator discriminator, ItemMapper<Object> mapper) {}

    private VariantMapper(Class<T> type, List<Variant> all) {
        this.type = type;
        this.all = all;
        all.stream().filter(variant -> type.isAssignableFrom(variant.type)).forEach(v -> byClass.put(v.type, v));
        this.keys = byClass.values().iterator().next().mapper.keys();
    }

    /** Whether a discriminator identifies the items of a type. An enum whose constants have bodies is sealed, too. */
    public static boolean isMapped(Class<?> type) {
        return (type.isSealed() && !type.isEnum()) || Discriminator.of(type) != null;
    }

    /**
     * Maps a record with a discriminator, or the records of a sealed type.
     *
     * @param mappers the mapper of each record
     * @throws UnmappableException if the types can't be told apart, or have different keys
     */
    public static <T> VariantMapper<T> of(Class<T> type, Function<Class<?>, ItemMapper<?>> mappers) {
        List<Variant> all = new ArrayList<>();
        for (Class<?> leaf : leaves(type)) {
            Discriminator discriminator = Discriminator.of(leaf);
            if (discriminator == null) {
                throw new UnmappableException("nothing tells the items of " + leaf.getTypeName()
                        + " from those of the other types: annotate it with @DynoxType(attribute, value), or with a"
                        + " prefix of a key");
            }
            for (Variant other : all) {
                if (other.discriminator.equals(discriminator)) {
                    throw new UnmappableException(leaf.getTypeName() + " and " + other.type.getTypeName()
                            + " have the same @DynoxType, so their items can't be told apart: change one of them");
                }
            }
            all.add(new Variant(leaf, discriminator, cast(mappers.apply(leaf))));
        }
        checkKeys(all);
        all.sort(Comparator.comparing((Variant variant) -> variant.discriminator.isPrefix())
                .thenComparing(variant -> -variant.discriminator.text().length()));
        return new VariantMapper<>(type, List.copyOf(all));
    }

    // a mapper is only given items of its own class
    @SuppressWarnings("unchecked")
    private static ItemMapper<Object> cast(ItemMapper<?> mapper) {
        return (ItemMapper<Object>) mapper;
    }

    private static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            if (!type.isRecord()) {
                throw new UnmappableException(type.getTypeName()
                        + " isn't a record: the types that share a table are the records of a sealed interface, so "
                        + RecordAdvice.of(type));
            }
            return List.of(type);
        }
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> permitted : Objects.requireNonNull(type.getPermittedSubclasses())) {
            for (Class<?> leaf : leaves(permitted)) {
                if (!leaves.contains(leaf)) {
                    leaves.add(leaf);
                }
            }
        }
        return leaves;
    }

    private static void checkKeys(List<Variant> all) {
        Variant first = all.get(0);
        for (Variant variant : all) {
            if (!Objects.equals(variant.mapper.keys(), first.mapper.keys())) {
                throw new UnmappableException(variant.type.getTypeName() + " and " + first.type.getTypeName()
                        + " have different keys, and one table has one key: name the same attributes with"
                        + " @DynamoDbAttribute, of the same types");
            }
        }
    }

    /**
     * Maps some of the types only. Items of the others are known for what they are, and not taken.
     *
     * @throws IllegalArgumentException if it is none of the types
     */
    @Override
    public <S extends T> ItemMapper<S> only(Class<S> part) {
        if (all.stream().noneMatch(variant -> part.isAssignableFrom(variant.type))) {
            throw new IllegalArgumentException(
                    part.getTypeName() + " is none of the types of " + type.getTypeName() + ": name one of them");
        }
        return new VariantMapper<>(part, all);
    }

    @Override
    public ItemMapper<T> lenient() {
        return new VariantMapper<>(
                type,
                all.stream()
                        .map(variant -> new Variant(variant.type, variant.discriminator, variant.mapper.lenient()))
                        .toList());
    }

    @Override
    public List<String> typeAttributes() {
        return all.stream()
                .map(variant -> variant.discriminator.attribute())
                .distinct()
                .toList();
    }

    private Variant of(T item) {
        Variant variant = byClass.get(item.getClass());
        if (variant == null) {
            throw new BadValue("is a " + item.getClass().getTypeName() + ", which is none of the types of "
                    + type.getTypeName() + ": write it through its own table");
        }
        return variant;
    }

    @Override
    public Map<String, AttributeValue> encode(T item) {
        return marked(of(item), of(item).mapper.encode(item));
    }

    @Override
    public Map<String, AttributeValue> encodeAsIs(T item) {
        return marked(of(item), of(item).mapper.encodeAsIs(item));
    }

    private Map<String, AttributeValue> marked(Variant variant, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> marked = new LinkedHashMap<>(attributes);
        variant.discriminator.mark(marked, variant.type);
        Variant reader = variantOf(marked);
        if (reader != null && reader.type != variant.type) {
            throw new BadValue("is that of a " + reader.type.getTypeName()
                            + ", so the item would be read as one: correct it," + " or the @DynoxType")
                    .inAttribute(reader.discriminator.attribute());
        }
        return marked;
    }

    /** The type that attributes are read as: the first one that they match. */
    private @Nullable Variant variantOf(Map<String, AttributeValue> attributes) {
        for (Variant variant : all) {
            if (variant.discriminator.matches(attributes)) {
                return variant;
            }
        }
        return null;
    }

    @Override
    public ConditionalPut conditionalPut(T item) {
        Variant variant = of(item);
        ConditionalPut put = variant.mapper.conditionalPut(item);
        return new ConditionalPut(marked(variant, put.item()), put.condition(), put.names(), put.values());
    }

    @Override
    public T decode(Map<String, AttributeValue> attributes) {
        Variant variant = variantOf(attributes);
        if (variant != null) {
            if (!byClass.containsKey(variant.type)) {
                throw BadValue.ofOtherType("is a " + variant.type.getTypeName());
            }
            return type.cast(variant.mapper.decode(attributes));
        }
        String problem = "is of no type that " + type.getTypeName() + " knows by " + typeAttributes()
                + ": add the type, skip such items by onUnmappable, or read them by asMaps()";
        // a read of one type of several doesn't ask for unknown ones
        throw byClass.size() < all.size() ? BadValue.ofOtherType(problem) : new BadValue(problem);
    }

    @Override
    public Map<String, ?> describe(T item) {
        Variant variant = byClass.get(item.getClass());
        if (variant == null) {
            return Map.of();
        }
        Map<String, Object> attributes = new LinkedHashMap<>(variant.mapper.describe(item));
        if (!variant.discriminator.isPrefix()) {
            attributes.putIfAbsent(variant.discriminator.attribute(), variant.discriminator.text());
        }
        return attributes;
    }

    /** As the first type that takes it; types may hold one attribute in different forms. */
    @Override
    public @Nullable AttributeValue keyValue(String attribute, Object value) {
        for (Variant variant : byClass.values()) {
            AttributeValue stored = variant.mapper.keyValue(attribute, value);
            if (stored != null) {
                return stored;
            }
        }
        return null;
    }

    @Override
    public @Nullable TableKeys keys() {
        return keys;
    }

    @Override
    public void check(WriteMode mode) {
        byClass.values().forEach(variant -> variant.mapper.check(mode));
    }
}
