package io.dynox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that grow past a few hundred lines are the ones that people come to fear. */
class FileSizeTest {

    private static final int MAX_LINES = 350;

    @Test
    void noFileOfAnyModuleHasMoreThan350Lines() throws IOException {
        Map<Path, Long> tooLong = new TreeMap<>();
        for (Path file : javaFiles()) {
            long lines = lines(file);
            if (lines > MAX_LINES) {
                tooLong.put(file, lines);
            }
        }

        assertThat(tooLong)
                .as("files with more than " + MAX_LINES + " lines, as wc counts them")
                .isEmpty();
    }

    private static List<Path> javaFiles() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path sources : modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                }
            }
        }
        assertThat(found).as("Java files under " + root).hasSizeGreaterThan(20);
        return found;
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
