package io.dynox.internal.wire;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.internal.engine.write.KeyReader;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.AttributeNames;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.mapping.value.NumberText;
import io.dynox.internal.sdk.KeyIdentity;
import io.dynox.internal.sdk.TableKeyReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the primary key of items and keys from their bytes, past all other attributes. A key that isn't fine at first sight is read
 * by {@link TableKeyReader}, which says whether it is one, and why not. Immutable.
 */
final class WireKeys implements KeyReader<WireWrite> {

    private static final int PARTITION = 0;
    /** So many characters are never too many bytes, neither of a partition key nor of a sort key. */
    private static final int SHORT = 1024 / 3;

    private final TableKeyReader exact;
    private final AttributeNames names;
    private final AttributeValue.@Nullable Type partitionType;
    private final AttributeValue.@Nullable Type sortType;

    WireKeys(TableKeyReader exact) {
        this.exact = exact;
        this.names = new AttributeNames(exact.names());
        TableKeys.Attribute sort = exact.keys().sort();
        this.partitionType = type(exact.keys().partition());
        this.sortType = sort == null ? null : type(sort);
    }

    @Override
    public List<String> names() {
        return exact.names();
    }

    private static AttributeValue.@Nullable Type type(TableKeys.Attribute key) {
        return key.type() == null
                ? null
                : AttributeValue.Type.valueOf(key.type().toString());
    }

    @Override
    public KeyIdentity key(ItemWrite.Kind operation, WireWrite payload) {
        boolean isKey = operation == ItemWrite.Kind.DELETE;
        KeyIdentity identity = read(payload.attributes(), isKey);
        if (identity != null) {
            return identity;
        }
        return isKey ? exact.ofKey(payload.decode()) : exact.ofItem(payload.decode());
    }

    /**
     * The key of an item that was read.
     *
     * @throws InvalidItemException when the item has none
     */
    KeyIdentity ofItem(JsonItem item) {
        KeyIdentity identity = read(item.attributes(null), false);
        return identity == null ? exact.ofItem(Attributes.read(item.attributes(null))) : identity;
    }

    /**
     * The identity of a key that was read.
     *
     * @throws InvalidItemException when it is no key of the table
     */
    KeyIdentity ofKey(JsonItem key) {
        KeyIdentity identity = read(key.attributes(null), true);
        return identity == null ? exact.ofKey(Attributes.read(key.attributes(null))) : identity;
    }

    /** The key; null when it isn't fine at first sight. */
    private @Nullable KeyIdentity read(JsonReader in, boolean isKey) {
        Object partition = null;
        Object sort = null;
        int left = names.size();
        for (int name = in.name(names, 0); name != AttributeNames.END; name = in.name(names, 0)) {
            if (name == AttributeNames.UNKNOWN) {
                if (isKey) {
                    return null;
                }
                in.skip();
                continue;
            }
            Object part = part(in, name == PARTITION ? partitionType : sortType);
            if (part == null) {
                return null;
            }
            if (name == PARTITION) {
                partition = part;
            } else {
                sort = part;
            }
            left--;
            if (left == 0 && !isKey) {
                break;
            }
        }
        return left > 0 || partition == null ? null : KeyIdentity.ofParts(partition, sort);
    }

    private static @Nullable Object part(JsonReader in, AttributeValue.@Nullable Type expected) {
        AttributeValue.Type type = in.type();
        if (expected != null && expected != type) {
            return null;
        }
        switch (type) {
            case S -> {
                String text = in.text();
                return text.isEmpty() || text.length() > SHORT ? null : text;
            }
            case N -> {
                return NumberText.canonical(in);
            }
            case B -> {
                SdkBytes bytes = in.binary();
                int size = bytes.asByteArrayUnsafe().length;
                return size == 0 || size > SHORT ? null : bytes;
            }
            default -> {
                return null;
            }
        }
    }
}
