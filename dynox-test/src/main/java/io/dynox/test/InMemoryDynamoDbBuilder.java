package io.dynox.test;

import io.dynox.test.internal.error.Account;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The settings of a new database. Not thread-safe. */
public final class InMemoryDynamoDbBuilder {

    Clock clock = Clock.systemUTC();

    @Nullable
    ScheduledExecutorService scheduler;

    int requestLog = 10_000;

    @Nullable
    Duration burst;

    Account account = Account.DEFAULT;

    InMemoryDynamoDbBuilder() {}

    /** The clock of creation dates, of items that expire, of the request log and of faults that last for a time. */
    public InMemoryDynamoDbBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** What delayed replies are completed by; a daemon thread of the database's own unless set. The owner shuts it down. */
    public InMemoryDynamoDbBuilder scheduler(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
        return this;
    }

    /** How many requests are kept for {@link InMemoryDynamoDb#requests()}; 10,000 unless set, 0 for none. */
    public InMemoryDynamoDbBuilder requestLog(int requests) {
        this.requestLog = requests;
        return this;
    }

    /** Takes clock and scheduler from a time that the test moves. */
    public InMemoryDynamoDbBuilder time(VirtualTime time) {
        return clock(time.clock()).scheduler(time.scheduler());
    }

    /**
     * Throttles tables and global indexes that have provisioned capacity, as the service does; without this they take
     * everything.
     *
     * @param burst for how long capacity that isn't used is saved up; the service saves it for 5 minutes
     */
    public InMemoryDynamoDbBuilder enforceThroughput(Duration burst) {
        if (burst.isNegative() || burst.isZero()) {
            throw new IllegalArgumentException("burst must be positive, but is " + burst);
        }
        this.burst = burst;
        return this;
    }

    /**
     * The account that owns the tables, as their ARNs name it; {@code 123456789012} unless set.
     *
     * @throws IllegalArgumentException if it hasn't twelve digits
     */
    public InMemoryDynamoDbBuilder account(String account) {
        this.account = new Account(account);
        return this;
    }

    /** Makes the database. */
    public InMemoryDynamoDb build() {
        return new InMemoryDynamoDb(this);
    }
}
