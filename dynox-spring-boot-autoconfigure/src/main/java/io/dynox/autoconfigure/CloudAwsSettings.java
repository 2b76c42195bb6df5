package io.dynox.autoconfigure;

import io.dynox.autoconfigure.diagnostics.PropertyRules;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * What properties of Spring Cloud AWS mean for Dynox beside it: where Dynox's own say nothing, its endpoint, its region for DynamoDB,
 * and what it puts around the names of tables hold for Dynox too. Thread-safe, as environments are.
 */
record CloudAwsSettings(Environment environment) {

    private static final Logger LOG = LoggerFactory.getLogger(CloudAwsSettings.class);
    private static final String DYNAMO_DB = "spring.cloud.aws.dynamodb.";
    private static final String ALL_SERVICES = "spring.cloud.aws.";

    @Nullable
    URI endpoint() {
        String property = has(DYNAMO_DB + "endpoint") ? DYNAMO_DB + "endpoint" : ALL_SERVICES + "endpoint";
        String endpoint = PropertyRules.endpoint(property, environment.getProperty(property));
        return endpoint == null ? null : URI.create(endpoint);
    }

    @Nullable
    String region() {
        return PropertyRules.region(DYNAMO_DB + "region", environment.getProperty(DYNAMO_DB + "region"));
    }

    /** How a name that a type gives becomes that of a table: an ARN as it is, any other with the prefix and the suffix. */
    UnaryOperator<String> tableNames(@Nullable String ownPrefix, @Nullable String ownSuffix) {
        String prefix = ownPrefix != null ? ownPrefix : environment.getProperty(DYNAMO_DB + "table-prefix", "");
        String suffix = ownSuffix != null ? ownSuffix : environment.getProperty(DYNAMO_DB + "table-suffix", "");
        return name -> {
            String resolved = environment.resolveRequiredPlaceholders(name);
            return resolved.startsWith("arn:") ? resolved : prefix + resolved + suffix;
        };
    }

    /** Names what is set there and has no effect on a client that Dynox makes. */
    void warnOfOthers() {
        warnOf(DYNAMO_DB + "dax.url", "Dynox's requests go past DAX");
        for (String prefix : new String[] {DYNAMO_DB, ALL_SERVICES}) {
            for (String flag : new String[] {"fips-enabled", "dualstack-enabled"}) {
                if (environment.getProperty(prefix + flag, Boolean.class, false)) {
                    warnOf(prefix + flag, "set it on Dynox's client by a DynoxClientCustomizer");
                }
            }
        }
    }

    private void warnOf(String property, String advice) {
        if (has(property)) {
            LOG.warn("{} has no effect on the DynamoDbAsyncClient that Dynox makes: {}.", property, advice);
        }
    }

    private boolean has(String property) {
        return environment.getProperty(property) != null;
    }
}
