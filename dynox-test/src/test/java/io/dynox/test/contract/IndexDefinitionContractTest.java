package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** What a definition of a table's attributes and indexes may not say. */
@SuppressWarnings("unchecked") // varargs of the SDK\'s builders
final class IndexDefinitionContractTest extends ContractTest {

    private static final String INVALID = "One or more parameter values were invalid: ";

    IndexDefinitionContractTest(Backend backend) {
        super(backend);
    }

    @Test
    void anAttributeKeepsItsType() {
        knownWrongOverHttp("dynalite ignores the second definition");
        String table = table(S);

        assertInvalid(
                create(table, index("by-pk", "pk"), attribute("pk", N)),
                INVALID + "Attribute pk is defined as S already, not as N");
    }

    @Test
    void theKeysOfANewIndexAreDefinedInTheRequest() {
        knownWrongOverHttp("dynalite looks at the table's definitions, too");
        String table = table(S);

        assertInvalid(create(table, index("by-pk", "pk")), INVALID + "Some index key attributes are not defined");
        create(table, index("by-pk", "pk"), attribute("pk", S)).join();
    }

    @Test
    void oneEntryIsOneChange() {
        knownWrongOverHttp("dynalite makes the first");
        String table = table(S);

        assertInvalid(
                client.updateTable(r -> r.tableName(table)
                        .attributeDefinitions(attribute("v", S))
                        .globalSecondaryIndexUpdates(
                                u -> u.create(index("by-v", "v")).delete(d -> d.indexName("by-w")))),
                INVALID + "Only one of GlobalSecondaryIndexUpdate.Update");
    }

    @Test
    void namesOfKeyAttributesHaveALimit() {
        knownWrongOverHttp("dynalite has another text");
        String table = table(S);
        String name = "n".repeat(256);

        assertInvalid(create(table, index("by-v", name), attribute("v", S)), "1 validation error detected: Value '");
        assertInvalid(create(table, index("by-v", "v"), attribute(name, S)), "1 validation error detected: Value '");
    }

    @Test
    void nothingIsNamedTwice() {
        knownWrongOverHttp("dynalite has other texts");

        assertInvalid(
                client.createTable(r -> r.tableName(named())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("pk", KeyType.HASH))
                        .attributeDefinitions(attribute("pk", S), attribute("pk", N))
                        .globalSecondaryIndexes(i -> i.indexName("by-pk")
                                .keySchema(key("pk", KeyType.HASH))
                                .projection(p -> p.projectionType(ProjectionType.ALL)))),
                INVALID + "Cannot define the same attribute twice: pk");
        assertInvalid(
                client.createTable(r -> r.tableName(named())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("pk", KeyType.HASH))
                        .attributeDefinitions(attribute("pk", S))
                        .globalSecondaryIndexes(i -> i.indexName("by-pk")
                                .keySchema(key("pk", KeyType.HASH))
                                .projection(p ->
                                        p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("v", "w", "v")))),
                INVALID + "NonKeyAttributes contains an attribute twice");
    }

    @Test
    void aNewIndexLeavesOutWhatIsNoKey() {
        knownWrongOverHttp("dynalite takes them in");
        String table = table(S);
        put(table, item("pk", "fits", "v", "x", "w", "y"));
        put(table, item("pk", "empty", "v", "", "w", "y"));
        put(table, item("pk", "empty-sort", "v", "x", "w", ""));
        put(table, item("pk", "long", "v", "x".repeat(2049), "w", "y"));
        client.putItem(r -> r.tableName(table)
                        .item(Map.of(
                                "pk", AttributeValue.fromS("of-another-type"),
                                "v", AttributeValue.fromN("1"),
                                "w", AttributeValue.fromS("y"))))
                .join();
        put(table, item("pk", "long-sort", "v", "x", "w", "y".repeat(1025)));
        put(table, item("pk", "longest", "v", "x".repeat(2048), "w", "y".repeat(1024)));

        create(
                        table,
                        index("by-v", "v").toBuilder()
                                .keySchema(key("v", KeyType.HASH), key("w", KeyType.RANGE))
                                .build(),
                        attribute("v", S),
                        attribute("w", S))
                .join();

        List<Map<String, AttributeValue>> entries =
                client.scan(r -> r.tableName(table).indexName("by-v")).join().items();
        assertThat(entries).extracting(entry -> entry.get("pk").s()).containsExactlyInAnyOrder("fits", "longest");
    }

    private static CreateGlobalSecondaryIndexAction index(String name, String key) {
        return CreateGlobalSecondaryIndexAction.builder()
                .indexName(name)
                .keySchema(key(key, KeyType.HASH))
                .projection(Projection.builder()
                        .projectionType(ProjectionType.KEYS_ONLY)
                        .build())
                .build();
    }

    private CompletableFuture<UpdateTableResponse> create(
            String table, CreateGlobalSecondaryIndexAction index, AttributeDefinition... definitions) {
        return client.updateTable(r -> {
            r.tableName(table)
                    .globalSecondaryIndexUpdates(
                            GlobalSecondaryIndexUpdate.builder().create(index).build());
            if (definitions.length > 0) {
                r.attributeDefinitions(definitions);
            }
        });
    }
}
