package io.dynox.batch;

/** A worker gives a partition back to the broker, for another worker to go on with it. Nothing is lost. */
public final class PartitionHandedBackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartitionHandedBackException(String partition, String reason) {
        super("Partition " + partition + " is handed back: " + reason, null, false, false);
    }
}
