package io.dynox.batch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a job is, over all its partitions, on this machine or on others.
 *
 * <p>Dynox implements this type; it may get further methods. Immutable.
 */
public interface TableJobProgress {

    /** Returns the name of the job. */
    String job();

    /** Returns the number of items that were read and committed since this start of the job. */
    long read();

    /** Returns the number of items of which the writes were confirmed since this start. */
    long written();

    /** Returns the number of items that were skipped since this start. */
    long skipped();

    /** Returns about how many items there are, if that is known. */
    OptionalLong total();

    /** Returns the number of partitions, those that were done before a restart included. */
    int partitions();

    /** Returns how many of them are done. */
    int partitionsDone();

    /** Returns how many items were read in a second, since this start; zero in the first second. */
    double ratePerSecond();

    /** Returns how long the rest takes at this rate, if the total is known and the job has begun to move. */
    Optional<Duration> timeLeft();

    /** Returns the time since this start. */
    Duration elapsed();

    /** Returns whether all partitions have ended. */
    boolean isDone();
}
