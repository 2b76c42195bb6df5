package io.dynox.sample.control;

import io.dynox.sample.BadRequestException;
import io.dynox.sample.CityId;
import io.dynox.sample.FaultBoard;
import io.dynox.sample.OnInMemory;
import io.dynox.sample.SampleProperties;
import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Breaks the in-memory DynamoDB, for the tables that jobs write to only, and mends it. */
@RestController
@Conditional(OnInMemory.class)
@RequestMapping("/controls/faults")
@ResponseStatus(HttpStatus.NO_CONTENT)
final class FaultControls {

    private static final long SEED = 17;
    private static final int MOST_SECONDS = 60;
    private static final int MOST_PERCENT = 90;
    private static final int MOST_MILLIS = 1_000;
    private static final String[] BATCHES = {"BatchWriteItem", "BatchGetItem"};
    static final Set<String> NAMES = Set.of("throttle", "unprocessed", "hot", "outage", "poison", "latency");

    private final FaultBoard board;
    private final List<String> tables;

    FaultControls(FaultBoard board, SampleProperties properties) {
        this.board = board;
        this.tables = properties.tables();
    }

    /** Throttles every batch for some seconds. */
    @PutMapping("/throttle")
    void throttle(@RequestParam int seconds) {
        play("throttle", new Fault.Throttling(Fault.Throttle.THROTTLING, List.of()), span(seconds));
    }

    /** Leaves a share of the items of each batch unprocessed. */
    @PutMapping("/unprocessed")
    void unprocessed(@RequestParam int percent) {
        between("percent", percent, 1, MOST_PERCENT);
        play("unprocessed", new Fault.Unprocessed(percent / 100.0, SEED), null);
    }

    /** Throttles the partition of one country for some seconds. */
    @PutMapping("/hot")
    void hot(@RequestParam String country, @RequestParam int seconds) {
        if (!country.matches("[A-Z]{2}")) {
            throw new BadRequestException("country must be two capital letters, but is '" + country + "'");
        }
        play("hot", new Fault.HotPartition(CityId.PARTITION_KEY, AttributeValue.fromS(country)), span(seconds));
    }

    /** Makes the endpoint refuse connections for some seconds. */
    @PutMapping("/outage")
    void outage(@RequestParam int seconds) {
        board.play("outage", tables, new Fault.Outage(), span(seconds));
    }

    /** Lets DynamoDB refuse each request that holds one city. */
    @PutMapping("/poison")
    void poison(@RequestParam String id) {
        Map<String, Object> key = CityId.parse(id.strip()).toKey();
        play(
                "poison",
                new Fault.Poison(item -> key.entrySet().stream()
                        .allMatch(each -> AttributeValue.fromS(each.getValue().toString())
                                .equals(item.attribute(each.getKey())))),
                null);
    }

    /** Delays every reply. */
    @PutMapping("/latency")
    void latency(@RequestParam int millis) {
        between("millis", millis, 1, MOST_MILLIS);
        Duration latency = Duration.ofMillis(millis);
        play("latency", new Fault.Latency(latency, latency, SEED), null);
    }

    /** Ends a fault. */
    @DeleteMapping("/{name}")
    void end(@PathVariable String name) {
        if (!NAMES.contains(name)) {
            throw new BadRequestException("There is no fault '" + name + "', but " + NAMES);
        }
        board.end(name);
    }

    /** Ends all of them. */
    @DeleteMapping
    void endAll() {
        NAMES.forEach(board::end);
    }

    private void play(String name, Fault fault, @Nullable Duration span) {
        board.play(name, FaultRule.of(fault).on(BATCHES).table(tables.toArray(String[]::new)), span);
    }

    private static Duration span(int seconds) {
        between("seconds", seconds, 1, MOST_SECONDS);
        return Duration.ofSeconds(seconds);
    }

    static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadRequestException(name + " must be between " + least + " and " + most + ", but is " + value);
        }
    }
}
