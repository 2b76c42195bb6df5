package io.dynox.internal.mapping.value;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Gives the attributes of one item that was read, in the order in which they come, without a model of them in between. After a
 * name, and after {@link #hasElement()} said so, exactly one value is read or skipped. Not thread-safe; local to one call.
 */
public interface AttributeReader {

    /** No whole number of at most 18 digits. */
    long NOT_WHOLE = Long.MIN_VALUE;

    /** The type of the value that comes next. */
    AttributeValue.Type type();

    /** Reads a value of type S or N, or a member of a set of them. */
    String text();

    /**
     * Reads a value of type N, or a member of a set of them, if it is a whole number of at most 18 digits; {@link #NOT_WHOLE} if it
     * is another one, which is then still to be read.
     */
    default long whole() {
        return NOT_WHOLE;
    }

    /** Reads a value of type B, or a member of a set of them. */
    SdkBytes binary();

    /** Reads a value of type BOOL. */
    boolean flag();

    /** Begins a list or a set, whose elements follow. */
    void beginElements();

    /** Whether another element of the list, or another member of the set, comes next; the last call ends it. */
    boolean hasElement();

    /** Begins a document, whose attributes follow. */
    void beginDocument();

    /** The name of the attribute whose value comes next; null at the end of the document, which ends it. */
    @Nullable
    String name();

    /** The same, as the number of the name; {@link AttributeNames#END} at the end. */
    int name(AttributeNames known, int guess);

    /** Leaves a value of any type out. */
    void skip();
}
