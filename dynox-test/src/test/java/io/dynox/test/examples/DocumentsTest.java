package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents show code that is compiled here, and tell no property, class or test that doesn't exist. */
class DocumentsTest {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLES = Path.of("src/test/java/io/dynox/test/examples");
    private static final Pattern CODE = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("^\\| `dynox\\.[^=`]*` .*\\|$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)");
    private static final Pattern CLASS = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)<");

    @Test
    void theReadmeShowsTheExamples() throws IOException {
        assertThat(code(ROOT.resolve("README.md"), "java"))
                .containsExactly(
                        classIn("UserDirectory.java", "@Service"), classIn("UserDirectoryTest.java", "@DynoxTest"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void codeIsAnExcerptOfAnExample(Path document) throws IOException {
        List<String> examples = new ArrayList<>();
        for (Path folder : List.of(EXAMPLES, Path.of("src/test/lombok/shop"), Path.of("src/test/kotlin/shop"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    examples.add(flush(text(file)));
                }
            }
        }

        assertThat(Stream.concat(code(document, "java").stream(), code(document, "kotlin").stream()))
                .allSatisfy(block -> assertThat(examples)
                        .anySatisfy(example -> assertThat(example).contains(flush(block))));
    }

    @Test
    void theDependenciesAreThoseOfThisBuild() throws IOException {
        String dependencies = String.join("", code(ROOT.resolve("README.md"), "xml"));
        String build = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(ARTIFACT.matcher(dependencies).results())
                .extracting(match -> match.group(1))
                .containsExactly("dynox-spring-boot-starter", "dynox-test", "dynamodb-enhanced");
        assertThat(ARTIFACT.matcher(dependencies).results().skip(2))
                .singleElement()
                .satisfies(
                        match -> assertThat(build).contains("<awssdk.version>" + match.group(2) + "</awssdk.version>"));
        assertThat(ARTIFACT.matcher(dependencies).results().limit(2)).allSatisfy(match -> {
            assertThat(build).contains("<module>" + match.group(1) + "</module>");
            assertThat(build).contains("<revision>" + match.group(2) + "</revision>");
        });
    }

    @Test
    void theTableOfPropertiesIsThatOfTheMetadata() throws IOException {
        List<String> rows = PROPERTY.matcher(text(ROOT.resolve("docs/configuration.md")))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(String.join("\n", rows)).isEqualTo(String.join("\n", rowsOfMetadata()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadToFiles(Path document) throws IOException {
        assertThat(LINK.matcher(text(document)).results().map(match -> match.group(1)))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void testsThatAreNamedExist(Path document) throws IOException {
        assertThat(CLASS.matcher(text(document)).results()).allSatisfy(match -> {
            List<Path> sources = sourcesOf(match.group(1));
            assertThat(sources).as(match.group(1)).isNotEmpty();
            if (match.group(2) != null) {
                assertThat(text(sources.get(0))).contains("void " + match.group(2) + "(");
            }
        });
    }

    @Test
    void classesThatKeepAGuaranteeExist() throws IOException {
        List<String> named = Files.readAllLines(ROOT.resolve("docs/delivery-semantics.md")).stream()
                .filter(line -> line.startsWith("Kept by "))
                .flatMap(line -> Pattern.compile("`(\\w+)`").matcher(line).results())
                .map(match -> match.group(1))
                .toList();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(sourcesOf(name)).isNotEmpty());
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Path> guides = docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(
                    Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(ROOT::resolve), guides.stream());
        }
    }

    /** Lines without their indentation, which an excerpt from within a class has less of. */
    private static String flush(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static List<String> code(Path document, String language) throws IOException {
        return CODE.matcher(text(document))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static String classIn(String file, String firstAnnotation) throws IOException {
        String source = text(EXAMPLES.resolve(file));
        return source.substring(source.indexOf("\n" + firstAnnotation) + 1);
    }

    private static List<String> rowsOfMetadata() throws IOException {
        List<String> rows = new ArrayList<>();
        List<URL> modules = new ArrayList<>(
                Collections.list(DocumentsTest.class.getClassLoader().getResources(METADATA)));
        // Applications' properties first, those of tests after them.
        modules.sort(Comparator.comparing(metadata -> metadata.toString().contains("/dynox-test/")));
        for (URL metadata : modules) {
            try (InputStream json = metadata.openStream()) {
                List<Map<String, Object>> properties = JsonPath.parse(json).read("$.properties");
                properties.stream()
                        .filter(property -> String.valueOf(property.get("name")).startsWith("dynox."))
                        .map(DocumentsTest::row)
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private static String row(Map<String, Object> property) {
        Object defaultValue = property.get("defaultValue");
        return String.format(
                "| `%s` | %s | %s |",
                property.get("name"),
                defaultValue == null ? "" : "`" + defaultValue + "`",
                property.get("description"));
    }

    private static List<Path> sourcesOf(String className) throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                15,
                (path, attributes) ->
                        path.endsWith(className + ".java") && path.toString().contains("src"))) {
            return files.toList();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
