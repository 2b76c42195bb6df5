package io.dynox.internal.mapping.record;

import io.dynox.internal.mapping.value.AttributeWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What becomes of one component of a record. Immutable. */
public sealed interface RecordPart permits RecordProperty, FlattenedPart, IgnoredPart {

    /** The component's value. */
    @Nullable
    Object decode(Map<String, AttributeValue> attributes);

    /** Writes the attributes of the component. */
    void write(Object owner, AttributeWriter out);

    /**
     * The component's value.
     *
     * @param values one for each attribute of the record, in the order of {@link RecordCodec#properties()}; null for those that
     *     are absent, {@link RecordCodec#NOTHING} for those that are NULL
     * @param first the place of the first attribute of the component
     */
    @Nullable
    Object assemble(@Nullable Object[] values, int first);

    /** The attributes that hold the component. */
    List<String> attributes();

    /** Adds the attributes of the component for a report; a value that can't be stored is added as it is. */
    void describe(Object owner, Map<String, @Nullable Object> into);
}
