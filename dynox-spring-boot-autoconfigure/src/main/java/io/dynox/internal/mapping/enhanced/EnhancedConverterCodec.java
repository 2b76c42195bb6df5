package io.dynox.internal.mapping.enhanced;

import io.dynox.internal.mapping.value.AttributeWriter;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ValueCodec;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A converter of the Enhanced client. Thread-safe, as converters are. */
record EnhancedConverterCodec(AttributeConverter<?> converter) implements ValueCodec {

    @Override
    @SuppressWarnings("unchecked")
    public void write(Object value, AttributeWriter out) {
        out.value(guarded(() -> ((AttributeConverter<Object>) converter).transformFrom(value)));
    }

    @Override
    public Object decode(AttributeValue value) {
        return guarded(() -> converter.transformTo(value));
    }

    private <R> R guarded(Supplier<R> conversion) {
        try {
            return conversion.get();
        } catch (RuntimeException e) {
            throw new BadValue(
                    "can't be converted: converter " + converter.getClass().getName() + " threw "
                            + e.getClass().getName() + "; the cause says why",
                    e);
        }
    }

    @Override
    public AttributeValue.@Nullable Type stored() {
        return switch (converter.attributeValueType()) {
            case NULL -> AttributeValue.Type.NUL;
            default ->
                AttributeValue.Type.valueOf(converter.attributeValueType().name());
        };
    }
}
