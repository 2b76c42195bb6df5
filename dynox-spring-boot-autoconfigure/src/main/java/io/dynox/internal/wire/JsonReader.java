package io.dynox.internal.wire;

import io.dynox.internal.mapping.value.AttributeNames;
import io.dynox.internal.mapping.value.AttributeReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads DynamoDB's JSON, replies and the items in them. Not thread-safe; local to one call. */
final class JsonReader extends JsonInput implements AttributeReader {

    private static final int MAX_DEPTH = 200;
    private static final byte[] BOOL = JsonOutput.bytes("BOOL");
    private static final byte[] NUL = JsonOutput.bytes("NULL");

    private AttributeValue.@Nullable Type opened;
    /** Whether what is read now are the members of a set. */
    private boolean member;
    /** The same of the structures around it, a bit for each, outermost first; further ones than one number holds lie in the others. */
    private long members;

    private long @Nullable [] deepMembers;

    private int depth;

    JsonReader(byte[] json, int from, int to, @Nullable NameCache names) {
        super(json, from, to, names);
    }

    JsonReader(byte[] json) {
        this(json, 0, json.length, null);
    }

    @Override
    public AttributeValue.Type type() {
        if (opened == null) {
            opened = member ? AttributeValue.Type.UNKNOWN_TO_SDK_VERSION : open();
        }
        return opened;
    }

    private AttributeValue.Type open() {
        int from = at + 2;
        if (end - from > 2
                && json[at] == '{'
                && json[at + 1] == '"'
                && json[from] >= 'A'
                && json[from] <= 'Z'
                && json[from + 1] == '"'
                && json[from + 2] == ':') {
            at = from + 3;
            return type(from, 1);
        }
        expect('{');
        expect('"');
        from = at;
        int to = plainEnd();
        if (to <= from) {
            throw malformed();
        }
        at = to + 1;
        expect(':');
        return type(from, to - from);
    }

    private AttributeValue.Type type(int from, int length) {
        byte c = json[from];
        if (length == 1) {
            return switch (c) {
                case 'S' -> AttributeValue.Type.S;
                case 'N' -> AttributeValue.Type.N;
                case 'B' -> AttributeValue.Type.B;
                case 'L' -> AttributeValue.Type.L;
                case 'M' -> AttributeValue.Type.M;
                default -> AttributeValue.Type.UNKNOWN_TO_SDK_VERSION;
            };
        }
        if (length == 2 && json[from + 1] == 'S') {
            return switch (c) {
                case 'S' -> AttributeValue.Type.SS;
                case 'N' -> AttributeValue.Type.NS;
                case 'B' -> AttributeValue.Type.BS;
                default -> AttributeValue.Type.UNKNOWN_TO_SDK_VERSION;
            };
        }
        return is(BOOL, from, length)
                ? AttributeValue.Type.BOOL
                : is(NUL, from, length) ? AttributeValue.Type.NUL : AttributeValue.Type.UNKNOWN_TO_SDK_VERSION;
    }

    private boolean is(byte[] name, int from, int length) {
        return Arrays.equals(name, 0, name.length, json, from, from + length);
    }

    private void close() {
        opened = null;
        expect('}');
    }

    @Override
    public String text() {
        if (member) {
            return string();
        }
        type();
        String text = string();
        close();
        return text;
    }

    @Override
    public long whole() {
        if (!member) {
            type();
        }
        long whole = wholeString();
        if (whole != NOT_WHOLE && !member) {
            close();
        }
        return whole;
    }

    @Override
    public SdkBytes binary() {
        if (member) {
            return base64();
        }
        type();
        SdkBytes bytes = base64();
        close();
        return bytes;
    }

    private SdkBytes base64() {
        expect('"');
        int from = at;
        int to = plainEnd();
        try {
            byte[] encoded =
                    to < 0 ? escaped(from).getBytes(StandardCharsets.ISO_8859_1) : Arrays.copyOfRange(json, from, to);
            at = to < 0 ? at : to + 1;
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    @Override
    public boolean flag() {
        type();
        boolean flag = bool();
        close();
        return flag;
    }

    @Override
    public void beginElements() {
        AttributeValue.Type type = type();
        opened = null;
        expect('[');
        first = true;
        push();
        member = type != AttributeValue.Type.L;
    }

    @Override
    public boolean hasElement() {
        if (more(']')) {
            return true;
        }
        pop();
        expect('}');
        return false;
    }

    @Override
    public void beginDocument() {
        type();
        opened = null;
        push();
        member = false;
        expect('{');
        first = true;
    }

    /** Begins an item, which is a document without a type. */
    void beginItem() {
        push();
        member = false;
        expect('{');
        first = true;
    }

    private void push() {
        if (depth == MAX_DEPTH) {
            throw malformed();
        }
        if (depth > 0 && depth % Long.SIZE == 0) {
            deepMembers = deepMembers == null ? new long[MAX_DEPTH / Long.SIZE] : deepMembers;
            deepMembers[depth / Long.SIZE - 1] = members;
        }
        long bit = 1L << depth;
        members = member ? members | bit : members & ~bit;
        depth++;
    }

    private void pop() {
        depth--;
        member = (members & (1L << depth)) != 0;
        if (deepMembers != null && depth > 0 && depth % Long.SIZE == 0) {
            members = deepMembers[depth / Long.SIZE - 1];
        }
    }

    @Override
    public @Nullable String name() {
        String name = member();
        if (name == null) {
            endDocument();
        }
        return name;
    }

    @Override
    public int name(AttributeNames known, int guess) {
        if (!more('}')) {
            endDocument();
            return AttributeNames.END;
        }
        expect('"');
        int from = at;
        int number = guess;
        int behind = known.behind(guess, json, from, end);
        if (behind >= 0) {
            at = behind;
        } else {
            int to = plainEnd();
            at = to < 0 ? from - 1 : to + 1;
            number = to < 0 ? known.find(string()) : known.find(json, from, to, guess);
        }
        expect(':');
        return number;
    }

    private void endDocument() {
        pop();
        if (depth > 0) {
            expect('}');
        }
    }

    @Override
    public void skip() {
        if (opened == null) {
            skipJson();
        } else {
            skipJson();
            close();
        }
    }
}
