package io.dynox.test.internal.validation;

import io.dynox.test.internal.error.ServiceErrors;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The limit of 16 MB for a request on the wire. Stored sizes stay well below it; what JSON makes of them may not: base64, escapes
 * of up to six bytes for one, numbers in decimal.
 */
final class RequestSize {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** No value grows by more than this: a control character becomes a six-byte escape. */
    private static final int GREATEST_GROWTH = 6;

    private static final int PUNCTUATION = 16;

    private RequestSize() {}

    static void check(Map<String, List<PreparedWrite>> writes) {
        long stored = writes.values().stream()
                .flatMap(List::stream)
                .mapToLong(PreparedWrite::sizeBytes)
                .sum();
        if (stored * GREATEST_GROWTH > MOST_BYTES && ofWrites(writes) > MOST_BYTES) {
            throw ServiceErrors.tooLarge();
        }
    }

    private static long ofWrites(Map<String, List<PreparedWrite>> writes) {
        return writes.values().stream()
                .flatMap(List::stream)
                .mapToLong(write -> ofItem(write.attributes()))
                .sum();
    }

    private static long ofItem(Map<String, AttributeValue> item) {
        long size = PUNCTUATION;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            size += ofText(attribute.getKey()) + ofValue(attribute.getValue());
        }
        return size;
    }

    private static long ofValue(AttributeValue value) {
        return PUNCTUATION
                + switch (value.type()) {
                    case S -> ofText(value.s());
                    case N -> value.n().length();
                    case B -> ofBytes(value.b().asByteArrayUnsafe().length);
                    case SS ->
                        value.ss().stream().mapToLong(RequestSize::ofText).sum();
                    case NS ->
                        value.ns().stream().mapToLong(n -> n.length() + 3).sum();
                    case BS ->
                        value.bs().stream()
                                .mapToLong(b -> ofBytes(b.asByteArrayUnsafe().length))
                                .sum();
                    case M -> ofItem(value.m());
                    case L -> value.l().stream().mapToLong(RequestSize::ofValue).sum();
                    default -> PUNCTUATION;
                };
    }

    private static long ofBytes(int length) {
        return (length + 2L) / 3 * 4 + 3;
    }

    private static long ofText(String text) {
        long size = 3;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                size += GREATEST_GROWTH;
            } else if (c == '"' || c == '\\') {
                size += 2;
            } else {
                size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return size;
    }
}
