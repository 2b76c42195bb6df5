package io.dynox.internal.table;

import io.dynox.FailureClassifier;
import io.dynox.GetOptions;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.event.CallerContext;
import io.dynox.event.HotKeyOptions;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.sdk.TableTransports;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What a client is made of. Immutable. */
public record ClientSetup(
        DynamoDbAsyncClient client,
        WriteOptions writeOptions,
        GetOptions getOptions,
        Map<String, TableKeys> tableKeys,
        UnaryOperator<String> tableNames,
        List<BatchListener> listeners,
        CallerContext callerContext,
        FailureClassifier classifier,
        Pacers pacers,
        @Nullable HotKeyOptions hotKeys,
        EngineRuntime runtime,
        @Nullable Duration attemptTimeout,
        Duration shutdownTimeout,
        TableTransports.Choice transport) {}
