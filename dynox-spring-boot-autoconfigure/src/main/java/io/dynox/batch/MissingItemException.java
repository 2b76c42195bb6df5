package io.dynox.batch;

import io.dynox.DynoxException;

/** A key was read for which the table has no item, and missing keys fail the step. The text holds the number of the key, not the key. */
public final class MissingItemException extends DynoxException {

    private static final long serialVersionUID = 1L;

    MissingItemException(String table, int missing, int keys) {
        super(
                table,
                missing + " of " + keys + " keys have no item in table '" + table
                        + "'. DynoxKeysItemReaderBuilder.missingKeys says whether such keys are skipped or fail the step;"
                        + " buildResults() reports them.",
                null);
    }
}
