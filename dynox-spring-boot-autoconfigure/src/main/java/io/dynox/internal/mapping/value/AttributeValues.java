package io.dynox.internal.mapping.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes the attribute values of one item. The SDK's builder of an attribute value takes almost twice the bytes of the value:
 * one builder makes all of a type.
 *
 * <p>Not thread-safe; local to one call.
 */
public final class AttributeValues {

    private AttributeValue.@Nullable Builder texts;
    private AttributeValue.@Nullable Builder numbers;
    private AttributeValue.@Nullable Builder lists;
    private AttributeValue.@Nullable Builder documents;

    public AttributeValue text(String text) {
        if (texts == null) {
            texts = AttributeValue.builder();
        }
        return texts.s(text).build();
    }

    public AttributeValue number(String number) {
        if (numbers == null) {
            numbers = AttributeValue.builder();
        }
        return numbers.n(number).build();
    }

    public AttributeValue list(List<AttributeValue> elements) {
        if (lists == null) {
            lists = AttributeValue.builder();
        }
        return lists.l(elements).build();
    }

    public AttributeValue document(Map<String, AttributeValue> members) {
        if (documents == null) {
            documents = AttributeValue.builder();
        }
        return documents.m(members).build();
    }
}
