package io.dynox.sample.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dynox.WriteAccount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of the last job, and what the other rooms of the sample add.
 *
 * <p>Immutable.
 *
 * @param job where the job is
 * @param account where its writes are; they add up to those accepted
 * @param engine the requests
 * @param throttleReasons the reasons that DynamoDB gave
 * @param hotKeys the partition keys that were hot
 * @param deadLetters the cities that were given up last, the newest first
 * @param mayChange whether the page may change anything
 * @param parts what the others show, by their names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveState(
        Job job,
        Account account,
        Engine engine,
        List<String> throttleReasons,
        List<JobFigures.Hot> hotKeys,
        List<JobFigures.DeadLetter> deadLetters,
        boolean mayChange,
        Map<String, Object> parts) {

    /**
     * Where the job is.
     *
     * @param kind import or migration
     * @param table the table that it writes to
     * @param phase none, running, done or failed
     * @param rows how many there are to write
     * @param ratePerSecond rows a second
     * @param secondsLeft how long the rest takes; absent where it is unknown
     * @param message what became of it, in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Job(
            String kind,
            String table,
            String phase,
            long rows,
            long ratePerSecond,
            @Nullable Long secondsLeft,
            String message) {}

    /** {@link WriteAccount}, as the page shows it. */
    record Account(
            long accepted,
            long written,
            long superseded,
            long buffered,
            long inFlight,
            long waitingRetry,
            long failed,
            long notAttempted) {

        static final Account NONE = new Account(0, 0, 0, 0, 0, 0, 0, 0);

        static Account of(WriteAccount account) {
            return new Account(
                    account.accepted(),
                    account.written(),
                    account.superseded(),
                    account.buffered(),
                    account.inFlight(),
                    account.waitingRetry(),
                    account.failed(),
                    account.notAttempted());
        }

        long pending() {
            return buffered + inFlight + waitingRetry;
        }
    }

    /**
     * The requests of the writer.
     *
     * @param requests all so far
     * @param retries writes sent again
     * @param unprocessed writes that replies left undone
     * @param throttles requests that were throttled
     * @param inFlight requests that are not answered
     * @param window how many may be in flight for now
     * @param maxWindow how many there may be at most
     * @param isPaused whether the table processes nothing at all for now
     * @param unitsPerSecond the rate limit; absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Engine(
            long requests,
            long retries,
            long unprocessed,
            long throttles,
            int inFlight,
            int window,
            int maxWindow,
            boolean isPaused,
            @Nullable Long unitsPerSecond) {}
}
