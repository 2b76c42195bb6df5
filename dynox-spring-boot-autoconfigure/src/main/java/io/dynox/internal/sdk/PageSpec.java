package io.dynox.internal.sdk;

import org.jspecify.annotations.Nullable;

/**
 * What the requests for the pages of a scan have in common.
 *
 * <p>Immutable.
 *
 * @param table the name or the ARN of the table, as the caller gave it
 * @param totalSegments the number of parts of the table
 * @param limit the most items of a page; null for as many as 1 MB holds
 */
public record PageSpec(
        String table,
        int totalSegments,
        boolean consistentRead,
        @Nullable Integer limit,
        Projection projection) {}
