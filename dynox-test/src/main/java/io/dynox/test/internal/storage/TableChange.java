package io.dynox.test.internal.storage;

import java.time.Instant;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * What a table is going through: it is being created, updated or deleted. Immutable.
 *
 * @param shown the table as it is described meanwhile
 * @param end when the change is done
 */
public record TableChange(TableDescription shown, Instant end) {

    /** Whether the table can't be read or written: it isn't there yet, or on its way out. */
    boolean isAway() {
        return shown.tableStatus() != TableStatus.UPDATING;
    }

    /** Whether the table is being deleted. */
    public boolean isDeletion() {
        return shown.tableStatus() == TableStatus.DELETING;
    }

    /** Whether the change fills a new index of this name. */
    boolean fills(String index) {
        return shown.globalSecondaryIndexes().stream()
                .filter(each -> each.indexStatus() == IndexStatus.CREATING)
                .map(GlobalSecondaryIndexDescription::indexName)
                .anyMatch(index::equals);
    }

    /** What is being done to the table, as the service says it: created, updated or deleted. */
    String verb() {
        return shown.tableStatusAsString().toLowerCase(Locale.ROOT).replaceFirst("ing$", "ed");
    }
}
