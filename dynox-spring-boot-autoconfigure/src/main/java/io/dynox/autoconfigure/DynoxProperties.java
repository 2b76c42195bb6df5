package io.dynox.autoconfigure;

import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.autoconfigure.diagnostics.PropertyRules;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.internal.TableProperty;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties under {@code dynox}. Immutable; a wrong value stops the start of the application with a message that
 * names the property and says what is allowed.
 *
 * @param enabled Whether Dynox is auto-configured.
 * @param region AWS region of the tables, such as eu-central-1. By default the one of Spring Cloud AWS, or of the AWS SDK's
 *     own chain (environment, system property, profile, instance).
 * @param endpoint URL of another endpoint than the region's, such as http://localhost:8000. By default that of Spring Cloud AWS, if
 *     one is set there.
 * @param credentials Who signs the requests.
 * @param client How Dynox uses the DynamoDB client.
 * @param http How the DynamoDB client that Dynox makes connects.
 * @param write How writers work.
 * @param get How batch gets work.
 * @param retry How long and how often Dynox tries again what DynamoDB left unprocessed.
 * @param rateLimit How many capacity units are spent a second on all tables together.
 * @param tables Key schemas and rate limits of tables, by table name. Without a key schema Dynox asks DescribeTable once. Names with other
 *     characters than letters, digits and hyphens stand in brackets: dynox.tables.[my_table].partition-key.
 * @param tablePrefix What the names of the tables that types name by @DynoxTable begin with. By default
 *     spring.cloud.aws.dynamodb.table-prefix.
 * @param tableSuffix What the names of the tables that types name by @DynoxTable end with. By default
 *     spring.cloud.aws.dynamodb.table-suffix.
 * @param hotKeys Whether and how hot partition keys are looked for.
 * @param transport How requests are sent: with the model objects of the AWS SDK (sdk), or as DynamoDB's JSON, written and read
 *     without them (wire), over an HTTP client that dynox.http.* describes. What the wire can't do is left to the AWS SDK. By default (auto)
 *     the wire is taken where Dynox makes the DynamoDB client.
 */
@ConfigurationProperties("dynox")
public record DynoxProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String region,
        @Nullable String endpoint,
        @DefaultValue Credentials credentials,
        @DefaultValue Client client,
        @DefaultValue Http http,
        @DefaultValue Write write,
        @DefaultValue Get get,
        @DefaultValue Retry retry,
        @DefaultValue @NestedConfigurationProperty RateLimitProperties rateLimit,
        @DefaultValue Map<String, Table> tables,
        @Nullable String tablePrefix,
        @Nullable String tableSuffix,
        @DefaultValue @NestedConfigurationProperty HotKeyProperties hotKeys,
        @DefaultValue("auto") Transport transport) {

    /** Checks the values. */
    public DynoxProperties {
        region = PropertyRules.region("dynox.region", region);
        endpoint = PropertyRules.endpoint("dynox.endpoint", endpoint);
        tables = Map.copyOf(tables);
        PropertyRules.tableAffix("dynox.table-prefix", tablePrefix);
        PropertyRules.tableAffix("dynox.table-suffix", tableSuffix);
        rateLimit.check("dynox.rate-limit");
        tables.forEach((name, table) -> table.check(name, TableProperty.of(name)));
    }

    /** How requests are sent. */
    public enum Transport {
        /** As bytes where Dynox makes the DynamoDB client and nothing stands against it, else over the DynamoDB client. */
        AUTO,
        /** Over the DynamoDB client. */
        SDK,
        /** As bytes, past the DynamoDB client. */
        WIRE
    }

    @Nullable
    URI endpointUri() {
        return endpoint == null ? null : URI.create(endpoint);
    }

    WriteOptions writeOptions() {
        return WriteOptions.builder()
                .concurrency(write.concurrency())
                .bufferItems(write.bufferItems())
                .bufferBytes(write.bufferSize().toBytes())
                .linger(write.linger())
                .putTimeout(write.putTimeout())
                .closeTimeout(write.closeTimeout())
                .recordedFailures(write.recordedFailures())
                .alikeFailures(write.alikeFailures())
                .maxUnits(write.maxUnits())
                .retry(retryPolicy())
                .build();
    }

    GetOptions getOptions() {
        return GetOptions.builder()
                .consistentRead(get.consistentRead())
                .concurrency(get.concurrency())
                .linger(get.linger())
                .retry(retryPolicy())
                .build();
    }

    /** Sets the keys and the rate limits of tables on a client. */
    void describeTables(DynoxClientBuilder client) {
        rateLimit.apply(null, client);
        tables.forEach((name, table) -> {
            table.describe(name, client);
            table.rateLimit().apply(name, client);
        });
    }

    private RetryPolicy retryPolicy() {
        return RetryPolicy.builder()
                .deadline(retry.deadline())
                .maxAttempts(retry.maxAttempts())
                .baseDelay(retry.baseDelay())
                .maxDelay(retry.maxDelay())
                .build();
    }

    /**
     * The properties under {@code dynox.credentials}. {@link #toString()} shows no secret.
     *
     * @param accessKey Access key of static credentials.
     * @param secretKey Secret key of static credentials.
     * @param sessionToken Session token of temporary static credentials.
     * @param profile Profile of the AWS configuration files, instead of static credentials.
     */
    public record Credentials(
            @Nullable String accessKey,
            @Nullable String secretKey,
            @Nullable String sessionToken,
            @Nullable String profile) {

        /** Checks that the values belong together. */
        public Credentials {
            accessKey = PropertyRules.orNull(accessKey);
            secretKey = PropertyRules.orNull(secretKey);
            sessionToken = PropertyRules.orNull(sessionToken);
            profile = PropertyRules.orNull(profile);
            PropertyRules.require(
                    secretKey != null || accessKey == null,
                    "dynox.credentials.secret-key",
                    "must be set as well when dynox.credentials.access-key is");
            PropertyRules.require(
                    accessKey != null || secretKey == null,
                    "dynox.credentials.access-key",
                    "must be set as well when dynox.credentials.secret-key is");
            PropertyRules.require(
                    accessKey != null || sessionToken == null,
                    "dynox.credentials.access-key",
                    "must be set as well when dynox.credentials.session-token is");
            PropertyRules.require(
                    accessKey == null || profile == null,
                    "dynox.credentials.profile",
                    "must not be set beside dynox.credentials.access-key; choose one of them");
        }

        @Override
        public String toString() {
            String kind =
                    accessKey != null ? "static, redacted" : profile != null ? "profile " + profile : "default chain";
            return "Credentials[" + kind + "]";
        }
    }

    /**
     * The properties under {@code dynox.client}.
     *
     * @param attemptTimeout How long one batch request may take before its outcome counts as unknown and it is sent
     *     again; with any client. The client that Dynox makes applies it to all its requests.
     * @param shutdownTimeout How long the end of the application waits for open writers and reads: half of it while beans
     *     still work, the rest when the client is closed. What is left then is in the logged account. Keep it below the grace
     *     period of the container.
     */
    public record Client(
            @DefaultValue("30s") Duration attemptTimeout,
            @DefaultValue("20s") Duration shutdownTimeout) {

        /** Checks the values. */
        public Client {
            PropertyRules.positive("dynox.client.attempt-timeout", attemptTimeout);
            PropertyRules.positive("dynox.client.shutdown-timeout", shutdownTimeout);
        }
    }

    /**
     * The properties under {@code dynox.http}. They apply to the Netty client that Dynox makes.
     *
     * @param maxConnections The most connections, and so the most requests at a time. At least one.
     * @param connectionTimeout How long it may take to open a connection.
     * @param acquireTimeout How long a request may wait for a free connection.
     * @param readTimeout How long a connection may bring no data before its request fails.
     * @param writeTimeout How long a connection may take no data before its request fails.
     * @param eventLoopThreads The threads that serve the connections, no more than those. Zero for one for every four
     *     processors, at least one.
     */
    public record Http(
            @DefaultValue("100") int maxConnections,
            @DefaultValue("2s") Duration connectionTimeout,
            @DefaultValue("10s") Duration acquireTimeout,
            @DefaultValue("30s") Duration readTimeout,
            @DefaultValue("30s") Duration writeTimeout,
            @DefaultValue("0") int eventLoopThreads) {

        /** Checks the values. */
        public Http {
            PropertyRules.atLeast("dynox.http.max-connections", maxConnections, 1);
            PropertyRules.positive("dynox.http.connection-timeout", connectionTimeout);
            PropertyRules.positive("dynox.http.acquire-timeout", acquireTimeout);
            PropertyRules.positive("dynox.http.read-timeout", readTimeout);
            PropertyRules.positive("dynox.http.write-timeout", writeTimeout);
            PropertyRules.atLeast("dynox.http.event-loop-threads", eventLoopThreads, 0);
        }
    }

    /**
     * The properties under {@code dynox.write}.
     *
     * @param concurrency The most requests of a writer in flight at a time. Fewer are in flight while the table throttles.
     *     At least one.
     * @param bufferItems The most writes that a writer holds, those in flight and those waiting for a retry included. At
     *     least 25.
     * @param bufferSize The most bytes of items that a writer holds. At least 1MB.
     * @param linger How long a partial group waits for more writes before it is sent. Zero sends each write at once.
     * @param putTimeout How long a synchronous put waits for room in the buffer. Zero waits without a limit.
     * @param closeTimeout How long a close waits for the writes that are left.
     * @param recordedFailures How many failed writes an account lists, with up to buffer-size bytes of items and without
     *     the items, but with their keys, beyond that. The others are only counted.
     * @param alikeFailures After how many writes that were refused for one reason, with nothing written, all that a writer holds
     *     fails with that reason. Later writes are tried again as after any refusal. Zero switches this off.
     * @param maxUnits The write units that one writer may consume before it stops. Zero for any number.
     */
    public record Write(
            @DefaultValue("32") int concurrency,
            @DefaultValue("10000") int bufferItems,
            @DefaultValue("32MB") DataSize bufferSize,
            @DefaultValue("100ms") Duration linger,
            @DefaultValue("0s") Duration putTimeout,
            @DefaultValue("5m") Duration closeTimeout,
            @DefaultValue("1000") int recordedFailures,
            @DefaultValue("100") int alikeFailures,
            @DefaultValue("0") long maxUnits) {

        /** Checks the values. */
        public Write {
            PropertyRules.atLeast("dynox.write.concurrency", concurrency, 1);
            PropertyRules.atLeast("dynox.write.buffer-items", bufferItems, 25);
            PropertyRules.atLeast("dynox.write.buffer-size", bufferSize, DataSize.ofMegabytes(1));
            PropertyRules.notNegative("dynox.write.linger", linger);
            PropertyRules.notNegative("dynox.write.put-timeout", putTimeout);
            PropertyRules.positive("dynox.write.close-timeout", closeTimeout);
            PropertyRules.atLeast("dynox.write.recorded-failures", recordedFailures, 0);
            PropertyRules.atLeast("dynox.write.alike-failures", alikeFailures, 0);
            PropertyRules.atLeast("dynox.write.max-units", maxUnits, 0);
        }
    }

    /**
     * The properties under {@code dynox.get}.
     *
     * @param consistentRead Whether reads see every write that was confirmed before them. Costs twice the read units.
     * @param concurrency The most requests of one batch get in flight at a time. At least one.
     * @param linger How long a partial group of a streamed batch get waits for more keys before it is sent. Zero sends each key at once.
     */
    public record Get(
            @DefaultValue("false") boolean consistentRead,
            @DefaultValue("16") int concurrency,
            @DefaultValue("20ms") Duration linger) {

        /** Checks the values. */
        public Get {
            PropertyRules.atLeast("dynox.get.concurrency", concurrency, 1);
            PropertyRules.notNegative("dynox.get.linger", linger);
        }
    }

    /**
     * The properties under {@code dynox.retry}.
     *
     * @param deadline How long a write or a key may take from its first attempt until it is given up.
     * @param maxAttempts How many requests in a row may carry a write or a key without any progress. At least one.
     * @param baseDelay The upper end of the first wait; each further one may last twice as long.
     * @param maxDelay The upper end of every wait. Not below the base delay.
     */
    public record Retry(
            @DefaultValue("2m") Duration deadline,
            @DefaultValue("20") int maxAttempts,
            @DefaultValue("50ms") Duration baseDelay,
            @DefaultValue("5s") Duration maxDelay) {

        /** Checks the values. */
        public Retry {
            PropertyRules.positive("dynox.retry.deadline", deadline);
            PropertyRules.atLeast("dynox.retry.max-attempts", maxAttempts, 1);
            PropertyRules.positive("dynox.retry.base-delay", baseDelay);
            PropertyRules.atLeast("dynox.retry.max-delay", maxDelay, baseDelay, "dynox.retry.base-delay");
        }
    }

    /**
     * The properties under {@code dynox.tables.<name>}.
     *
     * @param partitionKey Name of the table's partition key attribute.
     * @param sortKey Name of the table's sort key attribute, if it has one.
     * @param rateLimit How many capacity units are spent a second on the table.
     */
    public record Table(
            @Nullable String partitionKey,
            @Nullable String sortKey,
            @DefaultValue @NestedConfigurationProperty RateLimitProperties rateLimit) {

        /** Takes empty names as none. */
        public Table {
            partitionKey = PropertyRules.orNull(partitionKey);
            sortKey = PropertyRules.orNull(sortKey);
        }

        private void check(String name, String prefix) {
            PropertyRules.tableName(prefix, name);
            rateLimit.check(prefix + ".rate-limit");
            PropertyRules.require(
                    partitionKey != null || (sortKey == null && !rateLimit.equals(RateLimitProperties.NONE)),
                    prefix + ".partition-key",
                    "must be set and not be empty");
            PropertyRules.require(
                    partitionKey == null || !partitionKey.equals(sortKey),
                    prefix + ".sort-key",
                    "must be another attribute than the partition key '" + partitionKey + "'");
        }

        private void describe(String name, DynoxClientBuilder client) {
            if (partitionKey != null && sortKey != null) {
                client.tableKeys(name, partitionKey, sortKey);
            } else if (partitionKey != null) {
                client.tableKeys(name, partitionKey);
            }
        }
    }
}
