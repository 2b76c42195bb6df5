package io.dynox.internal.mapping.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads attributes as plain Java values, as {@link ItemDecoder} decodes them. */
public final class ItemReader {

    private ItemReader() {}

    /** Reads what is left of a document that has begun. */
    public static Map<String, Object> members(AttributeReader in) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (@Nullable String name = in.name(); name != null; name = in.name()) {
            members.put(name, value(in));
        }
        return Collections.unmodifiableMap(members);
    }

    // null is what DynamoDB's NULL means, and a legal value in the maps that this makes
    @SuppressWarnings("NullAway")
    private static Object value(AttributeReader in) {
        return switch (in.type()) {
            case S -> in.text();
            case N -> NumberText.decimal(in);
            case B -> in.binary();
            case BOOL -> in.flag();
            case NUL -> {
                in.skip();
                yield null;
            }
            case SS -> set(in, false);
            case NS -> set(in, true);
            case BS -> binaries(in);
            case L -> list(in);
            case M -> {
                in.beginDocument();
                yield members(in);
            }
            default -> throw new BadValue("is of a type that isn't known");
        };
    }

    private static List<@Nullable Object> list(AttributeReader in) {
        List<@Nullable Object> list = new ArrayList<>();
        in.beginElements();
        while (in.hasElement()) {
            list.add(value(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static Set<Object> set(AttributeReader in, boolean numbers) {
        Set<Object> set = new LinkedHashSet<>();
        in.beginElements();
        while (in.hasElement()) {
            set.add(numbers ? NumberText.decimal(in) : in.text());
        }
        return Collections.unmodifiableSet(set);
    }

    private static Set<Object> binaries(AttributeReader in) {
        Set<Object> set = new LinkedHashSet<>();
        in.beginElements();
        while (in.hasElement()) {
            set.add(in.binary());
        }
        return Collections.unmodifiableSet(set);
    }
}
