package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

final class TimeToLiveTest {

    private final VirtualTime time = VirtualTime.start();
    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().time(time).build();
    private final DynamoDbClient client = dynamo.client();

    TimeToLiveTest() {
        dynamo.createTable("sessions", Key.string("pk"));
    }

    private void enable(boolean enabled, String attribute) {
        client.updateTimeToLive(r -> r.tableName("sessions")
                .timeToLiveSpecification(s -> s.enabled(enabled).attributeName(attribute)));
    }

    private void put(String pk, String attribute, AttributeValue value) {
        client.putItem(r -> r.tableName("sessions").item(Map.of("pk", AttributeValue.fromS(pk), attribute, value)));
    }

    private AttributeValue in(Duration delay) {
        return AttributeValue.fromN(
                Long.toString(time.clock().instant().plus(delay).getEpochSecond()));
    }

    @Test
    void itemsExpireByTheClock() {
        put("before", "ends", in(Duration.ofMinutes(5)));
        enable(true, "ends");
        put("soon", "ends", in(Duration.ofMinutes(5)));
        put("later", "ends", in(Duration.ofMinutes(10)));
        put("text", "ends", AttributeValue.fromS("1"));
        put("never", "other", in(Duration.ofMinutes(5)));

        time.advance(Duration.ofMinutes(6));

        assertThat(client.scan(r -> r.tableName("sessions")).items())
                .extracting("pk")
                .containsExactlyInAnyOrder(
                        AttributeValue.fromS("later"), AttributeValue.fromS("text"), AttributeValue.fromS("never"));
    }

    @Test
    void itemsFromAgesAgoAreTakenForMistakes() {
        enable(true, "ends");

        put("ancient", "ends", in(Duration.ofDays(-6 * 365)));
        put("recent", "ends", in(Duration.ofDays(-1)));

        assertThat(dynamo.items("sessions")).extracting("pk").containsExactly(AttributeValue.fromS("ancient"));
    }

    @Test
    void aChangedItemExpiresByItsNewValue() {
        enable(true, "ends");
        put("a", "ends", in(Duration.ofMinutes(5)));
        put("a", "ends", in(Duration.ofMinutes(15)));

        time.advance(Duration.ofMinutes(10));

        assertThat(dynamo.itemCount("sessions")).isOne();
    }

    @Test
    void theSettingIsDescribed() {
        assertThat(client.describeTimeToLive(r -> r.tableName("sessions"))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.DISABLED);

        enable(true, "ends");

        assertThat(client.describeTimeToLive(r -> r.tableName("sessions")).timeToLiveDescription())
                .isEqualTo(TimeToLiveDescription.builder()
                        .attributeName("ends")
                        .timeToLiveStatus(TimeToLiveStatus.ENABLED)
                        .build());
    }

    @Test
    void theSettingChangesOneStepAtATime() {
        assertThatThrownBy(() -> enable(false, "ends")).hasMessageStartingWith("TimeToLive is already disabled");
        enable(true, "ends");
        assertThatThrownBy(() -> enable(true, "ends")).hasMessageStartingWith("TimeToLive is already enabled");
        assertThatThrownBy(() -> enable(true, "other"))
                .hasMessageStartingWith(
                        "TimeToLive is active on a different AttributeName: current AttributeName is" + " ends");
        enable(false, "ends");
    }
}
