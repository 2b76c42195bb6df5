package io.dynox.autoconfigure;

import org.jspecify.annotations.Nullable;

/** Nobody says in which AWS region the tables are. */
final class RegionMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegionMissingException(@Nullable Throwable cause) {
        super("No AWS region is configured for the DynamoDB client of Dynox: set dynox.region", cause);
    }
}
