package io.dynox.test.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.autoconfigure.bucket4j.DynoxBucket4jAutoConfiguration;
import io.dynox.rate.CapacityBucket;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The buckets of Bucket4j over a real Redis, as they are auto-configured. */
class RedisBucketsTest extends CapacityBucketContract {

    private static RedisServer redis;

    private AnnotationConfigApplicationContext context;

    @BeforeAll
    static void startRedis() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() throws IOException, InterruptedException {
        if (redis != null) {
            redis.close();
        }
    }

    @BeforeEach
    void start() {
        context = new AnnotationConfigApplicationContext(ByString.class, DynoxBucket4jAutoConfiguration.class);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Override
    CapacityBucket.Provider buckets() {
        return context.getBean(CapacityBucket.Provider.class);
    }

    @Test
    void keysMayBeBytes() {
        try (AnnotationConfigApplicationContext bytes =
                new AnnotationConfigApplicationContext(ByBytes.class, DynoxBucket4jAutoConfiguration.class)) {
            assertThat(bytes.getBean(CapacityBucket.Provider.class)).isNotNull();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Connected {

        @Bean(destroyMethod = "shutdown")
        RedisClient redisClient() {
            return RedisServer.client(redis.port());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByString extends Connected {

        @Bean(destroyMethod = "close")
        StatefulRedisConnection<String, byte[]> connection(RedisClient client) {
            return client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        }

        @Bean
        AsyncProxyManager<String> buckets4j(StatefulRedisConnection<String, byte[]> connection) {
            return Bucket4jLettuce.casBasedBuilder(connection).build().asAsync();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByBytes extends Connected {

        @Bean
        AsyncProxyManager<byte[]> buckets4j(RedisClient client) {
            return Bucket4jLettuce.casBasedBuilder(client).build().asAsync();
        }
    }
}
