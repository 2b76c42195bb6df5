package io.dynox.test.internal.validation;

import io.dynox.test.internal.error.ServiceErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;

/** What a new table must keep to. Stateless. */
public final class TableRules {

    private static final long MOST_UNITS = 1_000_000_000_000L;
    private static final long NO_LIMIT = -1;
    private static final int MOST_KEYS = 2;
    private static final int MOST_IN_GLOBAL = 8;
    private static final int MOST_PROJECTED = 20;
    private static final int LONGEST_ATTRIBUTE = 255;

    private TableRules() {}

    /** Refuses what CreateTable refuses, in its order. */
    public static void check(CreateTableRequest request) {
        checkConstraints(request);
        checkBilling(request);
        checkOnDemand(request.onDemandThroughput());
        checkKeys(request);
        IndexRules.check(request);
    }

    /** The constraints on the members of a throughput, which may be absent as a whole. */
    public static void checkThroughput(
            Constraints constraints, String path, @Nullable ProvisionedThroughput throughput) {
        if (throughput != null) {
            constraints.notNull(path + ".writeCapacityUnits", throughput.writeCapacityUnits());
            constraints.atLeast(path + ".writeCapacityUnits", throughput.writeCapacityUnits(), 1);
            constraints.notNull(path + ".readCapacityUnits", throughput.readCapacityUnits());
            constraints.atLeast(path + ".readCapacityUnits", throughput.readCapacityUnits(), 1);
        }
    }

    /** Refuses capacities beyond what the service can count. */
    public static void checkBounds(ProvisionedThroughput throughput) {
        checkBound("ReadCapacityUnits", throughput.readCapacityUnits());
        checkBound("WriteCapacityUnits", throughput.writeCapacityUnits());
    }

    /** Refuses throughput that a table, or the index of a name, has already; null changes nothing. */
    public static void checkChange(
            String kind,
            String name,
            ProvisionedThroughputDescription current,
            @Nullable ProvisionedThroughput wanted) {
        if (wanted != null
                && wanted.readCapacityUnits().equals(current.readCapacityUnits())
                && wanted.writeCapacityUnits().equals(current.writeCapacityUnits())) {
            throw ServiceErrors.validation("The provisioned throughput for the " + kind + name
                    + " will not change. The requested"
                    + " value equals the current value. Current ReadCapacityUnits provisioned for the " + kind + ": "
                    + current.readCapacityUnits() + ". Requested ReadCapacityUnits: " + wanted.readCapacityUnits()
                    + ". Current WriteCapacityUnits provisioned for the " + kind + ": " + current.writeCapacityUnits()
                    + ". Requested WriteCapacityUnits: " + wanted.writeCapacityUnits()
                    + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher"
                    + " limits.");
        }
    }

    /** The constraint on the table's class, which may be absent. */
    public static void checkTableClass(Constraints constraints, @Nullable String tableClass) {
        constraints.oneOf("tableClass", tableClass, "STANDARD", "STANDARD_INFREQUENT_ACCESS");
    }

    /** The constraint on the kind of encryption, which may be absent. */
    public static void checkEncryption(Constraints constraints, @Nullable SSESpecification encryption) {
        if (encryption != null) {
            constraints.oneOf("sSESpecification.sSEType", encryption.sseTypeAsString(), "AES256", "KMS");
        }
    }

    /** Refuses most units that are neither a number of units nor -1 for no limit; null sets none. */
    public static void checkOnDemand(@Nullable OnDemandThroughput throughput) {
        if (throughput != null) {
            checkMostUnits("MaxReadRequestUnits", throughput.maxReadRequestUnits());
            checkMostUnits("MaxWriteRequestUnits", throughput.maxWriteRequestUnits());
        }
    }

    private static void checkMostUnits(String name, @Nullable Long units) {
        if (units != null && units < 1 && units != NO_LIMIT) {
            throw ServiceErrors.invalidParameter(
                    "Requested " + name + " for OnDemandThroughput for table is outside of valid range");
        }
    }

    private static void checkBound(String name, long units) {
        if (units > MOST_UNITS) {
            throw ServiceErrors.validation("Given value " + units + " for " + name + " is out of bounds");
        }
    }

    private static void checkConstraints(CreateTableRequest request) {
        Constraints constraints = new Constraints();
        constraints.notNull(
                "attributeDefinitions", request.hasAttributeDefinitions() ? request.attributeDefinitions() : null);
        checkDefinitions(constraints, request.attributeDefinitions());
        CommonConstraints.definedTable(constraints, request.tableName());
        constraints.oneOf("billingMode", request.billingModeAsString(), "PROVISIONED", "PAY_PER_REQUEST");
        checkTableClass(constraints, request.tableClassAsString());
        checkEncryption(constraints, request.sseSpecification());
        checkThroughput(constraints, "provisionedThroughput", request.provisionedThroughput());
        checkKeySchema(constraints, "keySchema", request.hasKeySchema() ? request.keySchema() : null, MOST_KEYS);
        List<LocalSecondaryIndex> local = request.localSecondaryIndexes();
        for (int i = 0; i < local.size(); i++) {
            String path = "localSecondaryIndexes." + (i + 1) + ".member.";
            checkIndexName(constraints, path, local.get(i).indexName());
            checkKeySchema(
                    constraints,
                    path + "keySchema",
                    local.get(i).hasKeySchema() ? local.get(i).keySchema() : null,
                    MOST_KEYS);
            checkProjection(constraints, path, local.get(i).projection());
        }
        List<GlobalSecondaryIndex> global = request.globalSecondaryIndexes();
        for (int i = 0; i < global.size(); i++) {
            checkConstraints(constraints, "globalSecondaryIndexes." + (i + 1) + ".member.", global.get(i));
        }
        constraints.check();
    }

    /** The constraints on the definitions of attributes. */
    public static void checkDefinitions(Constraints constraints, List<AttributeDefinition> definitions) {
        for (int i = 0; i < definitions.size(); i++) {
            String path = "attributeDefinitions." + (i + 1) + ".member.";
            String name = definitions.get(i).attributeName();
            constraints.notNull(path + "attributeName", name);
            constraints.length(path + "attributeName", name, 1, LONGEST_ATTRIBUTE);
            String type = definitions.get(i).attributeTypeAsString();
            constraints.notNull(path + "attributeType", type).oneOf(path + "attributeType", type, "B", "N", "S");
        }
    }

    /** The constraints on a global index. */
    public static void checkConstraints(Constraints constraints, String path, GlobalSecondaryIndex index) {
        checkIndexName(constraints, path, index.indexName());
        checkKeySchema(
                constraints, path + "keySchema", index.hasKeySchema() ? index.keySchema() : null, MOST_IN_GLOBAL);
        checkProjection(constraints, path, index.projection());
        checkThroughput(constraints, path + "provisionedThroughput", index.provisionedThroughput());
    }

    /** The constraints on the name of an index. */
    public static void checkIndexName(Constraints constraints, String path, @Nullable String name) {
        constraints.notNull(path + "indexName", name);
        CommonConstraints.resourceName(constraints, path + "indexName", name);
    }

    private static void checkKeySchema(
            Constraints constraints, String path, @Nullable List<KeySchemaElement> keySchema, int most) {
        constraints.notNull(path, keySchema).length(path, keySchema, 1, most);
        if (keySchema == null) {
            return;
        }
        for (int i = 0; i < keySchema.size(); i++) {
            String member = path + "." + (i + 1) + ".member.";
            String name = keySchema.get(i).attributeName();
            constraints
                    .notNull(member + "attributeName", name)
                    .length(member + "attributeName", name, 1, LONGEST_ATTRIBUTE);
            String type = keySchema.get(i).keyTypeAsString();
            constraints.notNull(member + "keyType", type).oneOf(member + "keyType", type, "HASH", "RANGE");
        }
    }

    private static void checkProjection(Constraints constraints, String path, @Nullable Projection projection) {
        constraints.notNull(path + "projection", projection);
        if (projection != null) {
            constraints.oneOf(
                    path + "projection.projectionType",
                    projection.projectionTypeAsString(),
                    "ALL",
                    "INCLUDE",
                    "KEYS_ONLY");
            if (projection.hasNonKeyAttributes()) {
                String member = path + "projection.nonKeyAttributes";
                constraints.length(member, projection.nonKeyAttributes(), 1, MOST_PROJECTED);
                constraints.require(
                        projection.nonKeyAttributes().stream()
                                .allMatch(name -> !name.isEmpty() && name.length() <= LONGEST_ATTRIBUTE),
                        member,
                        projection.nonKeyAttributes(),
                        "Member must satisfy constraint: [Member must have length less than or equal to 255, Member"
                                + " must have length greater than or equal to 1]");
            }
        }
    }

    private static void checkBilling(CreateTableRequest request) {
        ProvisionedThroughput throughput = request.provisionedThroughput();
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
            if (throughput != null) {
                throw ServiceErrors.invalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified"
                        + " when BillingMode is PAY_PER_REQUEST");
            }
        } else if (throughput == null) {
            throw ServiceErrors.invalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified"
                    + " when BillingMode is PROVISIONED");
        } else {
            checkBounds(throughput);
        }
    }

    private static void checkKeys(CreateTableRequest request) {
        List<String> defined = request.attributeDefinitions().stream()
                .map(AttributeDefinition::attributeName)
                .toList();
        List<KeySchemaElement> keys = request.keySchema();
        if (keys.size() > defined.size()) {
            throw ServiceErrors.validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        IndexRules.checkDefined(keys, defined);
        IndexRules.checkKeyTypes(keys);
        if (!request.hasLocalSecondaryIndexes()
                && !request.hasGlobalSecondaryIndexes()
                && keys.size() != defined.size()) {
            throw ServiceErrors.invalidParameter("Number of attributes in KeySchema does not exactly match number of"
                    + " attributes defined in AttributeDefinitions");
        }
    }
}
