package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application, as {@code java -jar} runs it. */
class PackagedSampleIT {

    private static final Pattern JOBS = Pattern.compile(
            " (org\\.springframework\\.(batch|jdbc|jms)|org\\.apache\\.(artemis|activemq)|org\\.h2|jakarta\\.jms|io\\.dynox\\.(batch|sample\\.jobs))\\.");
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/");

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void itImportsServesThePageAndLoadsNothingOfTheJobs() throws Exception {
        Path loaded = folder.resolve("loaded");
        Process sample = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + loaded,
                        "-jar",
                        System.getProperty("sample.jar"),
                        "--server.port=0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = sample.inputReader()) {
            String address = output.lines()
                    .flatMap(line -> ADDRESS.matcher(line).results())
                    .map(MatchResult::group)
                    .findFirst()
                    .orElseThrow();

            assertThat(get(address)).contains("Cities of the world");
            assertThat(get(address + "js/app.js")).contains("follow(");
            assertThat(get(address + "live/state")).contains("it holds 170,466 items");
            assertThat(get(address + "cities?ids=AD:07::Santa%20Coloma")).contains("Andorra la Vella");
            // before the end, where Tomcat asks for JDBC drivers
            assertThat(Files.readAllLines(loaded))
                    .hasSizeGreaterThan(5_000)
                    .noneMatch(line -> JOBS.matcher(line).find());
        } finally {
            sample.destroy();
            sample.waitFor();
        }
    }

    private static String get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }
}
