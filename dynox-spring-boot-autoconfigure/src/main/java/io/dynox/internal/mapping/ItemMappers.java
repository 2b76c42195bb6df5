package io.dynox.internal.mapping;

import io.dynox.ItemMapping;
import io.dynox.WriteMode;
import io.dynox.internal.mapping.enhanced.EnhancedClient;
import io.dynox.internal.mapping.enhanced.EnhancedEntities;
import io.dynox.internal.mapping.enhanced.EnhancedRecords;
import io.dynox.internal.mapping.enhanced.EnhancedSchemaMapper;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.item.MapperSource;
import io.dynox.internal.mapping.item.VariantMapper;
import io.dynox.internal.mapping.item.WriteRules;
import io.dynox.internal.mapping.record.RecordAnnotations;
import io.dynox.internal.mapping.record.RecordMapper;
import io.dynox.internal.mapping.record.TypeCodecs;
import io.dynox.internal.mapping.value.RecordAdvice;
import io.dynox.internal.mapping.value.UnmappableException;

/** The mappers of types, each made once. Thread-safe. */
public final class ItemMappers {

    /** Ends with the class, so that a class loader can go. */
    private static final ClassValue<ItemMapper<?>> KNOWN = new ClassValue<>() {
        @Override
        protected ItemMapper<?> computeValue(Class<?> type) {
            return make(type);
        }
    };

    private ItemMappers() {}

    /**
     * The mapper of a record, or of a class of the Enhanced client.
     *
     * @throws IllegalArgumentException when items can't be mapped to the type; the message says which
     *     part is at fault, and what to change
     */
    // the mapper of a class maps to that class
    @SuppressWarnings("unchecked")
    public static <T> ItemMapper<T> of(Class<T> type) {
        return (ItemMapper<T>) KNOWN.get(type);
    }

    /**
     * The mapper of a mapping of the application's own.
     *
     * @throws IllegalArgumentException as above
     */
    public static <T> ItemMapper<T> of(ItemMapping<T> mapping) {
        try {
            return mapping instanceof MapperSource ? ((MapperSource<T>) mapping).mapper() : new CustomMapper<>(mapping);
        } catch (UnmappableException e) {
            throw e.of(mapping.getClass());
        }
    }

    /**
     * Checks that items can be written in a mode.
     *
     * @param type the class that the message names
     * @throws IllegalArgumentException if they can't
     */
    public static void check(ItemMapper<?> mapper, Class<?> type, WriteMode mode) {
        try {
            mapper.check(mode);
        } catch (UnmappableException e) {
            throw e.of(type);
        }
    }

    private static <T> ItemMapper<T> make(Class<T> type) {
        try {
            if (VariantMapper.isMapped(type)) {
                return VariantMapper.of(type, ItemMappers::record);
            }
            if (type.isRecord()) {
                return record(type);
            }
            if (EnhancedClient.isPresent() && EnhancedEntities.isEntity(type)) {
                return new EnhancedSchemaMapper<>(EnhancedEntities.schema(type));
            }
        } catch (UnmappableException e) {
            throw e.of(type);
        }
        throw new UnmappableException(advice(type)).of(type);
    }

    private static String advice(Class<?> type) {
        if (RecordAdvice.isKotlin(type)) {
            return "it is a Kotlin class and no record: " + RecordAdvice.of(type);
        }
        return "it is neither a record nor, with the Enhanced client on the class path, a @DynamoDbBean or a"
                + " @DynamoDbImmutable: make it one of them (a Lombok class too, see docs/models.md)";
    }

    private static <T> ItemMapper<T> record(Class<T> type) {
        return EnhancedClient.isPresent() ? EnhancedRecords.mapper(type) : plainRecord(type);
    }

    private static <T> ItemMapper<T> plainRecord(Class<T> type) {
        return new RecordMapper<>(
                type,
                new TypeCodecs(RecordAnnotations.NONE).ofRecord(type),
                new TypeCodecs(RecordAnnotations.NONE, true).ofRecord(type),
                null,
                WriteRules.none());
    }
}
