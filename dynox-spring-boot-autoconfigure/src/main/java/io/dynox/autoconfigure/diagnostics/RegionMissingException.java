package io.dynox.autoconfigure.diagnostics;

import org.jspecify.annotations.Nullable;

/** Nothing says in which AWS region the tables are. */
public final class RegionMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Describes the missing region.
     *
     * @param cause why the AWS SDK found none, if it was asked
     */
    public RegionMissingException(@Nullable Throwable cause) {
        super("No AWS region is configured for the DynamoDB client of Dynox: set dynox.region", cause);
    }
}
