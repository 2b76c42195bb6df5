package io.dynox.test.internal.validation;

import io.dynox.test.internal.error.ServiceErrors;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** What the indexes of a new table must keep to. Stateless. */
public final class IndexRules {

    private static final int MOST_LOCAL = 5;
    private static final int MOST_GLOBAL = 20;
    private static final int MOST_ATTRIBUTES = 4;
    private static final String INVALID_KEY = "Invalid KeySchema: ";
    private static final int MOST_PROJECTED = 100;

    private IndexRules() {}

    static void check(CreateTableRequest request) {
        List<String> defined = request.attributeDefinitions().stream()
                .map(AttributeDefinition::attributeName)
                .toList();
        checkDefinedOnce(request.attributeDefinitions());
        Set<String> names = new HashSet<>();
        if (request.hasLocalSecondaryIndexes()) {
            checkLocal(request, defined, names);
        }
        if (request.hasGlobalSecondaryIndexes()) {
            checkGlobal(request, defined, names);
        }
        checkAllUsed(request, defined);
        checkProjected(request);
    }

    /** Refuses an attribute that is defined twice. */
    public static void checkDefinedOnce(List<AttributeDefinition> definitions) {
        Set<String> names = new HashSet<>();
        for (AttributeDefinition definition : definitions) {
            if (!names.add(definition.attributeName())) {
                throw ServiceErrors.invalidParameter(
                        "Cannot define the same attribute twice: " + definition.attributeName());
            }
        }
    }

    private static void checkProjected(CreateTableRequest request) {
        int projected = Stream.concat(
                        request.localSecondaryIndexes().stream().map(LocalSecondaryIndex::projection),
                        request.globalSecondaryIndexes().stream().map(GlobalSecondaryIndex::projection))
                .mapToInt(projection -> projection.nonKeyAttributes().size())
                .sum();
        if (projected > MOST_PROJECTED) {
            throw ServiceErrors.invalidParameter("Number of NonKeyAttributes projected into the indexes of a table"
                    + " exceeds the limit of " + MOST_PROJECTED + ": " + projected);
        }
    }

    private static void checkAllUsed(CreateTableRequest request, List<String> defined) {
        Set<String> used = new LinkedHashSet<>();
        addNames(request.keySchema(), used);
        request.localSecondaryIndexes().forEach(index -> addNames(index.keySchema(), used));
        request.globalSecondaryIndexes().forEach(index -> addNames(index.keySchema(), used));
        if (!used.containsAll(defined)) {
            throw ServiceErrors.invalidParameter("Some AttributeDefinitions are not used. AttributeDefinitions: "
                    + defined + ", keys used: " + used);
        }
    }

    private static void addNames(List<KeySchemaElement> keys, Set<String> names) {
        keys.forEach(key -> names.add(key.attributeName()));
    }

    private static void checkLocal(CreateTableRequest request, List<String> defined, Set<String> names) {
        List<LocalSecondaryIndex> indexes = request.localSecondaryIndexes();
        if (indexes.isEmpty()) {
            throw ServiceErrors.invalidParameter("List of LocalSecondaryIndexes is empty");
        }
        if (request.keySchema().size() < 2) {
            throw ServiceErrors.invalidParameter("Table KeySchema does not have a range key,"
                    + " which is required when specifying a LocalSecondaryIndex");
        }
        String tableHash = request.keySchema().get(0).attributeName();
        for (LocalSecondaryIndex index : indexes) {
            checkDefined(index.keySchema(), defined);
            checkKeyTypes(index.keySchema());
            if (index.keySchema().size() < 2) {
                throw ServiceErrors.invalidParameter(
                        "Index KeySchema does not have a range key for index: " + index.indexName());
            }
            String indexHash = index.keySchema().get(0).attributeName();
            if (!indexHash.equals(tableHash)) {
                throw ServiceErrors.invalidParameter(
                        "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                                + index.indexName() + ". index hash key: " + indexHash + ", table hash key: "
                                + tableHash);
            }
            checkProjection(index.projection());
            checkUnique(index.indexName(), names);
        }
        if (indexes.size() > MOST_LOCAL) {
            throw ServiceErrors.invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
        }
    }

    private static void checkGlobal(CreateTableRequest request, List<String> defined, Set<String> names) {
        List<GlobalSecondaryIndex> indexes = request.globalSecondaryIndexes();
        if (indexes.isEmpty()) {
            throw ServiceErrors.invalidParameter("List of GlobalSecondaryIndexes is empty");
        }
        for (GlobalSecondaryIndex index : indexes) {
            check(index, defined, request.billingMode() == BillingMode.PAY_PER_REQUEST);
            checkUnique(index.indexName(), names);
        }
        if (indexes.size() > MOST_GLOBAL) {
            throw ServiceErrors.invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20");
        }
    }

    /** Refuses a global index that is wrong in itself. */
    public static void check(GlobalSecondaryIndex index, List<String> defined, boolean onDemand) {
        checkDefined(index.keySchema(), defined);
        if (index.keySchema().size() > 2 || partitions(index.keySchema()) > 1) {
            checkSeveral(index.keySchema());
        } else {
            checkKeyTypes(index.keySchema());
        }
        checkProjection(index.projection());
        checkBilling(index, onDemand);
    }

    private static void checkBilling(GlobalSecondaryIndex index, boolean onDemand) {
        if (onDemand && index.provisionedThroughput() != null) {
            throw ServiceErrors.invalidParameter("ProvisionedThroughput should not be specified for index: "
                    + index.indexName() + " when BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand && index.provisionedThroughput() == null) {
            throw ServiceErrors.invalidParameter(
                    "ProvisionedThroughput must be specified for index: " + index.indexName());
        }
    }

    static void checkDefined(List<KeySchemaElement> keys, List<String> defined) {
        List<String> names = keys.stream().map(KeySchemaElement::attributeName).toList();
        if (!defined.containsAll(names)) {
            throw ServiceErrors.invalidParameter("Some index key attributes are not defined in AttributeDefinitions."
                    + " Keys: " + names + ", AttributeDefinitions: " + defined);
        }
    }

    static void checkKeyTypes(List<KeySchemaElement> keys) {
        if (keys.size() > 1 && keys.get(0).attributeName().equals(keys.get(1).attributeName())) {
            throw ServiceErrors.validation(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        if (keys.get(0).keyType() != KeyType.HASH) {
            throw ServiceErrors.validation(INVALID_KEY + "The first KeySchemaElement is not a HASH key type");
        }
        if (keys.size() > 1 && keys.get(1).keyType() != KeyType.RANGE) {
            throw ServiceErrors.validation(INVALID_KEY + "The second KeySchemaElement is not a RANGE key type");
        }
    }

    /** Refuses several key attributes in another form than a global index has them: up to four of each kind, those of the partition first. */
    private static void checkSeveral(List<KeySchemaElement> keys) {
        Set<String> names = new HashSet<>();
        for (KeySchemaElement key : keys) {
            if (!names.add(key.attributeName())) {
                throw ServiceErrors.validation(
                        INVALID_KEY + "The KeySchema contains the attribute " + key.attributeName() + " twice");
            }
        }
        if (keys.get(0).keyType() != KeyType.HASH) {
            throw ServiceErrors.validation(INVALID_KEY + "The first KeySchemaElement is not a HASH key type");
        }
        int partitions = partitions(keys);
        if (keys.subList(0, partitions).stream().anyMatch(key -> key.keyType() != KeyType.HASH)) {
            throw ServiceErrors.validation(
                    INVALID_KEY + "All HASH key attributes must precede RANGE key attributes in the KeySchema");
        }
        checkMost("HASH", partitions);
        checkMost("RANGE", keys.size() - partitions);
    }

    private static void checkMost(String type, int count) {
        if (count > MOST_ATTRIBUTES) {
            throw ServiceErrors.validation(
                    INVALID_KEY + "The KeySchema exceeds the maximum allowed number of " + type + " key attributes");
        }
    }

    private static int partitions(List<KeySchemaElement> keys) {
        return (int) keys.stream().filter(key -> key.keyType() == KeyType.HASH).count();
    }

    private static void checkProjection(Projection projection) {
        if (projection.projectionType() == null) {
            throw ServiceErrors.invalidParameter("Unknown ProjectionType: null");
        }
        if (projection.projectionType() == ProjectionType.INCLUDE && !projection.hasNonKeyAttributes()) {
            throw ServiceErrors.invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
        if (projection.hasNonKeyAttributes() && projection.projectionType() != ProjectionType.INCLUDE) {
            throw ServiceErrors.invalidParameter(
                    "ProjectionType is " + projection.projectionTypeAsString() + ", but NonKeyAttributes is specified");
        }
        if (new HashSet<>(projection.nonKeyAttributes()).size()
                < projection.nonKeyAttributes().size()) {
            throw ServiceErrors.invalidParameter("NonKeyAttributes contains an attribute twice");
        }
    }

    private static void checkUnique(String name, Set<String> names) {
        if (!names.add(name)) {
            throw ServiceErrors.invalidParameter("Duplicate index name: " + name);
        }
    }
}
