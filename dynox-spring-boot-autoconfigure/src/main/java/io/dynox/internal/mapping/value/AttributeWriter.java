package io.dynox.internal.mapping.value;

import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes the attributes of one item, in the order in which they are to be written, without a model of them in between. Between
 * the begin and the end of a document each value follows its name; between the begin and the end of a list each value follows
 * {@link #element()}.
 *
 * <p>Each method throws {@link BadValue} for what may not be storable. Where it is doubtful, the item has to be written to a
 * {@link ModelWriter} instead: {@link ItemMeter} has the final word, and the words. Not thread-safe; local to one call.
 */
public interface AttributeWriter {

    /** What comes before a value of a document. */
    void name(String name);

    /** What comes before a value of a document, prepared. */
    void name(AttributeName name);

    /** What comes before a value of a list. */
    void element();

    /** A value of any type. */
    default void value(AttributeValue ready) {
        Attributes.write(ready, this);
    }

    /** A value of type S. */
    void text(String value);

    /** A value of type N. */
    void number(String text);

    /** A value of type N. */
    void number(long value);

    /** A value of type B, which nobody changes. */
    void binary(SdkBytes value);

    /** A value of type BOOL. */
    void flag(boolean value);

    /** A value of type NULL. */
    void nothing();

    /** A value of type SS. */
    void texts(List<String> members);

    /** A value of type NS. */
    void numbers(List<String> members);

    /** A value of type BS. */
    void binaries(List<SdkBytes> members);

    /** A value of type L begins; what holds its elements. */
    void beginList(Collection<?> source);

    /** The list that began last ends. */
    void endList();

    /** A value of type M begins; what holds its attributes, and about how many there are. */
    void beginDocument(Object source, int attributes);

    /** The document that began last ends. */
    void endDocument();
}
