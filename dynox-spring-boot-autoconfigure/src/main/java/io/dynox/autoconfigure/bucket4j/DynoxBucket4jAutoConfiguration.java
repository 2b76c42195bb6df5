package io.dynox.autoconfigure.bucket4j;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.internal.SystemTime;
import io.dynox.rate.CapacityBucket;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that shares the rate limits with other instances, where the application has an
 * {@code AsyncProxyManager} bean of Bucket4j: over any of its stores, with keys that are strings or byte arrays.
 */
@AutoConfiguration(before = DynoxAutoConfiguration.class)
@ConditionalOnClass(AsyncProxyManager.class)
@ConditionalOnBean(AsyncProxyManager.class)
@ConditionalOnBooleanProperty(name = "dynox.enabled", matchIfMissing = true)
public final class DynoxBucket4jAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(CapacityBucket.Provider.class)
    Bucket4jBuckets<?> dynoxCapacityBuckets(
            ObjectProvider<AsyncProxyManager<String>> byString, ObjectProvider<AsyncProxyManager<byte[]>> byBytes) {
        AsyncProxyManager<String> strings = byString.getIfAvailable();
        if (strings != null) {
            return new Bucket4jBuckets<>(strings, name -> name, SystemTime::nanos);
        }
        AsyncProxyManager<byte[]> bytes = byBytes.getIfAvailable();
        if (bytes != null) {
            return new Bucket4jBuckets<>(bytes, name -> name.getBytes(StandardCharsets.UTF_8), SystemTime::nanos);
        }
        throw new IllegalStateException(
                "The keys of the AsyncProxyManager bean are neither String nor byte[]: declare it as"
                        + " AsyncProxyManager<String>, by its method withMapper if need be, or declare a CapacityBucket.Provider"
                        + " bean.");
    }
}
