package io.dynox.internal.wire;

import io.dynox.internal.mapping.value.AttributeName;
import io.dynox.internal.mapping.value.AttributeWriter;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemMeter;
import io.dynox.internal.mapping.value.NumberText;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Writes attributes as DynamoDB's JSON, and measures them on the way as DynamoDB measures items. It takes only what can be stored
 * for sure; what throws is looked at again by {@link ItemMeter}, which may find it fine. Not thread-safe; local to one call.
 */
final class JsonWriter extends JsonOutput implements AttributeWriter {

    private static final int LARGEST_LONG = 20;

    private static final byte[] S = bytes("{\"S\":\"");
    private static final byte[] N = bytes("{\"N\":\"");
    private static final byte[] B = bytes("{\"B\":\"");
    private static final byte[] TRUE = bytes("{\"BOOL\":true}");
    private static final byte[] FALSE = bytes("{\"BOOL\":false}");
    private static final byte[] NULL = bytes("{\"NULL\":true}");
    private static final byte[] SS = bytes("{\"SS\":[");
    private static final byte[] NS = bytes("{\"NS\":[");
    private static final byte[] BS = bytes("{\"BS\":[");
    private static final byte[] L = bytes("{\"L\":[");
    private static final byte[] M = bytes("{\"M\":{");

    private long itemBytes;
    private int depth;
    private boolean first = true;

    JsonWriter(int expectedBytes) {
        super(expectedBytes);
    }

    /** Forgets what was written, and keeps the room. */
    void clear() {
        clearJson();
        itemBytes = 0;
        depth = 0;
        first = true;
    }

    /** Writes what is JSON already; the next value is the first one in it. */
    void raw(byte[] ascii) {
        ensure(ascii.length);
        put(ascii);
        first = true;
    }

    /** The attributes written, in bytes as DynamoDB measures items. */
    long itemBytes() {
        return itemBytes;
    }

    @Override
    public void name(String name) {
        separate();
        if (depth > 0) {
            itemBytes++;
        } else if (name.isEmpty()) {
            throw BadValue.doubtful();
        }
        json[at++] = '"';
        itemBytes += chars(name);
        ensure(ROOM);
        json[at++] = '"';
        json[at++] = ':';
    }

    @Override
    public void name(AttributeName name) {
        if (!name.isPlain()) {
            name(name.text());
            return;
        }
        byte[] utf8 = name.utf8();
        ensure(utf8.length + ROOM);
        separate();
        json[at++] = '"';
        put(utf8);
        json[at++] = '"';
        json[at++] = ':';
        itemBytes += depth == 0 ? utf8.length : utf8.length + 1;
    }

    @Override
    public void element() {
        separate();
        itemBytes++;
    }

    private void separate() {
        limit(itemBytes);
        ensure(ROOM);
        if (first) {
            first = false;
        } else {
            json[at++] = ',';
        }
    }

    @Override
    public void text(String value) {
        ensure(ROOM);
        put(S);
        itemBytes += chars(value);
        closeText();
    }

    @Override
    public void number(String text) {
        itemBytes += NumberText.bytes(text);
        ensure(text.length() + ROOM);
        put(N);
        ascii(text);
        closeText();
    }

    @Override
    public void number(long value) {
        ensure(LARGEST_LONG + ROOM);
        put(N);
        if (value == Long.MIN_VALUE) {
            ascii(Long.toString(value));
            itemBytes += NumberText.bytes(Long.toString(value));
        } else {
            int significant = digits(value);
            itemBytes += significant == 0 ? 1 : (significant + 1) / 2 + (value < 0 ? 2 : 1);
        }
        closeText();
    }

    @Override
    public void binary(SdkBytes value) {
        byte[] bytes = value.asByteArrayUnsafe();
        itemBytes += bytes.length;
        ensure(ROOM);
        put(B);
        base64(bytes);
        closeText();
    }

    @Override
    public void flag(boolean value) {
        ensure(ROOM);
        put(value ? TRUE : FALSE);
        itemBytes++;
    }

    @Override
    public void nothing() {
        ensure(ROOM);
        put(NULL);
        itemBytes++;
    }

    @Override
    public void texts(List<String> members) {
        distinct(members, new HashSet<>(members));
        beginSet(SS);
        for (String member : members) {
            separate();
            json[at++] = '"';
            itemBytes += chars(member);
            ensure(ROOM);
            json[at++] = '"';
        }
        closeElements();
    }

    @Override
    public void numbers(List<String> members) {
        Set<Object> values = new HashSet<>();
        beginSet(NS);
        for (String member : members) {
            itemBytes += NumberText.bytes(member);
            values.add(NumberText.canonical(member));
            separate();
            ensure(member.length() + ROOM);
            json[at++] = '"';
            ascii(member);
            json[at++] = '"';
        }
        distinct(members, values);
        closeElements();
    }

    @Override
    public void binaries(List<SdkBytes> members) {
        distinct(members, new HashSet<>(members));
        beginSet(BS);
        for (SdkBytes member : members) {
            byte[] bytes = member.asByteArrayUnsafe();
            itemBytes += bytes.length;
            separate();
            json[at++] = '"';
            base64(bytes);
            json[at++] = '"';
        }
        closeElements();
    }

    private void beginSet(byte[] opening) {
        ensure(ROOM);
        put(opening);
        first = true;
    }

    private static void distinct(Collection<?> members, Collection<?> values) {
        if (members.isEmpty() || values.size() < members.size()) {
            throw BadValue.doubtful();
        }
    }

    @Override
    public void beginList(Collection<?> source) {
        enter(L);
    }

    @Override
    public void endList() {
        depth--;
        closeElements();
    }

    @Override
    public void beginDocument(Object source, int attributes) {
        enter(M);
    }

    @Override
    public void endDocument() {
        depth--;
        ensure(ROOM);
        json[at++] = '}';
        json[at++] = '}';
        first = false;
    }

    private void enter(byte[] opening) {
        if (depth == ItemMeter.MAX_DEPTH) {
            throw BadValue.doubtful();
        }
        depth++;
        itemBytes += 3;
        ensure(ROOM);
        put(opening);
        first = true;
    }

    private void closeText() {
        json[at++] = '"';
        json[at++] = '}';
    }

    private void closeElements() {
        ensure(ROOM);
        json[at++] = ']';
        json[at++] = '}';
        first = false;
    }
}
