package io.dynox.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The properties that an IDE shows. */
final class ConfigurationMetadata {

    private ConfigurationMetadata() {}

    /** In alphabetical order. */
    static List<String> propertyNames() throws IOException {
        return properties().stream()
                .map(property -> text(property, "name"))
                // Spring Boot's own for the endpoint aren't Dynox's to prove
                .filter(name -> name.startsWith("dynox."))
                .sorted()
                .toList();
    }

    static String text(Map<String, JsonNode> property, String field) {
        return Objects.requireNonNull(property.get(field), () -> field + " of " + property)
                .text();
    }

    static List<Map<String, JsonNode>> properties() throws IOException {
        return entries("properties");
    }

    static List<Map<String, JsonNode>> groups() throws IOException {
        return entries("groups");
    }

    private static List<Map<String, JsonNode>> entries(String kind) throws IOException {
        try (InputStream json = DynoxProperties.class
                .getClassLoader()
                .getResourceAsStream("META-INF/spring-configuration-metadata.json")) {
            JsonNode metadata = JsonNode.parser().parse(Objects.requireNonNull(json));
            return Objects.requireNonNull(metadata.asObject().get(kind)).asArray().stream()
                    .map(JsonNode::asObject)
                    .filter(property -> text(property, "sourceType").startsWith("io.dynox"))
                    .toList();
        }
    }
}
