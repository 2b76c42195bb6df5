package io.dynox.sample.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dynox.SyncBatchOperations;
import io.dynox.sample.BadRequestException;
import io.dynox.sample.City;
import io.dynox.sample.CityFile;
import io.dynox.sample.CityId;
import io.dynox.sample.FaultBoard;
import io.dynox.sample.OnInMemory;
import io.dynox.sample.live.LivePart;
import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Lets two ways to write race: {@link ByHand} and {@link ByDynox}, on the same rows, each into a table of its own, with the same
 * latency, and with the same share of unprocessed items in the first {@value #SPELL} requests of each. What is lost is counted in the tables.
 *
 * <p>Thread-safe.
 */
@Component
@Conditional(OnInMemory.class)
final class Race implements LivePart {

    private static final Logger log = LoggerFactory.getLogger(Race.class);
    private static final String HAND_TABLE = "race-by-hand";
    private static final String DYNOX_TABLE = "race-dynox";
    private static final List<String> TABLES = List.of(HAND_TABLE, DYNOX_TABLE);
    private static final String UNPROCESSED = "race-unprocessed-";
    private static final int EVERY = 30;
    private static final long SEED = 23;

    /** A table that leaves items unprocessed all the time has no room for more than one request at a time, whoever sends it. */
    private static final int SPELL = 40;

    private final InMemoryDynamoDb dynamo;
    private final DynamoDbAsyncClient client;
    private final SyncBatchOperations dynox;
    private final CityFile file;
    private final FaultBoard board;
    private final AtomicBoolean isRunning = new AtomicBoolean();
    private volatile @Nullable Field field;

    Race(
            InMemoryDynamoDb dynamo,
            DynamoDbAsyncClient client,
            SyncBatchOperations dynox,
            CityFile file,
            FaultBoard board) {
        this.dynamo = dynamo;
        this.client = client;
        this.dynox = dynox;
        this.file = file;
        this.board = board;
    }

    /**
     * Starts a race in the background.
     *
     * @throws BadRequestException when one runs
     */
    void start(int latencyMillis, int unprocessedPercent) {
        if (!isRunning.compareAndSet(false, true)) {
            throw new BadRequestException("A race is under way: wait for its end");
        }
        Executor threads = Race::inBackground;
        CompletableFuture<?> unused = CompletableFuture.runAsync(
                        () -> run(latencyMillis, unprocessedPercent, threads), threads)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        log.warn("The race was given up", failure);
                        field = null;
                    }
                    board.end("race-latency");
                    TABLES.forEach(table -> board.end(UNPROCESSED + table));
                    isRunning.set(false);
                });
    }

    @Override
    public String name() {
        return "race";
    }

    @Override
    public View value() {
        Field now = field;
        return now == null
                ? new View(isRunning.get(), 0, null, null)
                : new View(
                        isRunning.get(),
                        now.rows(),
                        now.byHand().standing(),
                        now.byDynox().standing());
    }

    private void run(int latencyMillis, int unprocessedPercent, Executor threads) {
        List<City> rows = rows();
        TABLES.forEach(this::makeEmpty);
        Duration latency = Duration.ofMillis(latencyMillis);
        board.play("race-latency", TABLES, new Fault.Latency(latency, latency, SEED), null);
        if (unprocessedPercent > 0) {
            Fault unprocessed = new Fault.Unprocessed(unprocessedPercent / 100.0, SEED);
            TABLES.forEach(table -> board.play(
                    UNPROCESSED + table, FaultRule.of(unprocessed).table(table).next(SPELL), null));
        }
        Field started = new Field(
                rows.size(),
                new Runner(new ByHand(client, HAND_TABLE), rows, () -> dynamo.itemCount(HAND_TABLE)),
                new Runner(new ByDynox(dynox, DYNOX_TABLE), rows, () -> dynamo.itemCount(DYNOX_TABLE)));
        field = started;
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(started.byHand()::run, threads),
                        CompletableFuture.runAsync(started.byDynox()::run, threads))
                .join();
    }

    private void makeEmpty(String table) {
        if (dynamo.tableNames().contains(table)) {
            client.deleteTable(request -> request.tableName(table)).join();
        }
        dynamo.createTable(table, Key.string(CityId.PARTITION_KEY), Key.string(CityId.SORT_KEY));
    }

    /** Some rows of every country. No key twice, which a batch by hand would be refused for. */
    private List<City> rows() {
        Map<CityId, City> rows = new LinkedHashMap<>();
        try (Stream<City> cities = file.open()) {
            int[] row = {0};
            cities.filter(city -> row[0]++ % EVERY == 0).forEach(city -> rows.put(city.id(), city));
        }
        return new ArrayList<>(rows.values());
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "sample-race");
        thread.setDaemon(true);
        thread.start();
    }

    private record Field(int rows, Runner byHand, Runner byDynox) {}

    /**
     * What is shown of a race.
     *
     * @param running whether one is under way
     * @param rows how many rows each writes
     * @param byHand the one; absent before the first race
     * @param dynox the other
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(boolean running, int rows, Runner.@Nullable Standing byHand, Runner.@Nullable Standing dynox) {}
}
