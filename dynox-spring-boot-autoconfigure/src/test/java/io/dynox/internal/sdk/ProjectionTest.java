package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.AttributePath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ProjectionTest {

    private static Projection projection(List<String> needed, String... paths) {
        return Projection.of(Stream.of(paths).map(AttributePath::parse).toList(), needed);
    }

    @Test
    void everyNameIsAPlaceholderAndEachNameHasOne() {
        Projection projection = projection(List.of(), "status", "a.status[0]", "`x.y`.a");

        assertThat(projection.expression()).isEqualTo("#p0,#p1.#p0[0],#p2.#p1");
        assertThat(projection.names()).isEqualTo(Map.of("#p0", "status", "#p1", "a", "#p2", "x.y"));
    }

    @Test
    void keysAreReadInAnyCaseAndHandedOnWhenAskedFor() {
        Projection projection = projection(List.of("pk", "sk"), "name", "sk");
        Map<String, AttributeValue> item = Map.of(
                "pk", AttributeValue.fromS("1"), "sk", AttributeValue.fromS("2"), "name", AttributeValue.fromS("n"));

        assertThat(projection.names()).containsValues("name", "sk", "pk");
        assertThat(projection.strip(item)).containsOnlyKeys("sk", "name");
    }

    @Test
    void aPathWithinAKeyDoesNotOverlapTheKey() {
        Projection projection = projection(List.of("pk"), "pk.inner", "name");

        assertThat(projection.names()).isEqualTo(Map.of("#p0", "name", "#p1", "pk"));
        assertThat(projection.strip(Map.of("pk", AttributeValue.fromS("1")))).isEmpty();
    }

    @Test
    void withoutPathsItemsAreWhole() {
        assertThat(projection(List.of("pk")).isWhole()).isTrue();
    }
}
