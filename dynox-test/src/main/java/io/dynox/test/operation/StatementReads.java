package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.expression.DocumentPath;
import io.dynox.test.expression.ExpressionContext;
import io.dynox.test.partiql.Conjunct;
import io.dynox.test.partiql.Statement;
import io.dynox.test.storage.KeySchema;
import io.dynox.test.storage.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Runs SELECT statements: as a query where the partition key is given, else as a scan. Stateless but for the tables. */
final class StatementReads {

    private final Tables tables;
    private final QueryOperation query;
    private final ScanOperation scan;

    StatementReads(Tables tables) {
        this.tables = tables;
        this.query = new QueryOperation(tables);
        this.scan = new ScanOperation(tables);
    }

    /** How a SELECT is to be run. */
    record Mode(
            @Nullable Boolean consistentRead,
            @Nullable Integer limit,
            @Nullable String returnConsumedCapacity,
            Map<String, AttributeValue> startKey) {}

    /** What a SELECT has found. */
    record Found(
            List<Map<String, AttributeValue>> items,
            Map<String, AttributeValue> lastKey,
            @Nullable ConsumedCapacity consumed) {}

    Found run(Statement.Select select, Mode mode, Admission admission) {
        ReadSource source = ReadSource.of(tables.forItems(select.table()), select.index(), mode.consistentRead());
        KeySchema schema = source.schema();
        checkOrder(select, schema);
        List<Conjunct> keys = new ArrayList<>();
        select.where().stream()
                .filter(conjunct -> conjunct.isEquality(schema.partition().name()))
                .findFirst()
                .ifPresent(keys::add);
        if (!keys.isEmpty() && schema.sort() != null) {
            String sort = schema.sort().name();
            select.where().stream()
                    .filter(conjunct -> conjunct.isRange(sort))
                    .findFirst()
                    .ifPresent(keys::add);
        }
        List<Conjunct> rest = new ArrayList<>(select.where());
        rest.removeAll(keys);
        boolean restHasKeys = rest.stream().anyMatch(conjunct -> mentions(select, conjunct, schema));
        return keys.isEmpty() || restHasKeys
                ? scan(select, mode, admission)
                : query(select, text(keys), text(rest), mode, admission);
    }

    private static boolean mentions(Statement.Select select, Conjunct conjunct, KeySchema schema) {
        Map<String, String> names = select.bindings().namesIn(conjunct.text());
        return names != null && names.values().stream().anyMatch(schema.names()::contains);
    }

    private static void checkOrder(Statement.Select select, KeySchema schema) {
        if (select.order() != null && select.where().isEmpty()) {
            throw ServiceErrors.validation("Must have WHERE clause in the statement when using ORDER BY clause.");
        }
        if (select.order() != null && !schema.names().contains(select.order())) {
            throw ServiceErrors.validation("Variable reference " + select.order()
                    + " in ORDER BY clause must be part of" + " the primary key");
        }
    }

    private static @Nullable String text(List<Conjunct> conjuncts) {
        return conjuncts.isEmpty()
                ? null
                : String.join(" AND ", conjuncts.stream().map(Conjunct::text).toList());
    }

    private Found query(
            Statement.Select select, @Nullable String keys, @Nullable String rest, Mode mode, Admission admission) {
        QueryResponse page = query.execute(
                QueryRequest.builder()
                        .tableName(select.table())
                        .indexName(select.index())
                        .keyConditionExpression(keys)
                        .filterExpression(rest)
                        .expressionAttributeNames(select.bindings().namesIn(keys, rest))
                        .expressionAttributeValues(select.bindings().valuesIn(keys, rest))
                        .scanIndexForward(!select.descending())
                        .consistentRead(mode.consistentRead())
                        .limit(mode.limit())
                        .exclusiveStartKey(mode.startKey().isEmpty() ? null : mode.startKey())
                        .returnConsumedCapacity(mode.returnConsumedCapacity())
                        .build(),
                admission);
        return new Found(projected(select, page.items()), page.lastEvaluatedKey(), page.consumedCapacity());
    }

    private Found scan(Statement.Select select, Mode mode, Admission admission) {
        String filter = text(select.where());
        ScanResponse page = scan.execute(
                ScanRequest.builder()
                        .tableName(select.table())
                        .indexName(select.index())
                        .filterExpression(filter)
                        .expressionAttributeNames(select.bindings().namesIn(filter))
                        .expressionAttributeValues(select.bindings().valuesIn(filter))
                        .consistentRead(mode.consistentRead())
                        .limit(mode.limit())
                        .exclusiveStartKey(mode.startKey().isEmpty() ? null : mode.startKey())
                        .returnConsumedCapacity(mode.returnConsumedCapacity())
                        .build(),
                admission);
        return new Found(projected(select, page.items()), page.lastEvaluatedKey(), page.consumedCapacity());
    }

    /** What is found at a path stands under the last name of the path. */
    static List<Map<String, AttributeValue>> projected(
            Statement.Select select, List<Map<String, AttributeValue>> items) {
        String projection = select.projection();
        if (projection == null) {
            return items;
        }
        List<DocumentPath> paths = ExpressionContext.of(select.bindings().namesIn(projection), null)
                .projection(projection)
                .paths();
        return items.stream().map(item -> projected(paths, item)).toList();
    }

    private static Map<String, AttributeValue> projected(List<DocumentPath> paths, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> picked = new LinkedHashMap<>();
        for (DocumentPath path : paths) {
            AttributeValue value = path.resolve(item);
            if (value != null) {
                picked.put(path.lastName(), value);
            }
        }
        return picked;
    }
}
