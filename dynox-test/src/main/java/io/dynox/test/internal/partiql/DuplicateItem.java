package io.dynox.test.internal.partiql;

import io.dynox.test.internal.error.ServiceErrors;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** Reports to a transaction that an INSERT found an item with the same key. Stateless. */
final class DuplicateItem {

    /** The code in batches and in cancelled transactions. */
    static final String CODE = "DuplicateItem";

    private DuplicateItem() {}

    /** The reason that an INSERT gives for the cancellation of a transaction. */
    static CancellationReason of(CancellationReason failedCondition) {
        return failedCondition.toBuilder()
                .code(CODE)
                .message(ServiceErrors.DUPLICATE_ITEM)
                .build();
    }
}
