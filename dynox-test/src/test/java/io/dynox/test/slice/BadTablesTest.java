package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.Seed;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.test.context.TestContextManager;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** Declarations that can't be meant are told before anything runs. */
class BadTablesTest {

    @ParameterizedTest
    @ValueSource(classes = {NoKey.class, KeyAndType.class})
    void aTableHasKeysOrATypeAndNotBoth(Class<?> testClass) {
        assertThatThrownBy(() -> new TestContextManager(testClass))
                .hasMessage("@Table 'users' must have either a partitionKey or a type with annotated keys");
    }

    @Test
    void aTypeSaysWhatTheSortKeyIs() {
        assertThatThrownBy(() -> new TestContextManager(SortKeyAndType.class))
                .hasMessage("@Table 'user' has both a sortKey and a type: the type says what the keys are");
    }

    @Test
    void aTableHasAName() {
        assertThatThrownBy(() -> new TestContextManager(NoName.class))
                .hasMessage("@Table must have a name, or a type that gives it one");
    }

    @Test
    void aNameStandsOnce() {
        assertThatThrownBy(() -> new TestContextManager(Twice.class))
                .hasMessage("The test declares the table 'user' twice.");
    }

    @Test
    void aSeedThatDoesNotFitFailsTheTest() {
        var failures = EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(BadSeed.class))
                .execute()
                .testEvents()
                .failed()
                .list();

        assertThat(failures)
                .singleElement()
                .satisfies(event -> assertThat(event.toString())
                        .contains("users.json, item 1, doesn't fit into the table 'nowhere'"));
    }

    @DynoxTest(tables = @Table(name = "users"))
    static class NoKey {}

    @DynoxTest(tables = @Table(name = "users", partitionKey = "pk", type = User.class))
    static class KeyAndType {}

    @DynoxTest(tables = @Table(sortKey = "sk", type = User.class))
    static class SortKeyAndType {}

    @DynoxTest(tables = @Table(partitionKey = "pk"))
    static class NoName {}

    @DynoxTest(tables = {@Table(name = "user", partitionKey = "pk"), @Table(type = User.class)})
    static class Twice {}

    @DynoxTest
    @Seed(table = "nowhere", location = "users.json")
    static class BadSeed {
        @Test
        void neverRuns() {}
    }

    record User(@DynamoDbPartitionKey String pk) {}
}
