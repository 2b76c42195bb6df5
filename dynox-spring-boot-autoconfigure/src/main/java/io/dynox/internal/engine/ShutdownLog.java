package io.dynox.internal.engine;

import io.dynox.BatchWriteResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what writers that were open at the end of the application did not write. */
final class ShutdownLog {

    private static final Logger LOG = LoggerFactory.getLogger(BatchEngine.class);

    private ShutdownLog() {}

    /** A writer has ended; says nothing when it wrote everything. */
    static void ended(BatchWriteResult result) {
        if (result.isSuccess()) {
            return;
        }
        LOG.atWarn()
                .setMessage("A writer of table '{}' that was still open at shutdown did not write everything: {}")
                .addArgument(result.table())
                .addArgument(result)
                .addKeyValue("db.collection.name", result.table())
                .addKeyValue("dynox.failed", result.failed())
                .addKeyValue("dynox.not_attempted", result.notAttempted())
                .log();
    }
}
