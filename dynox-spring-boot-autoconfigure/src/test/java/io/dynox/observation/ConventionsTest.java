package io.dynox.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.OperationKind;
import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.report.Events;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConventionsTest {

    @Test
    void tablesBeyondTheLimitShareAKeyValueOfLowCardinalityAlone() {
        DynoxRequestContext first = request("arn:aws:dynamodb:eu-central-1:123456789012:table/users");
        DynoxRequestContext second = request("orders");
        DefaultDynoxRequestConvention one = new DefaultDynoxRequestConvention(1);

        assertThat(one.getLowCardinalityKeyValues(first)).contains(KeyValue.of("db.collection.name", "users"));
        assertThat(one.getLowCardinalityKeyValues(second)).contains(KeyValue.of("db.collection.name", "other"));
        assertThat(one.getHighCardinalityKeyValues(second)).contains(KeyValue.of("aws.dynamodb.table_names", "orders"));
    }

    @Test
    void registryThatDoesNothingCostsNothing() {
        DynoxObservations idle = new DynoxObservations(
                ObservationRegistry.NOOP, new DefaultDynoxOperationConvention(1), new DefaultDynoxRequestConvention(1));

        assertThat(idle.operationStarted(
                        new Events.OperationStarted("users", OperationKind.WRITE, OptionalLong.empty())))
                .isSameAs(idle);
    }

    private static DynoxRequestContext request(String table) {
        return new DynoxRequestContext(new Events.RequestSent(table, Operation.BATCH_GET, 1, 1, 0));
    }
}
