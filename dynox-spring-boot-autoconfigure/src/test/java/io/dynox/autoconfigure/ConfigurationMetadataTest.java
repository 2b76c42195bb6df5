package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConfigurationMetadataTest {

    @Test
    void eachPropertyIsDescribed() throws IOException {
        assertThat(ConfigurationMetadata.properties())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(ConfigurationMetadata.text(property, "description"))
                        .as(ConfigurationMetadata.text(property, "name"))
                        .endsWith("."));
    }

    @Test
    void eachGroupIsDescribed() throws IOException {
        assertThat(ConfigurationMetadata.groups())
                .isNotEmpty()
                .allSatisfy(group -> assertThat(ConfigurationMetadata.text(group, "description"))
                        .as(ConfigurationMetadata.text(group, "name"))
                        .endsWith("."));
    }

    @Test
    void eachPropertyStandsUnderDynoxOnce() throws IOException {
        assertThat(ConfigurationMetadata.properties())
                .extracting(property -> ConfigurationMetadata.text(property, "name"))
                .doesNotHaveDuplicates()
                // Actuator's processor adds the properties that each endpoint has
                .allMatch(name -> name.startsWith("dynox.") || name.startsWith("management.endpoint.dynox."))
                .contains("dynox.enabled", "dynox.region", "dynox.tables", "dynox.write.linger");
    }
}
