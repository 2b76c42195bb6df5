package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class JsonItemsTest {

    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.create().createTable("users", Key.string("pk"), Key.string("sk"));

    @Test
    void plainValuesHaveTheTypesOfJson() {
        var item = JsonItems.text("""
                        [{"s": "1", "n": 12345678901234567890.12345678901234567, "yes": true, "none": null,
                          "list": ["a", 1], "map": {"S": "no type, a name"}}]""").items().get(0);

        assertThat(item)
                .isEqualTo(Map.of(
                        "s", AttributeValue.fromS("1"),
                        "n", AttributeValue.fromN("12345678901234567890.12345678901234567"),
                        "yes", AttributeValue.fromBool(true),
                        "none", AttributeValue.fromNul(true),
                        "list", AttributeValue.fromL(List.of(AttributeValue.fromS("a"), AttributeValue.fromN("1"))),
                        "map", AttributeValue.fromM(Map.of("S", AttributeValue.fromS("no type, a name")))));
    }

    @Test
    void dynamoDbValuesNameTheirTypes() {
        var item = typed("""
                        [{"s": {"S": "1"}, "n": {"N": "1.50"}, "b": {"B": "AQI="}, "yes": {"BOOL": true},
                          "none": {"NULL": true}, "ss": {"SS": ["a"]}, "ns": {"NS": ["1"]}, "bs": {"BS": ["AQI="]},
                          "list": {"L": [{"N": "1"}]}, "map": {"M": {"S": {"S": "a"}}}}]""").items().get(0);

        SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {1, 2});
        assertThat(item)
                .isEqualTo(Map.of(
                        "s", AttributeValue.fromS("1"),
                        "n", AttributeValue.fromN("1.50"),
                        "b", AttributeValue.fromB(bytes),
                        "yes", AttributeValue.fromBool(true),
                        "none", AttributeValue.fromNul(true),
                        "ss", AttributeValue.fromSs(List.of("a")),
                        "ns", AttributeValue.fromNs(List.of("1")),
                        "bs", AttributeValue.fromBs(List.of(bytes)),
                        "list", AttributeValue.fromL(List.of(AttributeValue.fromN("1"))),
                        "map", AttributeValue.fromM(Map.of("S", AttributeValue.fromS("a")))));
    }

    @Test
    void resourcesAndFilesAreSeeded(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("more.json"), "[{\"pk\": \"USER#4\", \"sk\": \"PROFILE\"}]");

        dynamo.seed("users", JsonItems.resource("/users.json"))
                .seed("users", JsonItems.at("classpath:scan.json").format(JsonFormat.DYNAMODB))
                .seed("users", JsonItems.at("file:" + file));

        assertThat(dynamo.items("users"))
                .extracting(item -> item.get("pk"))
                .containsExactlyInAnyOrder(
                        AttributeValue.fromS("USER#1"),
                        AttributeValue.fromS("USER#2"),
                        AttributeValue.fromS("USER#3"),
                        AttributeValue.fromS("USER#4"));
        assertThat(dynamo.item("users", Map.of("pk", "USER#2", "sk", "PROFILE")).orElseThrow())
                .containsEntry("left", AttributeValue.fromNul(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"a\": {\"S\": \"x\"}}, {\"a\": \"x\"}] | JSON text, item 2, attribute 'a': must be an object with one type",
                "[{\"a\": {\"T\": \"x\"}}]                 | JSON text, item 1, attribute 'a': has the unknown type \"T\"",
                "[{\"a\": {\"S\": \"x\", \"N\": \"1\"}}]     | JSON text, item 1, attribute 'a': must be an object with one type",
                "[{\"a\": {\"N\": 1}}]                     | JSON text, item 1, attribute 'a': \"N\" takes a number in quotes",
                "[{\"a\": {\"B\": \"?\"}}]                 | JSON text, item 1, attribute 'a': is not Base64",
                "[{\"a\": {\"SS\": \"x\"}}]                | JSON text, item 1, attribute 'a': \"SS\" takes an array",
                "[{\"a\": {\"BOOL\": \"true\"}}]           | JSON text, item 1, attribute 'a': \"BOOL\" takes true or false",
                "[{\"a\": {\"L\": [{\"S\": \"x\"}, {\"M\": {\"b\": 1}}]}}] | JSON text, item 1, attribute 'a[1].b': must be",
                "{\"a\": {\"S\": \"x\"}}                   | JSON text must be a JSON array of items, or an object with",
            })
    void whatIsNotDynamoDbJsonIsTold(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> typed(json).items())
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "1", "\"x\""})
    void whatIsNoArrayIsTold(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonItems.text(json).items())
                .withMessage("JSON text must be a JSON array of items");
    }

    @Test
    void whatIsNoItemIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonItems.text("[{}, 1]").items())
                .withMessage("JSON text, item 2: must be a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[{\"a\": x}]", "[{\"a\" 1}]", "[{}]]"})
    void brokenJsonIsToldWithItsPlace(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonItems.text(json).items())
                .withMessageStartingWith("JSON text is not JSON: ")
                .withMessageContaining("line: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[] []", "{\"a\": 1}, {\"a\": 2}"})
    void severalValuesOrNoneAreTold(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonItems.text(json).items())
                .withMessageStartingWith("JSON text ");
    }

    @Test
    void anItemThatDoesNotFitNamesItsFileAndNumber() {
        JsonItems typed = JsonItems.resource("scan.json").format(JsonFormat.DYNAMODB);
        JsonItems wrong =
                JsonItems.text("[{\"pk\": \"a\", \"sk\": \"b\"}, {\"pk\": {\"S\": \"a\"}, \"sk\": {\"S\": \"b\"}}]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynamo.seed("users", wrong))
                .withMessageStartingWith("JSON text, item 2, doesn't fit into the table 'users': ")
                .withMessageContaining("Type mismatch for key pk expected: S actual: M")
                .withMessageEndingWith("(read as plain JSON, not as DynamoDB's)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynamo.seed("orders", typed))
                .withMessageContaining("scan.json, item 1, doesn't fit into the table 'orders'");
    }

    @Test
    void missingDocumentsAreTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonItems.resource("nothing.json"))
                .withMessage("There is no resource 'nothing.json' on the class path");
        assertThatThrownBy(() -> JsonItems.at("file:nothing.json"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nothing.json");
    }

    private static JsonItems typed(String json) {
        return JsonItems.text(json).format(JsonFormat.DYNAMODB);
    }
}
