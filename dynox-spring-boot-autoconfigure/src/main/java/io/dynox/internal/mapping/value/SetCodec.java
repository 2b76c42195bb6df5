package io.dynox.internal.mapping.value;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sets of strings, numbers or binaries; read as unmodifiable ones. DynamoDB has no empty set: it is stored as absence.
 * Immutable.
 */
public record SetCodec(ValueCodec members) implements ValueCodec {

    /**
     * Checks the type of the members.
     *
     * @throws UnmappableException when sets of DynamoDB can't hold them
     */
    public SetCodec {
        AttributeValue.Type type = members.stored();
        if (type != AttributeValue.Type.S && type != AttributeValue.Type.N && type != AttributeValue.Type.B) {
            throw new UnmappableException("sets of DynamoDB hold strings, numbers or binaries only: use a List");
        }
    }

    @Override
    public void write(Object value, AttributeWriter out) {
        ModelWriter encoded = new ModelWriter();
        for (Object member : (Set<?>) value) {
            if (member == null) {
                throw new BadValue("is a set with a null, which DynamoDB can't store: leave it out");
            }
            members.write(member, encoded);
        }
        Stream<AttributeValue> values = encoded.elements().stream();
        switch (stored()) {
            case SS -> out.texts(values.map(AttributeValue::s).toList());
            case NS -> out.numbers(values.map(AttributeValue::n).toList());
            default -> out.binaries(values.map(AttributeValue::b).toList());
        }
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        Set<Object> decoded = new LinkedHashSet<>();
        switch (stored()) {
            case SS -> value.ss().forEach(text -> decoded.add(members.decode(AttributeValue.fromS(text))));
            case NS -> value.ns().forEach(text -> decoded.add(members.decode(AttributeValue.fromN(text))));
            default -> {
                for (SdkBytes bytes : value.bs()) {
                    decoded.add(members.decode(AttributeValue.fromB(bytes)));
                }
            }
        }
        return Collections.unmodifiableSet(decoded);
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        Set<Object> set = new LinkedHashSet<>();
        in.beginElements();
        while (in.hasElement()) {
            set.add(member(in));
        }
        return Collections.unmodifiableSet(set);
    }

    private Object member(AttributeReader in) {
        return switch (stored()) {
            case SS -> members.decode(AttributeValue.fromS(in.text()));
            case NS -> members.decode(AttributeValue.fromN(in.text()));
            default -> members.decode(AttributeValue.fromB(in.binary()));
        };
    }

    @Override
    public AttributeValue.Type stored() {
        return members.stored() == AttributeValue.Type.S
                ? AttributeValue.Type.SS
                : members.stored() == AttributeValue.Type.N ? AttributeValue.Type.NS : AttributeValue.Type.BS;
    }

    @Override
    public boolean isAbsent(Object value) {
        return ((Set<?>) value).isEmpty();
    }

    @Override
    public Object absent() {
        return Set.of();
    }
}
