package io.dynox.test.internal.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeVisitor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a plain JSON value is in DynamoDB. Stateless. */
final class PlainValue implements JsonNodeVisitor<AttributeValue> {

    @Override
    public AttributeValue visitNull() {
        return AttributeValue.fromNul(true);
    }

    @Override
    public AttributeValue visitBoolean(boolean bool) {
        return AttributeValue.fromBool(bool);
    }

    @Override
    public AttributeValue visitNumber(String number) {
        return AttributeValue.fromN(number);
    }

    @Override
    public AttributeValue visitString(String string) {
        return AttributeValue.fromS(string);
    }

    @Override
    public AttributeValue visitArray(List<JsonNode> array) {
        return AttributeValue.fromL(
                array.stream().map(member -> member.visit(this)).toList());
    }

    @Override
    public AttributeValue visitObject(Map<String, JsonNode> object) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        object.forEach((name, member) -> members.put(name, member.visit(this)));
        return AttributeValue.fromM(members);
    }

    @Override
    public AttributeValue visitEmbeddedObject(Object embeddedObject) {
        throw new IllegalStateException("Text holds no embedded objects");
    }
}
