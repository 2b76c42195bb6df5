package io.dynox.test.internal.table;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.SecondaryIndex;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.validation.Constraints;
import io.dynox.test.internal.validation.IndexRules;
import io.dynox.test.internal.validation.TableRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The changes of global indexes in an UpdateTable. Immutable. */
record IndexUpdates(List<GlobalSecondaryIndexUpdate> updates) {

    private static final String NOT_FOUND = "Requested resource not found";

    /** The model's constraints on the members. */
    void checkConstraints(Constraints constraints) {
        for (int i = 0; i < updates.size(); i++) {
            String path = "globalSecondaryIndexUpdates." + (i + 1) + ".member.";
            GlobalSecondaryIndexUpdate update = updates.get(i);
            if (update.update() != null) {
                TableRules.checkIndexName(
                        constraints, path + "update.", update.update().indexName());
                TableRules.checkThroughput(
                        constraints,
                        path + "update.provisionedThroughput",
                        update.update().provisionedThroughput());
            }
            if (update.create() != null) {
                TableRules.checkConstraints(constraints, path + "create.", index(update.create()));
            }
            if (update.delete() != null) {
                TableRules.checkIndexName(
                        constraints, path + "delete.", update.delete().indexName());
            }
        }
    }

    /** What can be said without the table. */
    void checkAlone() {
        Set<String> names = new HashSet<>();
        for (GlobalSecondaryIndexUpdate update : updates) {
            if (update.create() == null && update.update() == null && update.delete() == null) {
                throw ServiceErrors.invalidParameter("One of GlobalSecondaryIndexUpdate.Update,"
                        + " GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null");
            }
            long actions = Stream.of(update.create(), update.update(), update.delete())
                    .filter(Objects::nonNull)
                    .count();
            if (actions > 1) {
                throw ServiceErrors.invalidParameter("Only one of GlobalSecondaryIndexUpdate.Update,"
                        + " GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete may be set");
            }
            if (!names.add(name(update))) {
                throw ServiceErrors.invalidParameter("Only one global secondary index update per index is allowed"
                        + " simultaneously. Index: " + name(update));
            }
        }
    }

    /** What the table has to say; {@code onDemand} is its billing after the request. */
    void checkAgainst(StoredTable table, UpdateTableRequest request, boolean onDemand) {
        long online = updates.stream().filter(update -> update.update() == null).count();
        if (online > 1) {
            throw ServiceErrors.limitExceeded("Subscriber limit exceeded: Only 1 online index can be created or deleted"
                    + " simultaneously per table");
        }
        checkDefinitions(table, request.attributeDefinitions());
        for (GlobalSecondaryIndexUpdate update : updates) {
            SecondaryIndex present = table.index(name(update));
            if (update.create() != null) {
                if (present != null) {
                    throw ServiceErrors.validation("Attempting to create an index which already exists");
                }
                GlobalSecondaryIndex index = index(update.create());
                IndexRules.check(
                        index,
                        request.attributeDefinitions().stream()
                                .map(AttributeDefinition::attributeName)
                                .toList(),
                        onDemand);
            } else if (present == null || present.isLocal()) {
                throw ServiceErrors.notFound(NOT_FOUND);
            } else if (update.update() != null) {
                checkChanges(table.definition(), update.update());
            }
        }
        checkProvisioned(table.definition(), onDemand);
    }

    /** Refuses an attribute that is defined twice, or again with another type. */
    private static void checkDefinitions(StoredTable table, List<AttributeDefinition> definitions) {
        IndexRules.checkDefinedOnce(definitions);
        for (AttributeDefinition known : table.definition().attributeDefinitions()) {
            for (AttributeDefinition again : definitions) {
                if (again.attributeName().equals(known.attributeName())
                        && again.attributeType() != known.attributeType()) {
                    throw ServiceErrors.invalidParameter("Attribute " + known.attributeName() + " is defined as "
                            + known.attributeTypeAsString() + " already, not as " + again.attributeTypeAsString());
                }
            }
        }
    }

    /** A table that leaves on-demand billing takes its indexes along. */
    private void checkProvisioned(TableDescription definition, boolean onDemand) {
        if (onDemand || !StoredTable.isOnDemand(definition)) {
            return;
        }
        Set<String> provided = updates.stream().map(IndexUpdates::name).collect(Collectors.toSet());
        String lacking = definition.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .filter(index -> !provided.contains(index))
                .collect(Collectors.joining(","));
        if (!lacking.isEmpty()) {
            throw ServiceErrors.invalidParameter("ProvisionedThroughput must be specified for index: " + lacking);
        }
    }

    private static void checkChanges(TableDescription table, UpdateGlobalSecondaryIndexAction update) {
        table.globalSecondaryIndexes().stream()
                .filter(index -> index.indexName().equals(update.indexName()))
                .forEach(index -> TableRules.checkChange(
                        "index",
                        " " + update.indexName(),
                        index.provisionedThroughput(),
                        update.provisionedThroughput()));
    }

    /** Makes the changes in the table's indexes and answers with its new definition. */
    TableDescription apply(StoredTable table, UpdateTableRequest request, TableDescription definition) {
        List<GlobalSecondaryIndexDescription> indexes = new ArrayList<>(definition.globalSecondaryIndexes());
        List<AttributeDefinition> attributes = definitions(table, request);
        for (GlobalSecondaryIndexUpdate update : updates) {
            if (update.create() != null) {
                GlobalSecondaryIndexDescription added =
                        Descriptions.describe(definition.tableArn(), index(update.create()));
                table.addIndex(added, attributes);
                indexes.add(added);
            } else if (update.delete() != null) {
                table.removeIndex(update.delete().indexName());
                indexes.removeIf(
                        index -> index.indexName().equals(update.delete().indexName()));
            } else {
                indexes.replaceAll(
                        index -> index.indexName().equals(update.update().indexName())
                                ? changed(index, update.update())
                                : index);
            }
        }
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
            indexes.replaceAll(index -> index.toBuilder()
                    .provisionedThroughput(Descriptions.describe((ProvisionedThroughput) null))
                    .build());
        }
        TableDescription changed = definition.toBuilder()
                .globalSecondaryIndexes(Descriptions.orNull(indexes))
                .build();
        return changed.toBuilder()
                .attributeDefinitions(attributes.stream()
                        .filter(attribute -> isKey(changed, attribute.attributeName()))
                        .toList())
                .build();
    }

    /** The reply's view of a change that is under way. */
    TableDescription underWay(TableDescription before, TableDescription after) {
        List<GlobalSecondaryIndexDescription> shown = new ArrayList<>();
        Set<String> created = new HashSet<>();
        Set<String> deleted = new HashSet<>();
        for (GlobalSecondaryIndexUpdate update : updates) {
            if (update.create() != null) {
                created.add(update.create().indexName());
            } else if (update.delete() != null) {
                deleted.add(update.delete().indexName());
            }
        }
        after.globalSecondaryIndexes()
                .forEach(index -> shown.add(
                        created.contains(index.indexName())
                                ? index.toBuilder()
                                        .indexStatus(IndexStatus.CREATING)
                                        .backfilling(false)
                                        .build()
                                : index));
        before.globalSecondaryIndexes().stream()
                .filter(index -> deleted.contains(index.indexName()))
                .forEach(index -> shown.add(
                        index.toBuilder().indexStatus(IndexStatus.DELETING).build()));
        return after.toBuilder()
                .globalSecondaryIndexes(Descriptions.orNull(shown))
                .build();
    }

    private static GlobalSecondaryIndexDescription changed(
            GlobalSecondaryIndexDescription index, UpdateGlobalSecondaryIndexAction update) {
        GlobalSecondaryIndexDescription.Builder changed = index.toBuilder();
        if (update.provisionedThroughput() != null) {
            changed.provisionedThroughput(Descriptions.describe(update.provisionedThroughput()));
        }
        if (update.onDemandThroughput() != null) {
            changed.onDemandThroughput(update.onDemandThroughput());
        }
        if (update.warmThroughput() != null) {
            changed.warmThroughput(TableSettings.warmIndex(update.warmThroughput(), index.provisionedThroughput()));
        }
        return changed.build();
    }

    private static boolean isKey(TableDescription table, String attribute) {
        return Stream.of(
                        Stream.of(table.keySchema()),
                        table.globalSecondaryIndexes().stream().map(GlobalSecondaryIndexDescription::keySchema),
                        table.localSecondaryIndexes().stream().map(LocalSecondaryIndexDescription::keySchema))
                .flatMap(schemas -> schemas)
                .flatMap(List::stream)
                .anyMatch(element -> element.attributeName().equals(attribute));
    }

    private static List<AttributeDefinition> definitions(StoredTable table, UpdateTableRequest request) {
        Map<String, AttributeDefinition> definitions = new LinkedHashMap<>();
        table.definition().attributeDefinitions().forEach(known -> definitions.put(known.attributeName(), known));
        request.attributeDefinitions().forEach(more -> definitions.putIfAbsent(more.attributeName(), more));
        return List.copyOf(definitions.values());
    }

    private static String name(GlobalSecondaryIndexUpdate update) {
        if (update.create() != null) {
            return update.create().indexName();
        }
        return update.update() != null
                ? update.update().indexName()
                : update.delete().indexName();
    }

    private static GlobalSecondaryIndex index(CreateGlobalSecondaryIndexAction create) {
        return GlobalSecondaryIndex.builder()
                .indexName(create.indexName())
                .keySchema(create.hasKeySchema() ? create.keySchema() : null)
                .projection(create.projection())
                .provisionedThroughput(create.provisionedThroughput())
                .onDemandThroughput(create.onDemandThroughput())
                .warmThroughput(create.warmThroughput())
                .build();
    }
}
