package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

class ConfigurationMetadataTest {

    @Test
    void eachPropertyIsDescribed() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(text(property, "description"))
                        .as(text(property, "name"))
                        .endsWith("."));
    }

    @Test
    void eachPropertyStandsUnderDynoxOnce() throws IOException {
        assertThat(properties())
                .extracting(property -> text(property, "name"))
                .doesNotHaveDuplicates()
                // Actuator's processor adds the properties that each endpoint has
                .allMatch(name -> name.startsWith("dynox.") || name.startsWith("management.endpoint.dynox."))
                .contains("dynox.enabled", "dynox.region", "dynox.tables", "dynox.write.linger");
    }

    private static String text(Map<String, JsonNode> property, String field) {
        return Objects.requireNonNull(property.get(field), () -> field + " of " + property)
                .text();
    }

    private static List<Map<String, JsonNode>> properties() throws IOException {
        try (InputStream json = DynoxProperties.class
                .getClassLoader()
                .getResourceAsStream("META-INF/spring-configuration-metadata.json")) {
            JsonNode metadata = JsonNode.parser().parse(Objects.requireNonNull(json));
            return Objects.requireNonNull(metadata.asObject().get("properties")).asArray().stream()
                    .map(JsonNode::asObject)
                    .filter(property -> text(property, "sourceType").startsWith("io.dynox"))
                    .toList();
        }
    }
}
