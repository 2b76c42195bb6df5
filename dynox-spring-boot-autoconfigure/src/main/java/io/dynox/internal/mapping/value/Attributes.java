package io.dynox.internal.mapping.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The bridge between attribute values and what writes and reads attributes one after the other. */
public final class Attributes {

    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private Attributes() {}

    /** Writes the members of a document, between its begin and its end. */
    public static void write(Map<String, AttributeValue> members, AttributeWriter out) {
        for (Map.Entry<String, AttributeValue> member : members.entrySet()) {
            out.name(member.getKey());
            write(member.getValue(), out);
        }
    }

    /**
     * Writes a value.
     *
     * @throws BadValue when it has no type, or several
     */
    public static void write(AttributeValue value, AttributeWriter out) {
        switch (ItemMeter.typeOf(value)) {
            case S -> out.text(value.s());
            case N -> out.number(value.n());
            case B -> out.binary(value.b());
            case BOOL -> out.flag(value.bool());
            case NUL -> {
                if (!value.nul()) {
                    throw new BadValue("is of type NULL with the value false");
                }
                out.nothing();
            }
            case SS -> out.texts(value.ss());
            case NS -> out.numbers(value.ns());
            case BS -> out.binaries(value.bs());
            case L -> {
                out.beginList(value.l());
                for (AttributeValue element : value.l()) {
                    out.element();
                    write(element, out);
                }
                out.endList();
            }
            case M -> {
                out.beginDocument(value.m(), value.m().size());
                write(value.m(), out);
                out.endDocument();
            }
            default -> throw new BadValue("is an AttributeValue of no type, or of several");
        }
    }

    /** Reads what is left of a document that has begun. */
    public static Map<String, AttributeValue> read(AttributeReader in) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        for (@Nullable String name = in.name(); name != null; name = in.name()) {
            members.put(name, value(in));
        }
        return members;
    }

    /** Reads a value. */
    public static AttributeValue value(AttributeReader in) {
        return switch (in.type()) {
            case S -> AttributeValue.fromS(in.text());
            case N -> AttributeValue.fromN(in.text());
            case B -> AttributeValue.fromB(in.binary());
            case BOOL -> AttributeValue.fromBool(in.flag());
            case NUL -> {
                in.skip();
                yield NULL;
            }
            case SS -> AttributeValue.fromSs(texts(in));
            case NS -> AttributeValue.fromNs(texts(in));
            case BS -> AttributeValue.fromBs(binaries(in));
            case L -> AttributeValue.fromL(list(in));
            case M -> {
                in.beginDocument();
                yield AttributeValue.fromM(read(in));
            }
            default -> {
                // what the SDK makes of a type that it doesn't know
                in.skip();
                yield AttributeValue.builder().build();
            }
        };
    }

    private static List<AttributeValue> list(AttributeReader in) {
        List<AttributeValue> list = new ArrayList<>();
        in.beginElements();
        while (in.hasElement()) {
            list.add(value(in));
        }
        return list;
    }

    private static List<String> texts(AttributeReader in) {
        List<String> texts = new ArrayList<>();
        in.beginElements();
        while (in.hasElement()) {
            texts.add(in.text());
        }
        return texts;
    }

    private static List<SdkBytes> binaries(AttributeReader in) {
        List<SdkBytes> binaries = new ArrayList<>();
        in.beginElements();
        while (in.hasElement()) {
            binaries.add(in.binary());
        }
        return binaries;
    }
}
