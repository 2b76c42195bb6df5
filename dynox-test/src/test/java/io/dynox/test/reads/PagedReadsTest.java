package io.dynox.test.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.BatchTable;
import io.dynox.ReadPage;
import io.dynox.ReadPosition;
import io.dynox.ScanOptions;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.Ways;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Pages and their positions, against the DynamoDB in memory. */
@Timeout(120)
class PagedReadsTest {

    private static final int ITEMS = 300;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder()
            .build()
            .createTable("users", Key.string("pk"))
            .createTable("events", Key.binary("id"), Key.number("at"));
    private final DynoxClient dynox = Ways.to(dynamo).build();

    PagedReadsTest() {
        dynamo.seed(
                "users",
                IntStream.range(0, ITEMS)
                        .mapToObj(number -> Map.of(
                                "pk",
                                AttributeValue.fromS("k" + number),
                                "number",
                                AttributeValue.fromN(Integer.toString(number))))
                        .toList());
    }

    @AfterEach
    void close() {
        dynox.close();
    }

    private BatchTable<Map<String, Object>> users(ScanOptions options) {
        return dynox.operations().table("users").with(options);
    }

    private static String pk(Map<String, Object> item) {
        return String.valueOf(item.get("pk"));
    }

    @Test
    void theSegmentsOfATableAreTheTable() {
        List<String> read = new ArrayList<>();

        for (int segment = 0; segment < 7; segment++) {
            try (Stream<Map<String, Object>> items = users(ScanOptions.builder()
                            .segment(segment, 7)
                            .pageItems(10)
                            .build())
                    .sync()
                    .scan()) {
                items.map(PagedReadsTest::pk).forEach(read::add);
            }
        }

        assertThat(read).hasSize(ITEMS).doesNotHaveDuplicates();
    }

    @Test
    void pagesHoldTheItemsOfTheTable() {
        List<ReadPage<Map<String, Object>>> pages = Flux.from(
                        users(ScanOptions.builder().segments(3).pageItems(25).build())
                                .scanPages())
                .collectList()
                .block();

        assertThat(pages.stream().flatMap(page -> page.items().stream()))
                .extracting(PagedReadsTest::pk)
                .hasSize(ITEMS)
                .doesNotHaveDuplicates();
        assertThat(pages.get(pages.size() - 1).position().isDone()).isTrue();
    }

    /** The job reads some items, stores the text of its position, is killed, and goes on: once for each number of items. */
    private void killAfterEachItem(ScanOptions options) {
        for (int taken = 0; taken <= ITEMS; taken += taken < 30 ? 1 : 7) {
            List<String> read = new ArrayList<>();
            String stored = ReadPosition.BEGINNING.toText();
            int left = taken;
            for (ReadPage<Map<String, Object>> page :
                    users(options).sync().scanPages().toList()) {
                int some = Math.min(left, page.items().size());
                page.items().subList(0, some).forEach(item -> read.add(pk(item)));
                stored = page.positionAfter(some).toText();
                left -= some;
                if (left == 0) {
                    break;
                }
            }

            try (Stream<Map<String, Object>> rest = users(options.toBuilder()
                            .position(ReadPosition.parse(stored))
                            .build())
                    .sync()
                    .scan()) {
                rest.map(PagedReadsTest::pk).forEach(read::add);
            }

            assertThat(read).as("killed after %d items", taken).hasSize(ITEMS).doesNotHaveDuplicates();
        }
    }

    @Test
    void aJobThatIsKilledAtAnyItemGoesOnThere() {
        killAfterEachItem(ScanOptions.builder().segments(3).pageItems(20).build());
    }

    @Test
    void soItDoesWhenEverySegmentIsOnePage() {
        killAfterEachItem(ScanOptions.builder().segments(2).build());
    }

    @Test
    void soItDoesWhenTheKeysAreNotAskedFor() {
        // the items lack the key; it is read and not handed on
        List<ReadPage<Map<String, Object>>> pages = users(
                        ScanOptions.builder().segments(1).projection("number").build())
                .sync()
                .scanPages()
                .toList();
        ReadPosition position = pages.get(0).positionAfter(100);

        long rest = users(ScanOptions.builder().segments(1).position(position).build())
                .sync()
                .scan()
                .count();

        assertThat(pages.get(0).items().get(0)).containsOnlyKeys("number");
        assertThat(rest).isEqualTo(ITEMS - 100);
    }

    @Test
    void aSegmentGoesOnFromItsPositionAndLeavesTheOthersAlone() {
        ScanOptions third = ScanOptions.builder().segment(2, 4).pageItems(5).build();
        List<ReadPage<Map<String, Object>>> pages =
                users(third).sync().scanPages().toList();
        ReadPosition position = pages.get(1).position();

        List<String> rest = users(third.toBuilder().position(position).build())
                .sync()
                .scan()
                .map(PagedReadsTest::pk)
                .toList();

        assertThat(position.segments())
                .extracting(Object::toString)
                .containsExactly("not begun", "not begun", "begun", "not begun");
        assertThat(rest)
                .containsExactlyElementsOf(pages.stream()
                        .skip(2)
                        .flatMap(page -> page.items().stream())
                        .map(PagedReadsTest::pk)
                        .toList());
    }

    @Test
    void aSegmentThatIsDoneHasNothingLeft() {
        ScanOptions second = ScanOptions.builder().segment(1, 4).build();
        ReadPosition end = users(second)
                .sync()
                .scanPages()
                .reduce((first, last) -> last)
                .orElseThrow()
                .position();

        assertThat(users(second.toBuilder().position(end).build()).sync().scan())
                .isEmpty();
    }

    @Test
    void keysOfAnyTypeAreStored() {
        Map<String, Integer> times = new HashMap<>();
        dynox.operations()
                .sync()
                .write(
                        "events",
                        batch -> IntStream.range(0, 50)
                                .forEach(i -> batch.put(
                                        Map.of("id", new byte[] {(byte) (i % 3), -1}, "at", i * 1_000_000_007L))));
        ScanOptions options = ScanOptions.builder().segments(2).pageItems(4).build();
        String stored = ReadPosition.BEGINNING.toText();

        while (!ReadPosition.parse(stored).isDone()) {
            ReadPage<Map<String, Object>> page = dynox.operations()
                    .sync()
                    .table("events")
                    .with(options.toBuilder()
                            .position(ReadPosition.parse(stored))
                            .build())
                    .scanPages()
                    .findFirst()
                    .orElseThrow();
            page.items().forEach(item -> times.merge(String.valueOf(item.get("at")), 1, Integer::sum));
            stored = page.position().toText();
        }

        assertThat(times)
                .hasSize(50)
                .allSatisfy((at, often) -> assertThat(often).isOne());
    }

    @Test
    void aSegmentBeyondTheLastIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScanOptions.builder().segment(4, 4).build())
                .withMessage("segment must be below the number of segments, 4, but is 4");
    }
}
