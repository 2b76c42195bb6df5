package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.client.DynoxClient;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each jar, or the directory that becomes one, carries the license and the notice of the project. */
class LicenseTest {

    @ParameterizedTest
    @CsvSource({"LICENSE, autoconfigure", "NOTICE, autoconfigure", "LICENSE, test", "NOTICE, test"})
    void theLibrariesCarryTheirLicense(String file, String library) throws Exception {
        Class<?> ofLibrary = library.equals("test") ? InMemoryDynamoDb.class : DynoxClient.class;
        URL home = ofLibrary.getProtectionDomain().getCodeSource().getLocation();
        String base = home.getPath().endsWith(".jar") ? "jar:" + home + "!/" : home.toString();

        try (InputStream carried = URI.create(base + "META-INF/" + file).toURL().openStream()) {
            assertThat(carried.readAllBytes()).isEqualTo(Files.readAllBytes(Path.of("..", file)));
        }
    }
}
