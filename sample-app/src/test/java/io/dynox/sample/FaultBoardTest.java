package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FaultBoardTest {

    private static final Fault THROTTLING = new Fault.Throttling(Fault.Throttle.THROTTLING, List.of());

    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.create().createTable("race", Key.string("pk")).createTable("cities", Key.string("pk"));
    private final FaultBoard board = new FaultBoard(Optional.of(dynamo));

    @Test
    void aFaultThatIsPlayedOrEndedBesideAnotherDoesNotBeginItAnew() {
        board.play("race", FaultRule.of(THROTTLING).table("race").next(2), null);
        assertThatThrownBy(() -> count("race")).isInstanceOf(CompletionException.class);

        board.play("outage", List.of("cities"), new Fault.Outage(), Duration.ofMinutes(1));
        assertThatThrownBy(() -> count("race")).isInstanceOf(CompletionException.class);
        board.end("outage");

        assertThat(count("race")).isZero();
        assertThat(count("cities")).isZero();
    }

    @Test
    void aFaultTakesThePlaceOfTheOneThatHasItsName() {
        board.play("throttle", List.of("cities"), THROTTLING, null);

        board.play("throttle", List.of("race"), THROTTLING, null);

        assertThat(count("cities")).isZero();
        assertThatThrownBy(() -> count("race")).isInstanceOf(CompletionException.class);
        board.end("throttle");
        assertThat(count("race")).isZero();
        assertThat(board.playing()).isEmpty();
    }

    private int count(String table) {
        return dynamo.asyncClient()
                .scan(request -> request.tableName(table))
                .join()
                .count();
    }
}
