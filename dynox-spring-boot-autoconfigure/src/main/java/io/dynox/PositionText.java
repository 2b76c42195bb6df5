package io.dynox;

import io.dynox.ReadPosition.Segment;
import io.dynox.internal.Printable;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Positions as text: the number of segments, and each segment that was begun with its last key, or {@code *} if it is done.
 * {@code 4;0=*;2=pk:S:USER%231,sk:N:12}: attributes are {@code name:type:value}, names and texts percent-encoded, binary
 * values in Base64 for URLs.
 */
final class PositionText {

    private static final String DONE = "*";
    /** As for {@link ScanOptions#segments()}: a text can't make a longer list. */
    private static final int MOST_SEGMENTS = 1_000_000;

    private PositionText() {}

    static String write(ReadPosition position) {
        StringBuilder text = new StringBuilder();
        List<Segment> segments = position.segments();
        text.append(segments.size());
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.isDone()) {
                text.append(';').append(i).append('=').append(DONE);
            } else if (!segment.lastKey().isEmpty()) {
                text.append(';').append(i).append('=');
                write(text, segment.lastKey());
            }
        }
        return text.toString();
    }

    private static void write(StringBuilder text, Map<String, Object> key) {
        boolean isFirst = true;
        for (Map.Entry<String, Object> attribute : key.entrySet()) {
            text.append(isFirst ? "" : ",").append(encoded(attribute.getKey())).append(':');
            write(text, attribute.getKey(), attribute.getValue());
            isFirst = false;
        }
    }

    private static void write(StringBuilder text, String name, Object value) {
        if (value instanceof AttributeValue attribute && attribute.type() == AttributeValue.Type.S) {
            write(text, name, attribute.s());
        } else if (value instanceof AttributeValue attribute && attribute.type() == AttributeValue.Type.N) {
            write(text, name, new BigDecimal(attribute.n()));
        } else if (value instanceof AttributeValue attribute && attribute.type() == AttributeValue.Type.B) {
            write(text, name, attribute.b());
        } else if (value instanceof String string) {
            text.append("S:").append(encoded(string));
        } else if (value instanceof Number number) {
            text.append("N:").append(number);
        } else if (value instanceof SdkBytes bytes) {
            text.append("B:").append(encoded(bytes.asByteArrayUnsafe()));
        } else if (value instanceof byte[] bytes) {
            text.append("B:").append(encoded(bytes));
        } else if (value instanceof ByteBuffer buffer) {
            text.append("B:").append(encoded(SdkBytes.fromByteBuffer(buffer).asByteArrayUnsafe()));
        } else {
            throw new IllegalStateException("The attribute '" + Printable.of(name)
                    + "' of a position must be text, a number or binary, but is of " + value.getClass());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static ReadPosition read(String text) {
        try {
            String[] parts = text.strip().split(";", -1);
            int size = Integer.parseInt(parts[0]);
            if (size < 0 || size > MOST_SEGMENTS) {
                throw new IllegalArgumentException("it has " + size + " segments");
            }
            List<Segment> segments = new ArrayList<>(Collections.nCopies(size, Segment.NOT_BEGUN));
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                segments.set(Integer.parseInt(parts[i], 0, equals, 10), segment(parts[i].substring(equals + 1)));
            }
            return new ReadPosition(segments);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // the text holds keys, which don't belong into messages
            throw new IllegalArgumentException(
                    "text must be what ReadPosition.toText() returned, but can't be read as such: its length is "
                            + text.length());
        }
    }

    private static Segment segment(String text) {
        if (text.equals(DONE)) {
            return new Segment(true, Map.of());
        }
        Map<String, Object> key = new LinkedHashMap<>();
        for (String attribute : text.split(",", -1)) {
            String[] parts = attribute.split(":", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("no attribute");
            }
            key.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), value(parts[1], parts[2]));
        }
        return new Segment(false, key);
    }

    private static Object value(String type, String text) {
        return switch (type) {
            case "S" -> URLDecoder.decode(text, StandardCharsets.UTF_8);
            case "N" -> new BigDecimal(text);
            case "B" -> SdkBytes.fromByteArray(Base64.getUrlDecoder().decode(text));
            default -> throw new IllegalArgumentException("no type");
        };
    }
}
