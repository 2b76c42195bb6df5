package io.dynox.test.internal.json;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the values of DynamoDB's API, each of which names its type. Stateless. */
final class TypedValue {

    private TypedValue() {}

    /**
     * A value.
     *
     * @param path where it stands in the item
     * @throws BadJson if it has no type, or isn't of it
     */
    static AttributeValue read(String path, JsonNode node) {
        if (!node.isObject() || node.asObject().size() != 1) {
            throw new BadJson(
                    path, "must be an object with one type, such as {\"S\": \"text\"}; is the document plain JSON?");
        }
        Map.Entry<String, JsonNode> typed =
                node.asObject().entrySet().iterator().next();
        String type = typed.getKey();
        JsonNode value = typed.getValue();
        return switch (type) {
            case "S" -> AttributeValue.fromS(string(path, type, value));
            case "N" -> AttributeValue.fromN(string(path, type, value));
            case "B" -> AttributeValue.fromB(binary(path, type, value));
            case "BOOL" ->
                AttributeValue.fromBool(expect(path, type, value, JsonNode::isBoolean, "true or false")
                        .asBoolean());
            case "NULL" ->
                AttributeValue.fromNul(
                        expect(path, type, value, JsonNode::isBoolean, "true").asBoolean());
            case "SS" -> AttributeValue.fromSs(strings(path, type, value));
            case "NS" -> AttributeValue.fromNs(strings(path, type, value));
            case "BS" ->
                AttributeValue.fromBs(array(path, type, value).stream()
                        .map(member -> binary(path, type, member))
                        .toList());
            case "L" -> list(path, array(path, type, value));
            case "M" -> map(path, expect(path, type, value, JsonNode::isObject, "an object"));
            default ->
                throw new BadJson(
                        path,
                        "has the unknown type \"" + type + "\"; types are S, N, B, BOOL, NULL, SS, NS, BS, L and M");
        };
    }

    private static AttributeValue list(String path, List<JsonNode> array) {
        List<AttributeValue> members = new ArrayList<>();
        array.forEach(member -> members.add(read(path + "[" + members.size() + "]", member)));
        return AttributeValue.fromL(members);
    }

    private static AttributeValue map(String path, JsonNode object) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        object.asObject().forEach((name, member) -> members.put(name, read(path + "." + name, member)));
        return AttributeValue.fromM(members);
    }

    private static List<String> strings(String path, String type, JsonNode value) {
        return array(path, type, value).stream()
                .map(member -> string(path, type, member))
                .toList();
    }

    private static List<JsonNode> array(String path, String type, JsonNode value) {
        return expect(path, type, value, JsonNode::isArray, "an array").asArray();
    }

    private static String string(String path, String type, JsonNode value) {
        String wanted = type.startsWith("N") ? "a number in quotes" : "a string";
        return expect(path, type, value, JsonNode::isString, wanted).asString();
    }

    private static SdkBytes binary(String path, String type, JsonNode value) {
        try {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(string(path, type, value)));
        } catch (IllegalArgumentException e) {
            throw new BadJson(path, "is not Base64");
        }
    }

    private static JsonNode expect(
            String path, String type, JsonNode value, Predicate<JsonNode> isRight, String wanted) {
        if (!isRight.test(value)) {
            throw new BadJson(path, "\"" + type + "\" takes " + wanted);
        }
        return value;
    }
}
